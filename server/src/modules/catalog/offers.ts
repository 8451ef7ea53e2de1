import type { Context, Currency, Price, StockStatus } from '@techmart/contracts'
import type { CatalogDeps } from './index.ts'

/** What pricing and inventory say of some articles at this moment. */
export interface Offers {
  priceOf(sku: string): Price | undefined
  stockOf(sku: string): StockStatus | undefined
}

/** As many articles as one call to pricing or inventory takes. */
const CALL_LIMIT = 1000

/**
 * Asks both peers at the same time: one call each for up to 1,000 articles.
 * A listing asks for ten articles a card at the most (see `card_skus`), so 96 cards are one call.
 */
export async function getOffers(
  deps: Pick<CatalogDeps, 'pricing' | 'inventory'>,
  ctx: Context,
  asked: { prices: string[]; stock: string[]; currency: Currency },
): Promise<Offers> {
  const [prices, stock] = await Promise.all([
    inCalls(asked.prices, CALL_LIMIT, (skus) =>
      deps.pricing.getPrices(ctx, { skus, currency: asked.currency }),
    ),
    inCalls(asked.stock, CALL_LIMIT, (skus) => deps.inventory.getAvailability(ctx, { skus })),
  ])
  const bySku = new Map(prices.map((price) => [price.sku, price]))
  return { priceOf: (sku) => bySku.get(sku), stockOf: lookUp(stock) }
}

/** As many articles as one call for prices in all currencies takes. */
const ALL_CURRENCIES_LIMIT = 5000

export interface OffersInAllCurrencies {
  /** One for each currency the article has a price in. */
  pricesOf(sku: string): readonly Price[]
  /** Groups of customers that have prices of their own. */
  groups: readonly string[]
  /** What they pay in each currency. */
  groupPricesOf(group: string, sku: string): readonly Price[]
  stockOf(sku: string): StockStatus | undefined
}

/** For work in the background, where products come with all their articles. */
export async function getOffersInAllCurrencies(
  deps: Pick<CatalogDeps, 'pricing' | 'inventory'>,
  ctx: Context,
  asked: { prices: string[]; stock: string[] },
): Promise<OffersInAllCurrencies> {
  const [answers, stock] = await Promise.all([
    inCalls(asked.prices, ALL_CURRENCIES_LIMIT, async (skus) => ({
      items: [await deps.pricing.getPricesInAllCurrencies(ctx, { skus })],
    })),
    inCalls(asked.stock, CALL_LIMIT, (skus) => deps.inventory.getAvailability(ctx, { skus })),
  ])
  const bySku = Map.groupBy(
    answers.flatMap(({ items }) => items),
    ({ sku }) => sku,
  )
  const lists = answers.flatMap(({ groups }) => groups)
  const own = Map.groupBy(
    lists.flatMap(({ group, items }) => items.map((price) => ({ key: `${group} ${price.sku}`, price }))),
    ({ key }) => key,
  )
  const pricesOf = (sku: string) => bySku.get(sku) ?? []
  return {
    pricesOf,
    groups: [...new Set(lists.map(({ group }) => group))],
    groupPricesOf: (group, sku) => {
      const prices = (own.get(`${group} ${sku}`) ?? []).map(({ price }) => price)
      const isOwn = new Set(prices.map(({ price }) => price.currency))
      return [...prices, ...pricesOf(sku).filter(({ price }) => !isOwn.has(price.currency))]
    },
    stockOf: lookUp(stock),
  }
}

function lookUp(stock: StockStatus[]): (sku: string) => StockStatus | undefined {
  const bySku = new Map(stock.map((status) => [status.sku, status]))
  return (sku) => bySku.get(sku)
}

async function inCalls<T>(
  skus: string[],
  most: number,
  call: (skus: string[]) => Promise<{ items: T[] }>,
): Promise<T[]> {
  const distinct = [...new Set(skus)]
  const calls: Promise<{ items: T[] }>[] = []
  for (let from = 0; from < distinct.length; from += most) calls.push(call(distinct.slice(from, from + most)))
  return (await Promise.all(calls)).flatMap(({ items }) => items)
}
