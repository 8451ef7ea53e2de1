import type { Api, cart } from '@techmart/contracts'
import { assertUsable } from './change.ts'
import type { CartDeps } from './deps.ts'
import * as store from './store.ts'
import { view } from './view.ts'

/** The cart with current prices and stock, and what changed since the shopper last changed it. */
export function getCart(deps: CartDeps): Api<typeof cart>['getCart'] {
  return async (ctx, { cartId, language = 'en' }) => {
    const found = await store.findCart(deps.db.sql, cartId)
    assertUsable(found?.cart, ctx.actor)
    return await view(deps, found, { ctx, language })
  }
}
