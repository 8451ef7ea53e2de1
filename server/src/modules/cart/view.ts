import {
  type Cart,
  type CartLine,
  type Context,
  type Language,
  type Quote,
  ServiceError,
} from '@techmart/contracts'
import { deal, type Goods, type LineStock } from './availability.ts'
import type { CartDeps } from './deps.ts'
import { findGoods } from './goods.ts'
import { noticesOf, priceBefore } from './notices.ts'
import type { LineRow, StoredCart } from './store.ts'

export interface ViewOptions {
  ctx: Context
  language: Language
  /** What was looked up already; looked up again when it lacks a line. */
  goods?: Goods
}

/**
 * The cart as the shopper sees it: labels from catalog, stock from inventory, amounts from pricing,
 * each asked once however many lines.
 */
export async function view(deps: CartDeps, { cart, lines }: StoredCart, options: ViewOptions): Promise<Cart> {
  const { ctx, language } = options
  const skus = lines.map((line) => line.sku)
  const known = options.goods && skus.every((sku) => options.goods?.labels.has(sku))
  const goods = known && options.goods ? options.goods : await findGoods(deps, ctx, skus, language)
  const sellable = lines.filter((line) => goods.labels.get(line.sku)?.forSale)
  const quote = await quoteLines(deps, ctx, { cart, lines: sellable }, language)

  const dealt = deal(lines, goods)
  const shown = lines.map((line, index) => present(line, goods, dealt[index] as LineStock, quote))
  return {
    id: cart.id,
    version: cart.version,
    state: cart.state,
    currency: cart.currency,
    country: cart.country,
    lines: shown,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    couponCodes: cart.couponCodes,
    notices:
      cart.state === 'ordered'
        ? []
        : shown.flatMap((line, index) => noticesOf(line, priceBefore(lines[index] as LineRow, line.unit))),
    ...(quote ? { quote } : {}),
  }
}

/** Undefined when there is nothing to add up. Articles without a price are left out: they are not for sale. */
async function quoteLines(
  deps: Pick<CartDeps, 'pricing'>,
  ctx: Context,
  { cart, lines }: StoredCart,
  language: Language,
): Promise<Quote | undefined> {
  if (lines.length === 0) return undefined
  try {
    return await deps.pricing.quote(ctx, {
      country: cart.country,
      currency: cart.currency,
      language,
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
      couponCodes: cart.couponCodes,
    })
  } catch (error) {
    const unpriced = unpricedSkus(error)
    const rest = lines.filter((line) => !unpriced.includes(line.sku))
    if (rest.length === lines.length) throw error
    return await quoteLines(deps, ctx, { cart, lines: rest }, language)
  }
}

function unpricedSkus(error: unknown): string[] {
  if (!(error instanceof ServiceError) || error.code !== 'SKU_NOT_FOR_SALE') return []
  const { skus } = error.details
  return Array.isArray(skus) ? skus.map(String) : []
}

function present(line: LineRow, { labels }: Goods, stock: LineStock, quote: Quote | undefined): CartLine {
  const label = labels.get(line.sku)
  const quoted = quote?.lines.find((candidate) => candidate.sku === line.sku)
  return {
    id: line.id,
    sku: line.sku,
    // An article that catalog no longer knows is still shown, so that it can be taken out.
    productSlug: label?.productSlug ?? 'unavailable',
    title: label?.title ?? line.sku,
    brand: label?.brand ?? '',
    options: label?.options ?? [],
    ...(label?.picture ? { picture: label.picture } : {}),
    tint: label?.tint ?? 'stone',
    quantity: line.quantity,
    ...(quoted ? { unit: quoted.unit, total: quoted.subtotal } : {}),
    ...(quoted?.compareAt ? { compareAt: quoted.compareAt } : {}),
    ...stock,
    forSale: quoted !== undefined,
  }
}
