import type { Api, EventMap, orders } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { idOf } from '../../kernel/idempotency.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { findAllowed, viewOrder } from './find-order.ts'
import { whoOf } from './settle.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof orders>>()

/** Writes a note for staff, or a message to the shopper, into the timeline. */
export function addNote({ db, clock }: ModuleDeps): Api<typeof orders>['addNote'] {
  return async (ctx, { reference, text, toShopper = false }) => {
    const { order: found, role } = await findAllowed({ db, clock }, ctx, { reference }, 'orders:write')
    const entryId = idOf(ctx, `note ${found.id}`)
    await db.transaction(async (tx) => {
      const order = (await store.lockById(tx, found.id)) as store.OrderRow
      const isNew = await store.insertEntry(tx, {
        entryId,
        orderId: order.id,
        at: timestamp(clock),
        what: toShopper ? 'message' : 'note',
        who: whoOf(ctx),
        note: text,
      })
      if (!isNew) return
      await store.saveOrder(tx, order)
      if (toShopper)
        await tell(tx, 'orders.message_written', order.id, {
          orderId: order.id,
          reference: order.reference,
          messageId: entryId,
          text,
        })
    })
    return await viewOrder(db.sql, role, (await store.findById(db.sql, found.id)) as store.OrderRow)
  }
}
