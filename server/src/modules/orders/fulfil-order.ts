import { type Api, type EventMap, type orders, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { findAllowed, viewOrder } from './find-order.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof orders>>()

/** Marks a paid order as sent. */
export function fulfilOrder({ db, clock }: ModuleDeps): Api<typeof orders>['fulfilOrder'] {
  return async (ctx, { reference, ...tracking }) => {
    const found = await findAllowed(db.sql, ctx, { reference }, 'orders:write')
    const fulfilled = await db.transaction(async (tx) => {
      const order = (await store.lockById(tx, found.id)) as store.OrderRow
      if (order.state !== 'paid') throw new ServiceError('ORDER_STATE', { state: order.state })
      const fulfilledAt = timestamp(clock)
      const next: store.OrderRow = {
        ...order,
        state: 'fulfilled',
        fulfilledAt,
        details: { ...order.details, tracking },
      }
      await store.saveOrder(tx, next)
      await store.insertTimeline(tx, [
        { orderId: order.id, at: fulfilledAt, what: 'fulfilled', who: ctx.actor.kind },
      ])
      await tell(tx, 'orders.fulfilled', order.id, { orderId: order.id, reference: order.reference })
      return next
    })
    return await viewOrder(db.sql, fulfilled)
  }
}
