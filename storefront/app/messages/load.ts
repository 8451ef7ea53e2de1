import type { Language } from '@techmart/contracts'
import type { Messages } from './type.ts'

/** The browser loads the catalogue of its page's language, and no other. */
export const loadMessages: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en/index.ts')).en,
  es: async () => (await import('./es/index.ts')).es,
  de: async () => (await import('./de/index.ts')).de,
  ar: async () => (await import('./ar/index.ts')).ar,
}
