import type { Cur, DemoPrice } from './types.ts'

/** How a shop likes its prices to end; one style per product, so that all its variants agree. */
export type Charm = 'whole' | 'ninety-five' | 'half'

/** What one euro of list price comes to elsewhere, before charm. */
const RATES: Readonly<Record<Cur, number>> = { EUR: 1, USD: 1.12, GBP: 0.88 }

/** Below this a price shows cents; above, only in the ninety-five style. */
const SMALL = 20
const CENTS_END = 100
const FIVES_END = 300

/**
 * Rounds an amount to a price one would print on a label.
 * @param amount major units
 * @returns minor units
 */
export function charm(amount: number, style: Charm): number {
  if (amount < SMALL && style === 'half') return Math.max(2, Math.round(amount * 2) / 2) * 100
  if (amount < CENTS_END && style === 'ninety-five') return Math.max(2, Math.round(amount)) * 100 - 5
  if (amount < CENTS_END) return Math.max(2, Math.round(amount)) * 100
  if (amount < FIVES_END) return (Math.round(amount / 5) * 5 - (style === 'ninety-five' ? 1 : 0)) * 100
  return (Math.round(amount / 10) * 10 - (style === 'ninety-five' ? 1 : 0)) * 100
}

/**
 * Prices in every currency.
 * @param euros the list price before charm
 * @param off share taken off, 0 when not on sale
 */
export function pricesFor(euros: number, style: Charm, off: number): Record<Cur, DemoPrice> {
  const inCurrency = (currency: Cur): DemoPrice => {
    const full = charm(euros * RATES[currency], style)
    if (off === 0) return { priceMinor: full }
    const reduced = charm((full / 100) * (1 - off), style)
    // A very small price may round back to itself; a sale is a real one or none.
    return { priceMinor: Math.min(reduced, full - 50), compareAtMinor: full }
  }
  return { USD: inCurrency('USD'), EUR: inCurrency('EUR'), GBP: inCurrency('GBP') }
}
