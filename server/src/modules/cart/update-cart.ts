import type { Api, cart } from '@techmart/contracts'
import { change, findOpen } from './change.ts'
import type { CartDeps } from './deps.ts'

/** Changes currency or country. Throws REGION_NOT_SERVED. */
export function updateCart(deps: CartDeps): Api<typeof cart>['updateCart'] {
  return async (ctx, { cartId, language, currency, country }) => {
    const before = await findOpen(deps, ctx, cartId)
    if (country !== undefined)
      await deps.pricing.quote(ctx, { country, currency: currency ?? before.cart.currency, lines: [] })
    return await change(deps, { ctx, cartId, language }, async (_tx, { cart }) => {
      const changed = {
        ...cart,
        currency: currency ?? cart.currency,
        country: country ?? cart.country,
      }
      const same = changed.currency === cart.currency && changed.country === cart.country
      return same ? undefined : changed
    })
  }
}
