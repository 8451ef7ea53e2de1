import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@techmart/contracts'
import type { LatePart } from '../messages/type.ts'

// The client build lies beside the server build; under the development server there is neither.
const manifestFile = join(import.meta.dirname, '../client/.vite/manifest.json')

type Manifest = Record<string, { file: string } | undefined>

let manifest: Manifest | undefined

/** The addresses of the scripts with a page's texts, so that it can ask for them at once. */
export function messageFiles(language: Language, parts: readonly LatePart[]): string[] {
  manifest ??= existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest) : {}
  const files = ['index', ...parts].map((name) => manifest?.[`app/messages/${language}/${name}.ts`]?.file)
  return files.filter((file) => file !== undefined).map((file) => `/${file}`)
}
