import type { Context, EventMap, inventory, Price, pricing } from '@techmart/contracts'
import { currencies } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import type { EventHandler } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import { byStock } from './bundle-stock.ts'
import { CARD_SKUS, priceRange } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { getOffersInAllCurrencies, type OffersInAllCurrencies } from './offers.ts'
import * as store from './store-card-articles.ts'
import { listVariants } from './store-products.ts'

/**
 * A card shows the lowest price, whether prices differ, and the best stock of a product. Asking for all articles
 * would make a listing of 96 products with 400 variants each ask for 38,400; so a product with more than ten
 * articles names ten that decide its card: the cheapest and the dearest in each currency, and the best in stock.
 * Which ones they are is chosen again whenever a price or the stock of one of its articles changed; what they
 * cost and whether they can be had is always asked of pricing and inventory themselves.
 */
const QUEUE = 'catalog.choose_card_articles'

/** At most so many products, of 1,000 articles each, in one job. */
const JOB_PRODUCTS = 5
const TRIES = 5

interface Choice {
  productIds: string[]
}

type Heard = EventMap<typeof pricing> & EventMap<typeof inventory>

export function markStale(
  jobs: Jobs,
): EventHandler<Heard['pricing.price_changed'] | Heard['inventory.stock_changed']> {
  return async (tx, { payload }) => sendChoices(jobs, tx, await store.markStale(tx, payload.skus))
}

export async function sendChoices(jobs: Jobs, tx: Tx, productIds: string[]): Promise<void> {
  const batches: Choice[] = []
  for (let from = 0; from < productIds.length; from += JOB_PRODUCTS)
    batches.push({ productIds: productIds.slice(from, from + JOB_PRODUCTS) })
  await jobs.sendMany(tx, QUEUE, batches)
}

export function chooseCardArticles(deps: CatalogDeps): (choice: Choice) => Promise<void> {
  return async ({ productIds }) => {
    let open = productIds
    // A choice made meanwhile by another, from newer or older prices, makes ours start again.
    for (let tries = 1; open.length > 0; tries++) {
      if (tries > TRIES) throw new Error(`The articles of ${open.length} cards keep changing`)
      const begun = await store.beginChoice(deps.db.sql, open)
      const chosen = await choose(deps, begun)
      const taken = new Set(await store.endChoice(deps.db.sql, chosen))
      open = begun.map(({ id }) => id).filter((id) => !taken.has(id))
    }
  }
}

async function choose(deps: CatalogDeps, begun: { id: string; choice: number }[]) {
  const variants = await listVariants(
    deps.db.sql,
    begun.map(({ id }) => id),
  )
  const skus = variants.map(({ sku }) => sku)
  const ctx: Context = { actor: { kind: 'service', name: 'catalog' }, requestId: newId() }
  const offers = await getOffersInAllCurrencies(deps, ctx, { prices: skus, stock: skus })
  const byProduct = Map.groupBy(variants, ({ productId }) => productId)
  return begun.map(({ id, choice }) => {
    const own = (byProduct.get(id) ?? []).map(({ sku }) => sku)
    return { id, choice, skus: decisive(own, offers) }
  })
}

/** The articles that decide what a card shows: cheapest and dearest of each currency, then the best in stock. */
function decisive(skus: readonly string[], offers: OffersInAllCurrencies): string[] {
  if (skus.length <= CARD_SKUS) return [...skus]
  const prices = skus.flatMap((sku) => [...offers.pricesOf(sku)])
  const extremes = currencies.flatMap((currency) => {
    const inOne = prices.filter(({ price }) => price.currency === currency)
    return [priceRange(inOne).lowest, dearest(inOne)].flatMap((price) => price?.sku ?? [])
  })
  const stocked = skus.toSorted((one, other) => byStock(offers.stockOf(one), offers.stockOf(other)))
  return [...new Set([...extremes, ...stocked])].slice(0, CARD_SKUS)
}

function dearest(prices: readonly Price[]): Price | undefined {
  return prices.reduce<Price | undefined>(
    (most, price) => (!most || price.price.amountMinor > most.price.amountMinor ? price : most),
    undefined,
  )
}
