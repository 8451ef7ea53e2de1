import type { Currency, Localized, Money } from '@techmart/contracts'
import { scale } from './money.ts'

/** A coupon as it is kept. */
export interface Coupon {
  code: string
  kind: 'percent' | 'fixed'
  percent?: number
  /** What a fixed one takes off, per currency. */
  amounts: Money[]
  /** Goods must come to this much, per currency; where any is given, other currencies do not qualify. */
  minSubtotals: Money[]
  label: Localized
  maxUses?: number
  uses: number
  startsAt?: string
  endsAt?: string
  active: boolean
}

/** Codes are the same however they are typed. */
export function normalizeCode(code: string): string {
  return code.trim().toUpperCase()
}

/** Each code once, in the order first typed. */
export function normalizeCodes(codes: string[]): string[] {
  return [...new Set(codes.map(normalizeCode))]
}

/**
 * Whether a coupon can be used at all.
 * `invalid`: unknown, switched off or not begun. `exhausted`: it was good once, and is used up or over.
 */
export function standingOf(coupon: Coupon | undefined, nowMs: number): 'usable' | 'invalid' | 'exhausted' {
  if (!coupon?.active) return 'invalid'
  if (coupon.startsAt && Date.parse(coupon.startsAt) > nowMs) return 'invalid'
  if (coupon.endsAt && Date.parse(coupon.endsAt) <= nowMs) return 'exhausted'
  if (coupon.maxUses !== undefined && coupon.uses >= coupon.maxUses) return 'exhausted'
  return 'usable'
}

export interface AppliedCoupon {
  code: string
  label: Localized
  amountMinor: number
  state: 'applied' | 'not_applicable' | 'invalid' | 'exhausted'
}

/**
 * What each code takes off the goods. Percentages come first and then fixed amounts, each off what the
 * ones before left, so the order of typing does not matter and the sum never exceeds the subtotal.
 */
export function applyCoupons(
  codes: string[],
  coupons: Coupon[],
  basket: { subtotalMinor: number; currency: Currency; nowMs: number },
): AppliedCoupon[] {
  const known = new Map(coupons.map((coupon) => [coupon.code, coupon]))
  const results = new Map<string, AppliedCoupon>()
  let leftMinor = basket.subtotalMinor
  for (const code of normalizeCodes(codes).toSorted(byKindThenCode(known))) {
    const coupon = known.get(code)
    const standing = standingOf(coupon, basket.nowMs)
    if (!coupon || standing !== 'usable') {
      const state = standing === 'exhausted' ? 'exhausted' : 'invalid'
      results.set(code, { code, label: labelOf(code, coupon), amountMinor: 0, state })
      continue
    }
    const worth = worthOf(coupon, leftMinor, basket)
    const amountMinor = Math.min(worth ?? 0, leftMinor)
    leftMinor -= amountMinor
    results.set(code, {
      code,
      label: coupon.label,
      amountMinor,
      state: worth === undefined ? 'not_applicable' : 'applied',
    })
  }
  return normalizeCodes(codes).flatMap((code) => results.get(code) ?? [])
}

/** Nothing of a coupon that is not valid is told, except that it was once. */
function labelOf(code: string, coupon: Coupon | undefined): Localized {
  return coupon?.active ? coupon.label : { en: code }
}

/** Undefined when the coupon's conditions are not met. */
function worthOf(
  coupon: Coupon,
  leftMinor: number,
  { subtotalMinor, currency }: { subtotalMinor: number; currency: Currency },
): number | undefined {
  if (coupon.minSubtotals.length > 0) {
    const least = coupon.minSubtotals.find((money) => money.currency === currency)
    if (!least || subtotalMinor < least.amountMinor) return undefined
  }
  if (coupon.kind === 'percent') return scale(leftMinor, coupon.percent ?? 0, 100)
  return coupon.amounts.find((money) => money.currency === currency)?.amountMinor
}

function byKindThenCode(known: Map<string, Coupon>): (a: string, b: string) => number {
  const rank = (code: string) => (known.get(code)?.kind === 'fixed' ? 1 : 0)
  return (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)
}
