import type { Language, Localized } from '@techmart/contracts'

export type TaxKind = 'vat' | 'sales'

const TAX_NAMES: Record<TaxKind, Record<Language, string>> = {
  vat: { en: 'VAT', es: 'IVA', de: 'MwSt.', ar: 'ضريبة القيمة المضافة' },
  sales: { en: 'Sales tax', es: 'Impuesto sobre las ventas', de: 'Verkaufssteuer', ar: 'ضريبة المبيعات' },
}

const PERCENT: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: 2 }
/** Made once: a quote is asked for with every look at a cart. Western digits in Arabic, as everywhere in the shop. */
const RATES: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en', PERCENT),
  es: new Intl.NumberFormat('es', PERCENT),
  de: new Intl.NumberFormat('de', PERCENT),
  ar: new Intl.NumberFormat('ar-u-nu-latn', PERCENT),
}

/** "VAT 20%" as the language writes it; without a rate where several countries differ. */
export function taxLabel(kind: TaxKind, rateBp: number | undefined, language: Language): string {
  const name = TAX_NAMES[kind][language]
  if (rateBp === undefined) return name
  return `${name} ${RATES[language].format(rateBp / 10_000)}`
}

export function countryNames(language: Language): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  return (code) => names.of(code) ?? code
}

/** Compares as the language's alphabet does. */
export function alphabet(language: Language): (a: string, b: string) => number {
  return new Intl.Collator(language).compare
}

export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.en
}
