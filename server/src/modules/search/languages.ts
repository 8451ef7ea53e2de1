import { type Currency, currencies, type Language, languages } from '@techmart/contracts'

/** Peers in this process are not validated: a language that is none of ours is read as English. */
export function knownLanguage(language: string | undefined): Language {
  return languages.find((known) => known === language) ?? 'en'
}

/** And a currency as dollars. */
export function knownCurrency(currency: string | undefined): Currency {
  return currencies.find((known) => known === currency) ?? 'USD'
}
