import type { ErrorCode, ErrorDetails, Money } from '@techmart/contracts'
import { redirect, redirectDocument } from 'react-router'
import { fittingText, wholeNumber } from './cart-input.server.ts'
import { attemptTo, refused } from './checkout.server.ts'
import { cookieHeaders } from './checkout-answers.server.ts'
import { newAttempt, readAttempt, rememberAttempt } from './checkout-attempt.server.ts'
import { isCurrency } from './language.ts'
import { localized, paths } from './paths.ts'
import type { Shop } from './shop.server.ts'

const KEY = { minLength: 20, maxLength: 100, pattern: /^[\w-]+$/ }
const MAX_AMOUNT = 999_999_999

/**
 * Places the order under the key its page was given and sends the shopper to the payment page. However often it is
 * pressed there is one order; when something changed meanwhile nothing is placed, and the answer says what.
 */
export async function placeOrder(shop: Shop, request: Request, form: FormData) {
  const key = fittingText(form, 'key', KEY)
  const seen = seenTotal(form)
  const creditMinor = wholeNumber(form, 'creditMinor', 0, MAX_AMOUNT) ?? 0
  if (!key || !seen) return refused({ faulty: [], values: {}, code: 'INVALID_INPUT' })

  const outcome = await attemptTo(shop, request, async ({ cartId, language }) => {
    const ctx = { ...shop.ctx, idempotencyKey: key }
    const returnUrl = shop.origin + localized(shop.language, '/orders')
    const placed = await shop.peers.checkout.place(ctx, {
      ...{ cartId, language, returnUrl },
      expectedTotal: seen,
      ...(creditMinor > 0 ? { expectedCredit: { ...seen, amountMinor: creditMinor } } : {}),
    })
    return { ...placed, cartId }
  })
  if ('code' in outcome) return notPlaced(shop, outcome.code, outcome.details, seen)

  const { reference, accessToken: token, cartId, redirectUrl } = outcome.result
  const { seed } = readAttempt(request) ?? newAttempt()
  const cookie = rememberAttempt(shop, { seed, order: { reference, token, cartId, key } })
  return redirectDocument(redirectUrl, { status: 303, headers: cookieHeaders([cookie]) })
}

function notPlaced(shop: Shop, code: ErrorCode, details: ErrorDetails, seen: Money) {
  switch (code) {
    case 'OUT_OF_STOCK':
    case 'SKU_NOT_FOR_SALE':
      return redirect(paths.cart(skusOf(details)), 303)
    case 'IDEMPOTENCY_KEY_REUSED': {
      // A new attempt, so that the next press has a key of its own; the shopper looks once more.
      const headers = cookieHeaders([rememberAttempt(shop, newAttempt())])
      return redirect(`${paths.checkout('payment')}?again=1`, { status: 303, headers })
    }
    case 'PRICE_CHANGED':
      return refused({ faulty: [], values: {}, code, seen })
    default:
      return refused({ faulty: [], values: {}, code })
  }
}

/** The total that stood on the page when it was confirmed. */
function seenTotal(form: FormData): Money | undefined {
  const amountMinor = wholeNumber(form, 'totalMinor', 0, MAX_AMOUNT)
  const currency = form.get('currency')
  return amountMinor !== undefined && isCurrency(currency) ? { amountMinor, currency } : undefined
}

function skusOf({ skus, sku }: ErrorDetails): string[] {
  const named = Array.isArray(skus) ? skus : [sku]
  return named.filter((one) => typeof one === 'string')
}
