import type { Order } from '@techmart/contracts'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
  useActionData,
  useLoaderData,
} from 'react-router'
import { OrderPage } from '../components/checkout/order-page.tsx'
import { textOf } from '../lib/cart-input.server.ts'
import { personal, personalPageHeaders, statusOf } from '../lib/checkout-answers.server.ts'
import { readAttempt, settleAttempt } from '../lib/checkout-attempt.server.ts'
import { accessOf, invoiceOf, liveOf, orAsk } from '../lib/checkout-order.server.ts'
import { isBilled, type OrderAnswer, type OrderPageData, paymentHints } from '../lib/checkout-order.ts'
import { useLocale } from '../lib/locale.tsx'
import { askReturn, orderAgain } from '../lib/order-requests.server.ts'
import { paths } from '../lib/paths.ts'
import { codeOf, forgetCart, shopOf } from '../lib/shop.server.ts'

/**
 * An order for whoever can open it. Arriving from the payment page (`result`) the provider is asked once, and the
 * address loses what it needs no longer, so that a reload does not ask again.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const access = accessOf(request, params.reference ?? '')
  const { searchParams } = new URL(request.url)
  const withHint = (hint: Record<string, string>) => {
    const address = paths.order(access.reference, access.token)
    return `${address}${access.token ? '&' : '?'}${new URLSearchParams(hint)}`
  }
  const result = hintIn(searchParams.get('result'))
  if (result) {
    const arrived = await orAsk(access, shop.peers.orders.refreshOrder(shop.ctx, access))
    // A failure after this one belongs to the payment that is still being confirmed.
    throw redirect(withHint({ payment: result, failures: String(failuresOf(arrived)) }), 303)
  }
  const order = await orAsk(access, shop.peers.orders.getOrder(shop.ctx, access))
  const page: OrderPageData = {
    order,
    hint: hintNow(order, searchParams),
    address: { plain: paths.order(access.reference, access.token), ask: withHint({ result: 'pending' }) },
    isLasting: access.token !== undefined,
    live: liveOf(order, access, shop.ctx.actor.kind === 'customer'),
    invoice: isBilled(order) ? invoiceOf(shop.language, access) : null,
    now: new Date().toISOString(),
  }
  return personal(page, { cookies: settleAttempt(shop, readAttempt(request), order, forgetCart(shop)) })
}

/**
 * `intent=pay` leads to the payment page, `cancel` gives the items back and `cancel-paid` the money too, `return` and
 * `withdraw` are about sending goods back, `reorder` fills the cart.
 */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const shop = shopOf(context)
  const { peers, ctx } = shop
  const access = accessOf(request, params.reference ?? '')
  const form = await request.formData()
  const intent = textOf(form, 'intent')
  try {
    if (intent === 'cancel-paid')
      await orAsk(access, peers.orders.cancelOrder(ctx, { ...access, withRefund: true }))
    if (intent === 'return') return await askReturn(shop, access, form)
    if (intent === 'withdraw') {
      const returnId = textOf(form, 'returnId')
      await orAsk(access, peers.orders.withdrawReturn(ctx, { ...access, returnId }))
    }
    if (intent === 'reorder') return await orderAgain(shop, access, form)
    if (intent === 'pay') {
      const { redirectUrl } = await orAsk(access, peers.orders.payOrder(ctx, access))
      return redirectDocument(redirectUrl, 303)
    }
    if (intent === 'cancel') await orAsk(access, peers.orders.cancelOrder(ctx, access))
  } catch (error) {
    const code = codeOf(error)
    if (!code || code === 'INTERNAL') throw error
    return personal<OrderAnswer>({ code }, { status: statusOf(code) })
  }
  return redirect(paths.order(access.reference, access.token), 303)
}

/** Also after a refusal: the order is then usually in another state than the page shows. */
export const shouldRevalidate = () => true

export const headers = personalPageHeaders

export function meta() {
  return [{ name: 'robots', content: 'noindex, nofollow' }]
}

export default function OrderRoute() {
  const { t } = useLocale()
  const page = useLoaderData<OrderPageData>()
  const answer = useActionData<OrderAnswer>()
  return (
    <>
      <title>{`${t.buy.orderTitle(page.order.reference)} · ${t.shell.shopName}`}</title>
      <OrderPage page={page} answer={answer} />
    </>
  )
}

function hintIn(text: string | null) {
  return paymentHints.find((hint) => hint === text)
}

function hintNow(order: Order, searchParams: URLSearchParams) {
  const failures = searchParams.get('failures')
  if (failures !== null && failuresOf(order) > Number(failures)) return 'failed'
  return hintIn(searchParams.get('payment')) ?? null
}

function failuresOf(order: Order): number {
  return order.timeline.filter((entry) => entry.what === 'payment_failed').length
}
