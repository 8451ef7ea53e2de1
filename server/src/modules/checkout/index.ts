import type { checkout, EventMap, orders, Peers } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { EventHandler } from '../../kernel/events.ts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { setAddress, setContact, setDelivery } from './fill-in.ts'
import { getCheckout } from './get-checkout.ts'
import { place } from './place.ts'
import * as store from './store.ts'

export interface CheckoutDeps extends ModuleDeps {
  cart: Peers['cart']
  pricing: Peers['pricing']
  inventory: Peers['inventory']
  catalog: Peers['catalog']
  orders: Peers['orders']
  payments: Peers['payments']
  /** How shoppers reach the shop. */
  publicUrl: string
}

type Heard = EventMap<typeof orders>
const KEEP_SESSIONS_MS = 30 * 86_400_000
const SESSIONS_PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 200

/** From a cart to a placed order. */
export function createCheckout(deps: CheckoutDeps): Module<typeof checkout> {
  const onPaid: EventHandler<Heard['orders.paid']> = async (tx, { payload }) => {
    await store.deleteSessionOfOrder(tx, payload.orderId)
    await store.endPlacement(tx, payload.orderId)
  }
  const onCancelled: EventHandler<Heard['orders.cancelled']> = (tx, { payload }) =>
    store.endPlacement(tx, payload.orderId)
  return {
    api: {
      getCheckout: getCheckout(deps),
      setContact: setContact(deps),
      setAddress: setAddress(deps),
      setDelivery: setDelivery(deps),
      place: place(deps),
    },
    on: { 'orders.paid': onPaid, 'orders.cancelled': onCancelled },
    jobs: {
      forget_stale: {
        cron: '41 3 * * *',
        run: () => forgetStale(deps),
      },
    },
  }
}

/** Forgets what shoppers told and never ordered; what one run leaves, the next one takes. */
async function forgetStale({ db, clock }: CheckoutDeps): Promise<void> {
  const before = timestamp(clock, -KEEP_SESSIONS_MS)
  for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++) {
    const deleted = await store.deleteStaleSessions(db.sql, before, SESSIONS_PER_STATEMENT)
    if (deleted < SESSIONS_PER_STATEMENT) return
  }
}
