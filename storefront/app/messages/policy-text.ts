import type { PolicyPage } from '../lib/paths.ts'

export interface PolicyText {
  title: string
  intro: string
  sections: ReadonlyArray<{ title: string; paragraphs: readonly string[] }>
}

/** The policies of the demonstration shop; read by their page's loader only, so no other page carries them. */
export type PolicyTexts = Record<PolicyPage, PolicyText>
