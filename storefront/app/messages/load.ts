import type { Language } from '@techmart/contracts'
import { use } from 'react'
import type { Messages, PageMessages } from './type.ts'

/** The browser loads the texts of its page's language, and no other. */
const loadPageMessages: Record<Language, () => Promise<PageMessages>> = {
  en: async () => (await import('./en/index.ts')).en,
  es: async () => (await import('./es/index.ts')).es,
  de: async () => (await import('./de/index.ts')).de,
  ar: async () => (await import('./ar/index.ts')).ar,
}

const loadBuyMessages: Record<Language, () => Promise<Messages['buy']>> = {
  en: async () => (await import('./en/buy.ts')).buy,
  es: async () => (await import('./es/buy.ts')).buy,
  de: async () => (await import('./de/buy.ts')).buy,
  ar: async () => (await import('./ar/buy.ts')).buy,
}

let loading: Promise<Messages['buy']> | undefined
let buy: Messages['buy'] | undefined

/** Begins to load the texts of cart, checkout and orders, before something there is drawn. */
export function preloadBuyMessages(language: Language): Promise<Messages['buy']> {
  loading ??= loadBuyMessages[language]().then((texts) => {
    buy = texts
    return texts
  })
  return loading
}

/** All texts of a language; whoever reads `buy` before it is there waits for it (Suspense). */
export async function loadMessages(language: Language): Promise<Messages> {
  const messages = await loadPageMessages[language]()
  return {
    ...messages,
    get buy() {
      // Once there, it may be read anywhere: event handlers cannot wait.
      return buy ?? use(preloadBuyMessages(language))
    },
  }
}
