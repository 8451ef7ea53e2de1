import { type Currency, currencies, type Input, type Money, type pricing } from '@techmart/contracts'
import { fromDraft, type LocalizedDraft, toDraft } from '../../forms/localized-fields.tsx'
import type { Errors } from '../../forms/use-form.ts'
import { minorToText, textToMinor } from '../../ui/format.ts'
import type { Coupon } from './coupon-rows.ts'

type MoneyTexts = Record<Currency, string>

/** A coupon as it is typed. */
export interface CouponValues {
  code: string
  kind: Coupon['kind']
  percent: string
  amounts: MoneyTexts
  minSubtotals: MoneyTexts
  label: LocalizedDraft
  maxUses: string
  startsAt: string
  endsAt: string
  active: boolean
}

export function toValues(coupon: Coupon | undefined): CouponValues {
  return {
    code: coupon?.code ?? '',
    kind: coupon?.kind ?? 'percent',
    percent: coupon?.percent?.toString() ?? '',
    amounts: toTexts(coupon?.amounts),
    minSubtotals: toTexts(coupon?.minSubtotals),
    label: toDraft(coupon?.label),
    maxUses: coupon?.maxUses?.toString() ?? '',
    startsAt: toLocalTime(coupon?.startsAt),
    endsAt: toLocalTime(coupon?.endsAt),
    active: coupon?.active ?? true,
  }
}

/** What is wrong, by the names the server uses. */
export function check(values: CouponValues, taken: string[]): Errors {
  const errors: Errors = {}
  const code = values.code.trim().toUpperCase()
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(code)) errors.code = 'Letters, digits, - and _, at most 40'
  else if (taken.includes(code)) errors.code = 'There is a coupon with this code already'
  if (!values.label.en.trim()) errors['label/en'] = 'English is needed: it stands in for other languages'
  if (values.kind === 'percent' && !isWhole(values.percent, 1, 100))
    errors.percent = 'A whole number from 1 to 100'
  if (values.kind === 'fixed') {
    checkMoney(errors, 'amounts', values.amounts, 1)
    if (currencies.every((currency) => !values.amounts[currency].trim()))
      errors['amounts/USD'] = 'An amount in at least one currency'
  }
  checkMoney(errors, 'minSubtotals', values.minSubtotals, 0)
  if (values.maxUses.trim() && !isWhole(values.maxUses, 1, 1_000_000_000))
    errors.maxUses = 'A whole number, or nothing for no limit'
  if (values.startsAt && values.endsAt && values.endsAt <= values.startsAt)
    errors.endsAt = 'Must be after it starts'
  return errors
}

export function toCoupon(values: CouponValues): Input<typeof pricing, 'saveCoupon'> {
  return {
    code: values.code.trim().toUpperCase(),
    kind: values.kind,
    label: fromDraft(values.label),
    active: values.active,
    ...(values.kind === 'percent'
      ? { percent: Number(values.percent) }
      : { amounts: toMoney(values.amounts) }),
    minSubtotals: toMoney(values.minSubtotals),
    ...(values.maxUses.trim() ? { maxUses: Number(values.maxUses) } : {}),
    ...(values.startsAt ? { startsAt: new Date(values.startsAt).toISOString() } : {}),
    ...(values.endsAt ? { endsAt: new Date(values.endsAt).toISOString() } : {}),
  }
}

function toTexts(amounts: Money[] | undefined): MoneyTexts {
  const texts: MoneyTexts = { USD: '', EUR: '', GBP: '' }
  for (const { amountMinor, currency } of amounts ?? []) texts[currency] = minorToText(amountMinor, currency)
  return texts
}

function toMoney(texts: MoneyTexts): Money[] {
  return currencies.flatMap((currency) => {
    const amountMinor = textToMinor(texts[currency], currency)
    return amountMinor === undefined ? [] : [{ amountMinor, currency }]
  })
}

function checkMoney(errors: Errors, name: string, texts: MoneyTexts, least: number): void {
  for (const currency of currencies) {
    const text = texts[currency].trim()
    const minor = textToMinor(text, currency)
    if (text && (minor === undefined || minor < least)) errors[`${name}/${currency}`] = 'Not an amount'
  }
}

function isWhole(text: string, least: number, most: number): boolean {
  const number = Number(text)
  return text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most
}

/** As `datetime-local` fields want it: the wall clock of this browser. */
function toLocalTime(timestamp: string | undefined): string {
  if (!timestamp) return ''
  const at = new Date(timestamp)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
