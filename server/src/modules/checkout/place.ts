import { createHash } from 'node:crypto'
import {
  type Api,
  type Cart,
  type Context,
  type checkout,
  type Language,
  type Money,
  type Payment,
  type Quote,
  ServiceError,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { abandon } from './abandon.ts'
import { creditFor } from './credit.ts'
import { quoteFor, toCheckout } from './get-checkout.ts'
import { hold } from './hold.ts'
import type { CheckoutDeps } from './index.ts'
import { toDraft } from './order-draft.ts'
import { returnPage } from './return-page.ts'
import { componentsOf } from './stock-lines.ts'
import * as store from './store.ts'

/**
 * Places the order of a cart and opens its payment. Everything after the first step is repeatable under
 * the order id decided there, so the same call again, at once or after a crash, goes on where it stopped.
 */
export function place(deps: CheckoutDeps): Api<typeof checkout>['place'] {
  return async (ctx, { cartId, language, expectedTotal, expectedCredit, returnUrl }) => {
    const key = ctx.idempotencyKey
    if (!key) throw new ServiceError('IDEMPOTENCY_KEY_MISSING')
    const request = await readRequest(deps, ctx, cartId, language)
    const hash = hashOf({ ...request.told, expectedTotal })

    const known = await findUsable(deps, cartId, key)
    if (known?.result) return replay(known, expectedTotal)
    if (known && known.requestHash !== hash) throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
    const ready = assertReady(request)
    if (
      ready.quote.total.amountMinor !== expectedTotal.amountMinor ||
      ready.quote.currency !== expectedTotal.currency
    ) {
      throw new ServiceError('PRICE_CHANGED', { total: ready.quote.total, expectedTotal })
    }
    const credit = await assertCredit(deps, ctx, ready, expectedCredit)
    const placement = known ?? (await begin(deps, ctx, { cartId, key, requestHash: hash }))
    if (placement.result) return placement.result
    return await carryOut(deps, ctx, placement, { ...ready, credit, returnUrl, language: language ?? 'en' })
  }
}

/** The attempt under this key, unless it ended without ever giving an answer: then the key is free again. */
async function findUsable(
  deps: CheckoutDeps,
  cartId: string,
  key: string,
): Promise<store.Placement | undefined> {
  const known = await store.findPlacement(deps.db.sql, cartId, key)
  if (!known?.ended || known.result) return known
  await store.deletePlacement(deps.db.sql, known.orderId)
  return undefined
}

interface Request {
  cart: Cart
  session: store.SessionRow
  quote: Quote | undefined
  /** What decides whether two requests are the same. */
  told: object
}

async function readRequest(
  deps: CheckoutDeps,
  ctx: Context,
  cartId: string,
  language?: Language,
): Promise<Request> {
  const [cart, session] = await Promise.all([
    deps.cart.getCart(ctx, { cartId, ...(language ? { language } : {}) }),
    store.findSession(deps.db.sql, cartId),
  ])
  const quote = cart.state === 'open' ? await quoteFor(deps, ctx, cart, session, language) : undefined
  const told = {
    lines: cart.lines.map(({ sku, quantity }) => [sku, quantity]),
    coupons: cart.couponCodes,
    currency: cart.currency,
    session,
  }
  return { cart, session, quote, told }
}

function hashOf(told: object): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url')
}

/** The first answer again; a request that asks for another total cannot be the same one. */
function replay(
  placement: store.Placement,
  expectedTotal: { amountMinor: number; currency: string },
): store.PlaceResult {
  const result = placement.result as store.PlaceResult
  if (
    result.total.amountMinor !== expectedTotal.amountMinor ||
    result.total.currency !== expectedTotal.currency
  ) {
    throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
  }
  return result
}

interface Ready {
  cart: Cart
  session: store.SessionRow
  quote: Quote
}

function assertReady({ cart, session, quote }: Request): Ready {
  if (cart.state !== 'open') throw new ServiceError('CART_CLOSED')
  if (cart.lines.length === 0) throw new ServiceError('CART_EMPTY')
  const notForSale = cart.lines.filter((line) => !line.forSale).map((line) => line.sku)
  if (notForSale.length > 0) throw new ServiceError('SKU_NOT_FOR_SALE', { skus: notForSale })
  const standing = toCheckout(cart, session, quote)
  if (!standing.ready || !quote)
    throw new ServiceError('CHECKOUT_INCOMPLETE', { nextStep: standing.nextStep })
  return { cart, session, quote }
}

const BEGIN_TRIES = 5

