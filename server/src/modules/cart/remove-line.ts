import type { Api, cart } from '@techmart/contracts'
import { change } from './change.ts'
import type { CartDeps } from './deps.ts'
import * as store from './store.ts'

/** Takes a line out; nothing to do when it is gone already. */
export function removeLine(deps: CartDeps): Api<typeof cart>['removeLine'] {
  return async (ctx, { cartId, lineId, language }) =>
    await change(deps, { ctx, cartId, language }, async (tx, { cart }) =>
      (await store.deleteLine(tx, cartId, lineId)) ? cart : undefined,
    )
}
