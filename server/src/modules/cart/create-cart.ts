import { type Api, type Context, type Currency, type cart, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { newSecret } from '../../kernel/ids.ts'
import { addLine } from './add-line.ts'
import type { CartDeps } from './deps.ts'
import * as store from './store.ts'
import { updateCart } from './update-cart.ts'
import { view } from './view.ts'

/** Each further try needs the customer's cart to be ordered within the same few milliseconds. */
const OPENING_TRIES = 5

/** Where a shopper with this currency most likely is, until they say. */
const HOME: Record<Currency, string> = { USD: 'US', EUR: 'DE', GBP: 'GB' }

/**
 * Opens a cart, with a first line if wished: when that cannot be added there is no new cart either.
 * A customer has one open cart: when there is one already, it is answered, in the currency asked for.
 * UNAVAILABLE when theirs is ordered again and again while it is asked for.
 */
export function createCart(deps: CartDeps): Api<typeof cart>['createCart'] {
  const add = addLine(deps)
  const update = updateCart(deps)
  return async (ctx, { language = 'en', currency, country, line }) => {
    const wanted = currency ?? 'USD'
    const place = country ?? HOME[wanted]
    // Asked first: a cart for a country that is not served would be no use.
    await deps.pricing.quote(ctx, { country: place, currency: wanted, lines: [] })
    const opened = await open(deps, ctx, wanted, place)
    try {
      if (!opened.isNew && (currency || country)) await update(ctx, { cartId: opened.id, currency, country })
      if (line) return await add(ctx, { cartId: opened.id, language, ...line })
    } catch (error) {
      if (opened.isNew) await store.deleteUntouchedCart(deps.db.sql, opened.id)
      throw error
    }
    const stored = await store.findCart(deps.db.sql, opened.id)
    return await view(deps, stored as store.StoredCart, { ctx, language })
  }
}

async function open(
  { db, clock }: CartDeps,
  { actor }: Context,
  currency: Currency,
  country: string,
): Promise<{ id: string; isNew: boolean }> {
  const id = newSecret()
  const customerId = actor.kind === 'customer' ? actor.customerId : null
  for (let tries = 0; tries < OPENING_TRIES; tries++) {
    const isNew = await store.insertCart(db.sql, {
      id,
      customerId,
      currency,
      country,
      changedAt: timestamp(clock),
    })
    if (isNew || !customerId) return { id, isNew: true }
    // It may be ordered in between; then there is room for a new one.
    const own = await store.findOpenCartOf(db.sql, customerId)
    if (own) return { id: own, isNew: false }
  }
  throw new ServiceError('UNAVAILABLE', {}, 'The cart keeps changing; try again')
}
