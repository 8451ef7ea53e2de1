import type { Currency, Language, Money } from '@techmart/contracts'

/** The admin speaks British English; money and times are written one way everywhere. */
const LOCALE = 'en-GB'
const DAY_MS = 86_400_000

const inFull = new Map<Currency, Intl.NumberFormat>()
const inShort = new Map<Currency, Intl.NumberFormat>()

/** "$1,234.50" */
export function formatMoney({ amountMinor, currency }: Money): string {
  return moneyFormat(inFull, currency, {}).format(amountMinor / 10 ** minorDigits(currency))
}

/** "$12.3K", for axes and tiles. */
export function formatMoneyShort({ amountMinor, currency }: Money): string {
  const options: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 }
  return moneyFormat(inShort, currency, options).format(amountMinor / 10 ** minorDigits(currency))
}

function moneyFormat(
  kept: Map<Currency, Intl.NumberFormat>,
  currency: Currency,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const format =
    kept.get(currency) ??
    new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...options,
    })
  kept.set(currency, format)
  return format
}

/** How many digits the minor unit of a currency has. */
function minorDigits(currency: Currency): number {
  return (
    new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  )
}

/** "12.50" for 1250, as it is typed. */
export function minorToText(amountMinor: number, currency: Currency): string {
  const digits = minorDigits(currency)
  return (amountMinor / 10 ** digits).toFixed(digits)
}

/** Whole minor units of what was typed; undefined when it is not an amount. A comma may part the cents. */
export function textToMinor(text: string, currency: Currency): number | undefined {
  const digits = minorDigits(currency)
  const match = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(text)
  if (!match) return undefined
  const cents = match[2] ?? ''
  if (cents.length > digits) return undefined
  return Number(match[1]) * 10 ** digits + Number(cents.padEnd(digits, '0') || 0)
}

const numbers = new Intl.NumberFormat(LOCALE)
export const formatNumber = (value: number) => numbers.format(value)

/** "+3" or "−3", with a real minus. */
export function formatChange(value: number): string {
  return value > 0 ? `+${numbers.format(value)}` : numbers.format(value).replace('-', '−')
}

const dayTime = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const dayYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })
const dayYearTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })

/** "5 minutes ago" within a day, "12 Mar, 14:05" within this year, "12 Mar 2025" before. */
export function formatWhen(timestamp: string, now = Date.now()): string {
  const at = new Date(timestamp)
  const ageMs = now - at.getTime()
  if (ageMs >= 0 && ageMs < DAY_MS) {
    const minutes = Math.round(ageMs / 60_000)
    if (minutes === 0) return 'just now'
    return minutes < 60
      ? relative.format(-minutes, 'minute')
      : relative.format(-Math.round(minutes / 60), 'hour')
  }
  return at.getFullYear() === new Date(now).getFullYear() ? dayTime.format(at) : dayYear.format(at)
}

export const formatDay = (timestamp: string) => dayYear.format(new Date(timestamp))
export const formatDayTime = (timestamp: string) => dayTime.format(new Date(timestamp))
export const formatFully = (timestamp: string) => dayYearTime.format(new Date(timestamp))

const countries = new Intl.DisplayNames(LOCALE, { type: 'region' })
export const countryName = (code: string) => countries.of(code) ?? code

export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Spanish',
  de: 'German',
  ar: 'Arabic',
}

/** "1 order", "2 orders" */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${count === 1 ? one : many}`
}
