import type { Checkout } from '@techmart/contracts'
import { redirect } from 'react-router'
import { isGone } from './cart.server.ts'
import { cookieHeaders, personal, statusOf } from './checkout-answers.server.ts'
import {
  type Attempt,
  keyOf,
  newAttempt,
  orderOfAttempt,
  readAttempt,
  rememberAttempt,
} from './checkout-attempt.server.ts'
import { type CheckoutStep, checkoutSteps, type StepAnswer } from './checkout-data.ts'
import { type Failure, type FieldPointers, faultyFieldsOf } from './faults.server.ts'
import { paths } from './paths.ts'
import { codeOf, detailsOf, forgetCart, type Shop } from './shop.server.ts'

/** The step an address is about; `undefined` for the checkout as such. */
export function stepOf(request: Request): CheckoutStep | undefined {
  const [, name] = /\/checkout\/(\w+)/.exec(new URL(request.url).pathname) ?? []
  return checkoutSteps.find((step) => step === name)
}

/**
 * The checkout of the visitor's cart at a step. Sends elsewhere by throwing a redirect: to the cart when there is
 * nothing to buy, to the first open step when one was left out, to the order when this cart has become one.
 */
export async function openCheckout(shop: Shop, request: Request, step: CheckoutStep): Promise<Checkout> {
  const checkout = await readCheckout(shop, request)
  if (checkout.cart.lines.length === 0) throw redirect(paths.cart())
  if (checkoutSteps.indexOf(step) > checkoutSteps.indexOf(checkout.nextStep)) {
    throw redirect(paths.checkout(checkout.nextStep))
  }
  return checkout
}

/** Where a visitor who asks for the checkout as such has got to. */
export async function nextStep(shop: Shop, request: Request): Promise<CheckoutStep> {
  return (await readCheckout(shop, request)).nextStep
}

async function readCheckout(shop: Shop, request: Request): Promise<Checkout> {
  const { peers, ctx, language, cartId } = shop
  if (!cartId) throw redirect(paths.cart())
  try {
    const checkout = await peers.checkout.getCheckout(ctx, { cartId, language })
    if (checkout.cart.state === 'open') return checkout
  } catch (error) {
    const code = codeOf(error)
    if (!isGone(code) && code !== 'INVALID_INPUT') throw error
  }
  throw toOrderOrCart(shop, request)
}

/** The cart is no longer open: on to the order it became, or else to a fresh cart. */
function toOrderOrCart(shop: Shop, request: Request): Response {
  const placed = readAttempt(request)?.order
  if (placed && placed.cartId === shop.cartId) return redirect(paths.order(placed.reference, placed.token))
  return redirect(paths.cart(), { headers: cookieHeaders([forgetCart(shop)]) })
}

/**
 * The attempt that the last step belongs to, with the key of placing this very checkout. When exactly this has been
 * placed already, throws a redirect to the order; when that order was cancelled, a new attempt begins.
 */
export async function openAttempt(shop: Shop, request: Request, checkout: Checkout) {
  const known = readAttempt(request)
  let attempt: Attempt = known ?? newAttempt()
  if (known?.order && known.order.key === keyOf(known, checkout)) {
    const order = await orderOfAttempt(shop, known)
    if (order && order.state !== 'cancelled') throw redirect(paths.order(order.reference, known.order.token))
    attempt = newAttempt()
  }
  const cookies = attempt === known ? [] : [rememberAttempt(shop, attempt)]
  return { key: keyOf(attempt, checkout), cookies }
}

/** What came of a command: its result, or an expected failure. */
export type Outcome<T> = { result: T } | Failure

/** Runs a command of the checkout. Failures that have a place where they are put right lead there. */
export async function attemptTo<T>(
  shop: Shop,
  request: Request,
  run: (of: { cartId: string; language: Shop['language'] }) => Promise<T>,
): Promise<Outcome<T>> {
  if (!shop.cartId) throw redirect(paths.cart())
  try {
    return { result: await run({ cartId: shop.cartId, language: shop.language }) }
  } catch (error) {
    const code = codeOf(error)
    if (!code || code === 'INTERNAL') throw error
    if (isGone(code) || code === 'ALREADY_PAID') throw toOrderOrCart(shop, request)
    if (code === 'CART_EMPTY') throw redirect(paths.cart(), 303)
    if (code === 'CHECKOUT_INCOMPLETE') throw redirect(paths.checkout(), 303)
    return { code, details: detailsOf(error) }
  }
}

/** The step is shown again, saying why. */
export function refused(answer: StepAnswer) {
  return personal<StepAnswer>(answer, { status: statusOf(answer.code ?? 'INVALID_INPUT') })
}

/** The step is shown again with what was typed: at the fields the failure points at, or else saying why. */
export function refusedFor(failure: Failure, values: StepAnswer['values'], fields: FieldPointers) {
  const faulty = faultyFieldsOf(failure, fields)
  return refused(faulty.length > 0 ? { faulty, values } : { faulty, values, code: failure.code })
}
