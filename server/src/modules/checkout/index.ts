import type { checkout, EventMap, orders, Peers } from '@techmart/contracts'
import type { EventHandler } from '../../kernel/events.ts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { endCutOff } from './end-cut-off.ts'
import { setAddress, setContact, setDelivery } from './fill-in.ts'
import { forgetStale } from './forget-stale.ts'
import { getCheckout } from './get-checkout.ts'
import { addGiftCard, removeGiftCard, setStoreCredit } from './pay-by-credit.ts'
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
  /** How long a shopper has to pay a placed order. */
  payWindowMs: number
}

type Heard = EventMap<typeof orders>

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
      addGiftCard: addGiftCard(deps),
      removeGiftCard: removeGiftCard(deps),
      setStoreCredit: setStoreCredit(deps),
      place: place(deps),
    },
    on: { 'orders.paid': onPaid, 'orders.cancelled': onCancelled },
    jobs: {
      end_cut_off: { cron: '* * * * *', run: endCutOff(deps) },
      forget_stale: { cron: '41 3 * * *', run: forgetStale(deps) },
    },
  }
}
