import type { Address, Language, Money } from '@techmart/contracts'

const LEFT_TO_RIGHT = '\u2066'
const END_OF_ISOLATE = '\u2069'

/** Western digits in Arabic, as everywhere in the shop. */
const LOCALES: Record<Language, string> = { en: 'en', es: 'es', de: 'de', ar: 'ar-u-nu-latn' }

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** `$48.00` as the language writes it; in Arabic the plain form, kept together, as in the shop. */
export function formatMoney({ amountMinor, currency }: Money, language: Language): string {
  const locale = language === 'ar' ? 'en' : LOCALES[language]
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  // Every currency of the shop has two decimals.
  return isolate(format.format(amountMinor / 100), language)
}

export function formatDay(timestamp: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(timestamp),
  )
}

/** Keeps numbers and references in their own order within Arabic text. */
export function isolate(text: string, language: Language): string {
  return language === 'ar' ? LEFT_TO_RIGHT + text + END_OF_ISOLATE : text
}

/** The lines of an address as they are written in its country. */
export function addressLines(address: Address, language: Language): string[] {
  const { name, line1, line2, city, postalCode = '', region = '', country } = address
  const countryName = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country
  const place: Record<string, string[]> = {
    US: [`${city}, ${region} ${postalCode}`],
    GB: [city, postalCode],
  }
  const lines = [
    name,
    line1,
    line2 ?? '',
    ...(place[country] ?? [`${postalCode} ${city}`, region]),
    countryName,
  ]
  return lines
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/^, |, $/g, '')
        .trim(),
    )
    .filter((line) => line !== '')
}
