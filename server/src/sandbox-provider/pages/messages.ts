import { ar } from './messages/ar.ts'
import { de } from './messages/de.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'

export type MessageKey = keyof typeof en
export type Messages = Record<MessageKey, string>

export const languages = ['en', 'es', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  ar: 'العربية',
}

const catalogue: Record<Language, Messages> = { en, es, de, ar }

/** The text of a key, with `{name}` replaced by the value of that name. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string>>) => string

export function translator(language: Language): Translate {
  return (key, values = {}) => catalogue[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '')
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The language asked for in the address, else the browser's first that we have, else English. */
export function chooseLanguage(asked: string | undefined, acceptLanguage: string | undefined): Language {
  const wishes = [asked ?? '', ...(acceptLanguage ?? '').slice(0, 500).split(',')]
  for (const wish of wishes) {
    const code = wish.trim().slice(0, 2).toLowerCase()
    const language = languages.find((known) => known === code)
    if (language) return language
  }
  return 'en'
}

/** Minor units as money in the reader's language; digits stay Latin, as they are on cards. */
export function formatMoney(amountMinor: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    style: 'currency',
    currency,
    // Between right-to-left words a symbol such as US$ comes out mirrored; a code does not.
    currencyDisplay: language === 'ar' ? 'code' : 'symbol',
  })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0
  // Amounts stay below 10^11, where the nearest double still shows every minor unit exactly.
  return format.format(amountMinor / 10 ** decimals)
}
