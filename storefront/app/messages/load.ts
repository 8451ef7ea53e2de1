import type { Language } from '@techmart/contracts'
import { use } from 'react'
import type { LateMessages, LatePart, Messages, PageMessages } from './type.ts'

/** The browser loads the texts of its page's language, and no other. */
const loadPageMessages: Record<Language, () => Promise<PageMessages>> = {
  en: async () => (await import('./en/index.ts')).en,
  es: async () => (await import('./es/index.ts')).es,
  de: async () => (await import('./de/index.ts')).de,
  ar: async () => (await import('./ar/index.ts')).ar,
}

type Loaders = { [P in LatePart]: Record<Language, () => Promise<LateMessages[P]>> }

const loadLateMessages: Loaders = {
  browse: {
    en: async () => (await import('./en/browse.ts')).browse,
    es: async () => (await import('./es/browse.ts')).browse,
    de: async () => (await import('./de/browse.ts')).browse,
    ar: async () => (await import('./ar/browse.ts')).browse,
  },
  buy: {
    en: async () => (await import('./en/buy.ts')).buy,
    es: async () => (await import('./es/buy.ts')).buy,
    de: async () => (await import('./de/buy.ts')).buy,
    ar: async () => (await import('./ar/buy.ts')).buy,
  },
}

const loading: { [P in LatePart]?: Promise<LateMessages[P]> } = {}
const loaded: Partial<LateMessages> = {}

/** Begins to load texts that only some pages need, before something there is drawn. */
export function preloadMessages<P extends LatePart>(part: P, language: Language): Promise<LateMessages[P]> {
  const known: Promise<LateMessages[P]> | undefined = loading[part]
  if (known) return known
  const texts: Promise<LateMessages[P]> = loadLateMessages[part][language]()
  loading[part] = texts as (typeof loading)[P]
  void texts.then((them) => {
    loaded[part] = them
  })
  return texts
}

/** All texts of a language; whoever reads late ones before they are there waits for them (Suspense). */
export async function loadMessages(language: Language): Promise<Messages> {
  const messages = await loadPageMessages[language]()
  // Once there, they may be read anywhere: event handlers cannot wait.
  return {
    ...messages,
    get browse() {
      return loaded.browse ?? use(preloadMessages('browse', language))
    },
    get buy() {
      return loaded.buy ?? use(preloadMessages('buy', language))
    },
  }
}