/** Decides the order id of this attempt. A live attempt of the same cart is joined if it is the same, or ended if it is not. */
async function begin(
  deps: CheckoutDeps,
  ctx: Context,
  attempt: { cartId: string; key: string; requestHash: string },
): Promise<store.Placement> {
  for (let tries = 0; tries < BEGIN_TRIES; tries++) {
    const placement = await store.insertPlacement(deps.db.sql, {
      ...attempt,
      orderId: newId(),
      createdAt: timestamp(deps.clock),
    })
    if (placement) return placement
    const same = await store.findPlacement(deps.db.sql, attempt.cartId, attempt.key)
    if (same) {
      if (same.requestHash !== attempt.requestHash) throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
      return same
    }
    const live = await store.findLivePlacement(deps.db.sql, attempt.cartId)
    if (live?.requestHash === attempt.requestHash && !(await isCancelled(deps, ctx, live))) {
      await store.joinPlacement(deps.db.sql, live, attempt.key)
      return live
    }
    if (live) await abandon(deps, ctx, live)
  }
  throw new ServiceError('UNAVAILABLE')
}

/** Cancelled a moment ago: the event that ends the attempt may still be on its way. */
async function isCancelled(deps: CheckoutDeps, ctx: Context, { result }: store.Placement): Promise<boolean> {
  if (!result) return false
  const { reference, accessToken: token } = result
  return (await deps.orders.getOrder(ctx, { reference, token })).state === 'cancelled'
}

/** What gift cards and store credit cover: not less than the shopper saw. */
async function assertCredit(
  deps: CheckoutDeps,
  ctx: Context,
  { session, quote }: Ready,
  expected: Money | undefined,
): Promise<Money | undefined> {
  const isUsed = session.giftCards.length > 0 || session.useStoreCredit
  const covered = isUsed ? (await creditFor(deps, ctx, session, quote.total))?.covered : undefined
  const isNoPart = expected && (expected.currency !== quote.total.currency || expected.amountMinor < 0)
  if (isNoPart || (expected && (covered?.amountMinor ?? 0) < expected.amountMinor))
    throw new ServiceError('GIFT_CARD_INVALID', { covered, expectedCredit: expected })
  return covered
}

interface Order extends Ready {
  credit: Money | undefined
  returnUrl: string | undefined
  language: Language
}

async function carryOut(
  deps: CheckoutDeps,
  ctx: Context,
  placement: store.Placement,
  order: Order,
): Promise<store.PlaceResult> {
  const { orderId } = placement
  // What leaves the stock is what the order says: asked once for both.
  const components = await componentsOf(deps, ctx, order.cart)
  await hold(deps, ctx, placement, { ...order, components })
  const payBefore = timestamp(deps.clock, deps.payWindowMs)
  const created = await deps.orders.create(ctx, toDraft(ctx, { ...order, components, placement, payBefore }))
  const url = orderUrl(deps, order, created)
  const payment = await openPayment(deps, ctx, placement, { ...order, ...created, url })
  const result: store.PlaceResult = {
    orderId,
    reference: created.reference,
    accessToken: created.accessToken,
    redirectUrl: payment.redirectUrl as string,
    total: order.quote.total,
    payBefore: created.payBefore,
  }
  await store.saveResult(deps.db.sql, orderId, result)
  return result
}

/** A gift card that was used elsewhere in this very moment ends the attempt: nobody pays what they have not seen. */
async function openPayment(
  deps: CheckoutDeps,
  ctx: Context,
  { orderId }: store.Placement,
  order: Order & { reference: string; accessToken: string; url: string },
): Promise<Payment> {
  const { actor } = ctx
  const { session, credit, reference, accessToken: token, url } = order
  try {
    return await deps.payments.open(ctx, {
      orderId,
      reference,
      returnUrl: url,
      cancelUrl: url,
      language: order.language,
      amount: order.quote.total,
      ...(session.email ? { email: session.email } : {}),
      ...(actor.kind === 'customer' ? { customerId: actor.customerId } : {}),
      ...(credit ? { creditAccounts: session.giftCards, expectedCredit: credit } : {}),
      useStoreCredit: credit !== undefined && session.useStoreCredit,
    })
  } catch (error) {
    const isCredit =
      error instanceof ServiceError && (error.code === 'GIFT_CARD_INVALID' || error.code === 'PRICE_CHANGED')
    if (!isCredit) throw error
    await deps.orders.cancelOrder(ctx, { reference, token, reason: 'a gift card was used elsewhere' })
    await store.endPlacement(deps.db.sql, orderId)
    throw new ServiceError('GIFT_CARD_INVALID', error.details)
  }
}

/** Where the provider sends the shopper back to: only ever a page of this shop. */
function orderUrl(
  deps: CheckoutDeps,
  order: Order,
  created: { reference: string; accessToken: string },
): string {
  const own = `${deps.publicUrl}${order.language === 'en' ? '' : `/${order.language}`}/orders`
  const page = returnPage(deps.publicUrl, order.returnUrl) ?? own
  return `${page.replace(/\/+$/, '')}/${created.reference}?token=${created.accessToken}`
}
