import type { Currency, Language } from '@techmart/contracts'

export const languages: readonly Language[] = ['en', 'es', 'de', 'ar']
export const currencies: readonly Currency[] = ['USD', 'EUR', 'GBP']

/** How a language calls itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  ar: 'العربية',
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The Intl locale of a language. Arabic keeps Latin digits, so that prices align and read alike everywhere. */
export function intlLocaleOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language
}

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language)
}

export function isCurrency(value: unknown): value is Currency {
  return currencies.includes(value as Currency)
}
