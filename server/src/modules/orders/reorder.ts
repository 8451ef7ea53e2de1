import { type Api, type Context, type Output, type orders, ServiceError } from '@techmart/contracts'
import { forEachInTurn } from '../../kernel/each.ts'
import { findAllowed } from './find-order.ts'
import type { OrdersDeps } from './index.ts'
import { piecesOf } from './pieces.ts'
import * as store from './store.ts'

type Reordered = Output<typeof orders, 'reorder'>
type Missing = Reordered['missing'][number]

/**
 * Puts what can still be had of an order into a cart, article by article as a shopper would, at the prices of
 * today. Of what is scarce as much as there is; the rest is told.
 */
export function reorder(deps: OrdersDeps): Api<typeof orders>['reorder'] {
  return async (ctx, { cartId: wanted, ...access }) => {
    const { order } = await findAllowed(deps, ctx, access)
    const lines = await store.findLines(deps.db.sql, order.id)
    const titles = new Map(lines.map(({ sku, title }) => [sku, title]))
    const cartId = (await openCart(deps, ctx, wanted)) ?? (await createCart(deps, ctx, order))
    const added: Reordered['added'] = []
    const missing: Missing[] = []
    await forEachInTurn([...piecesOf(lines)], async ([sku, quantity]) => {
      const outcome = await add(deps, ctx, { cartId, language: order.language, sku, quantity })
      if (outcome.added > 0) added.push({ sku, quantity: outcome.added })
      if (outcome.reason)
        missing.push({
          sku,
          title: titles.get(sku) ?? sku,
          quantity: quantity - outcome.added,
          reason: outcome.reason,
        })
    })
    return { cartId, added, missing }
  }
}

/** The cart that was named, if goods can still be put into it. */
async function openCart(
  { cart }: OrdersDeps,
  ctx: Context,
  cartId: string | undefined,
): Promise<string | undefined> {
  if (cartId === undefined) return undefined
  try {
    const found = await cart.getCart(ctx, { cartId })
    return found.state === 'open' ? cartId : undefined
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'CART_NOT_FOUND') return undefined
    throw error
  }
}

async function createCart({ cart }: OrdersDeps, ctx: Context, order: store.OrderRow): Promise<string> {
  const { currency, language } = order
  const { country } = order.details.shippingAddress
  return (await cart.createCart(ctx, { currency, country, language })).id
}

interface Addition {
  cartId: string
  language: store.OrderRow['language']
  sku: string
  quantity: number
}

async function add(
  { cart }: OrdersDeps,
  ctx: Context,
  wanted: Addition,
): Promise<{ added: number; reason?: Missing['reason'] }> {
  const keyed = (part: string): Context =>
    ctx.idempotencyKey ? { ...ctx, idempotencyKey: `${ctx.idempotencyKey}:${part}:${wanted.sku}` } : ctx
  try {
    await cart.addLine(keyed('all'), wanted)
    return { added: wanted.quantity }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const reason = reasonOf(error)
    const room = roomIn(error, await inCart({ cart }, ctx, wanted))
    if (reason !== 'sold_out' || room <= 0) return { added: 0, reason }
    const quantity = Math.min(room, wanted.quantity)
    // Should somebody be faster once more, it is told as missing.
    const isAdded = await cart.addLine(keyed('some'), { ...wanted, quantity }).then(
      () => true,
      (again: unknown) => {
        if (again instanceof ServiceError && again.status < 500) return false
        throw again
      },
    )
    return { added: isAdded ? quantity : 0, reason }
  }
}

async function inCart(
  { cart }: Pick<OrdersDeps, 'cart'>,
  ctx: Context,
  { cartId, sku }: Addition,
): Promise<number> {
  const { lines } = await cart.getCart(ctx, { cartId })
  return lines.find((line) => line.sku === sku)?.quantity ?? 0
}

function roomIn({ details }: ServiceError, already: number): number {
  return typeof details.available === 'number' ? details.available - already : 0
}

function reasonOf(error: ServiceError): Missing['reason'] {
  switch (error.code) {
    case 'OUT_OF_STOCK':
      return 'sold_out'
    case 'SKU_NOT_FOUND':
    case 'SKU_NOT_FOR_SALE':
      return 'not_for_sale'
    case 'CART_FULL':
      return 'cart_full'
    default:
      throw error
  }
}
