import { type LoaderFunctionArgs, redirect } from 'react-router'
import { accessOf, orAsk } from '../lib/checkout-order.server.ts'
import { paths } from '../lib/paths.ts'
import { codeOf, shopOf } from '../lib/shop.server.ts'

/** The invoice of an order as a page for the printer; an order that has none yet is shown itself. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { peers, ctx } = shopOf(context)
  const access = accessOf(request, params.reference ?? '')
  try {
    const { html } = await orAsk(access, peers.orders.getInvoice(ctx, access))
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-store',
        'referrer-policy': 'same-origin',
      },
    })
  } catch (error) {
    if (codeOf(error) === 'ORDER_STATE') throw redirect(paths.order(access.reference, access.token))
    throw error
  }
}
