import type { LoaderFunctionArgs } from 'react-router'
import { codeOf, shopOf } from '../lib/shop.server.ts'

/** How many items lie in the visitor's cart: `{ itemCount }`. Never cached. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { peers, ctx, language, cartId } = shopOf(context)
  const headers = { 'cache-control': 'private, no-store' }
  if (!cartId) return Response.json({ itemCount: 0 }, { headers })
  try {
    const cart = await peers.cart.getCart(ctx, { cartId, language })
    return Response.json({ itemCount: cart.state === 'open' ? cart.itemCount : 0 }, { headers })
  } catch (error) {
    if (codeOf(error) === 'CART_NOT_FOUND') return Response.json({ itemCount: 0 }, { headers })
    throw error
  }
}
