import type { Availability, StockStatus } from '@techmart/contracts'

export interface Part {
  sku: string
  quantity: number
}

export interface Stock {
  availability: Availability
  available: number
  /** When what is ordered in advance leaves us. */
  availableFrom?: string
}

export const NO_STOCK: Stock = { availability: 'out_of_stock', available: 0 }

const RANK: Record<Availability, number> = {
  in_stock: 4,
  low_stock: 3,
  backorder: 2,
  preorder: 1,
  out_of_stock: 0,
}

/** As many bundles as the scarcest part allows, and no better to be had than its worst part. */
export function bundleStock(
  parts: readonly Part[],
  stockOf: (sku: string) => StockStatus | undefined,
): Stock {
  let worst: Stock = { availability: 'in_stock', available: Number.MAX_SAFE_INTEGER }
  for (const { sku, quantity } of parts) {
    const stock = stockOf(sku)
    const whole = Math.floor((stock?.available ?? 0) / quantity)
    if (!stock || whole <= 0) return NO_STOCK
    worst = {
      availability:
        RANK[stock.availability] < RANK[worst.availability] ? stock.availability : worst.availability,
      available: Math.min(worst.available, whole),
      ...latestOf(worst, stock),
    }
  }
  return parts.length === 0 ? NO_STOCK : worst
}

function latestOf(...stocks: Pick<Stock, 'availableFrom'>[]): Pick<Stock, 'availableFrom'> {
  const latest = stocks
    .flatMap(({ availableFrom }) => availableFrom ?? [])
    .toSorted()
    .at(-1)
  return latest === undefined ? {} : { availableFrom: latest }
}

/** The best that any of several articles offers: what a card says of the whole product. */
export function bestOf(offers: readonly Availability[]): Availability {
  return offers.reduce((best, one) => (RANK[one] > RANK[best] ? one : best), 'out_of_stock')
}

/** Sorts what is best in stock to the front. */
export function byStock(one: Stock | undefined, other: Stock | undefined): number {
  return RANK[other?.availability ?? 'out_of_stock'] - RANK[one?.availability ?? 'out_of_stock']
}
