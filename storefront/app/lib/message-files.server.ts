import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@techmart/contracts'

// The client build lies beside the server build; under the development server there is neither.
const manifestFile = join(import.meta.dirname, '../client/.vite/manifest.json')

type Manifest = Record<string, { file: string } | undefined>

let manifest: Manifest | undefined

/** The address of the script with a language's texts, so that the page can ask for it at once. */
export function messageFile(language: Language): string | undefined {
  manifest ??= existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest) : {}
  const file = manifest[`app/messages/${language}/index.ts`]?.file
  return file && `/${file}`
}
