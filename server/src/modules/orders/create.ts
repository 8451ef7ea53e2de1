import { type Api, type EventMap, type OrderDraft, type orders, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { newSecret, readableCode } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { toDetails } from './order-view.ts'
import * as store from './store.ts'
import { lockOfCart } from './store-carts.ts'

const tell = teller<EventMap<typeof orders>>()
const REFERENCE_LENGTH = 10
const REFERENCE_TRIES = 5

/**
 * Writes a decided order; a repeat under the same order id returns the first. `CART_CLOSED` when another order of the
 * cart was paid, `UNAVAILABLE` while that is being decided.
 */
export function create({ db, clock }: ModuleDeps): Api<typeof orders>['create'] {
  return (_ctx, draft) =>
    db.transaction(async (tx) => {
      const earlier = await store.findById(tx, draft.orderId)
      if (earlier) return toAnswer(earlier)
      if (draft.cartId) await assertNotBought(tx, draft.cartId)

      for (let tries = 0; tries < REFERENCE_TRIES; tries++) {
        const row = toRow(draft, timestamp(clock))
        if ((await store.insertOrders(tx, [row])).size === 0) {
          // The same order at the same moment, or a reference that exists already.
          const other = await store.findById(tx, draft.orderId)
          if (other) return toAnswer(other)
          continue
        }
        await store.insertLines(
          tx,
          draft.lines.map((line, position) => ({ ...line, orderId: row.id, position })),
        )
        await store.insertTimeline(tx, [
          { orderId: row.id, at: row.placedAt, what: 'placed', who: 'shopper' },
        ])
        await tell(tx, 'orders.placed', row.id, { orderId: row.id, reference: row.reference })
        return toAnswer(row)
      }
      throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
    })
}

/** An order of the cart that was given up may have come back to life meanwhile, or be about to: nobody pays twice. */
async function assertNotBought(tx: Tx, cartId: string): Promise<void> {
  const others = await lockOfCart(tx, cartId)
  if (others.some(({ cancelledFor }) => cancelledFor === 'reviving')) throw new ServiceError('UNAVAILABLE')
  if (others.some(({ state }) => state === 'paid' || state === 'fulfilled'))
    throw new ServiceError('CART_CLOSED')
}

function toAnswer({ reference, accessToken, state, payBefore }: store.NewOrderRow) {
  return { reference, accessToken, state, payBefore }
}

/** `TM-` and ten readable characters: about 49 random bits, and unique in the table. */
function newReference(): string {
  const code = readableCode(REFERENCE_LENGTH)
  return `TM-${code.slice(0, 5)}-${code.slice(5)}`
}

function toRow(draft: OrderDraft, placedAt: string): store.NewOrderRow {
  return {
    id: draft.orderId,
    reference: newReference(),
    accessToken: newSecret(),
    state: 'awaiting_payment',
    idempotencyKey: draft.idempotencyKey,
    cartId: draft.cartId ?? null,
    customerId: draft.customerId ?? null,
    email: draft.email.trim().toLowerCase(),
    name: draft.shippingAddress.name,
    itemCount: draft.lines.reduce((sum, line) => sum + line.quantity, 0),
    language: draft.language,
    currency: draft.currency,
    subtotalMinor: draft.subtotal.amountMinor,
    discountMinor: draft.discount.amountMinor,
    deliveryMinor: draft.delivery.price.amountMinor,
    taxMinor: draft.tax.amountMinor,
    totalMinor: draft.total.amountMinor,
    paidMinor: 0,
    refundedMinor: 0,
    refundDueMinor: 0,
    details: toDetails(draft, draft.marketing),
    placedAt,
    payBefore: draft.payBefore,
    paidAt: null,
    fulfilledAt: null,
    cancelledAt: null,
  }
}
