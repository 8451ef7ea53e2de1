import {
  type Api,
  type Context,
  type EventMap,
  type Order,
  type orders,
  ServiceError,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { idOf } from '../../kernel/idempotency.ts'
import { teller } from '../../kernel/outbox.ts'
import { findAllowed, viewOrder } from './find-order.ts'
import type { OrdersDeps } from './index.ts'
import { refundable } from './order-money.ts'
import { fulfilmentMachine, orderMachine, step } from './order-states.ts'
import { fulfilmentStateOf } from './order-view.ts'
import { beyond, countOf, type Pieces, piecesOf, toLines, without } from './pieces.ts'
import { note, whoOf } from './settle.ts'
import * as store from './store.ts'
import * as parcels from './store-parcels.ts'

const tell = teller<EventMap<typeof orders>>()

interface Sending {
  reference: string
  lines?: { sku: string; quantity: number }[]
  carrier: string
  number: string
  url?: string
}

/** Sends all that is left of a paid order, as one parcel. */
export function fulfilOrder(deps: OrdersDeps): Api<typeof orders>['fulfilOrder'] {
  return (ctx, input) => send(deps, ctx, input, 'fulfilment')
}

/**
 * Sends a parcel. Never more of an article leaves than was ordered; with the last piece the order is fulfilled.
 * Money that is only promised is taken first: without it nothing leaves.
 */
export function sendParcel(deps: OrdersDeps): Api<typeof orders>['sendParcel'] {
  return (ctx, input) => send(deps, ctx, input, 'parcel')
}

async function send(
  deps: OrdersDeps,
  ctx: Context,
  input: Sending,
  what: 'fulfilment' | 'parcel',
): Promise<Order> {
  const { db } = deps
  const { order: found, role } = await findAllowed(deps, ctx, { reference: input.reference }, 'orders:write')
  const parcelId = idOf(ctx, `${what} ${found.id}`)
  const isPromised = found.state === 'paid' && found.paidMinor < found.totalMinor
  if (isPromised) await deps.payments.capture(ctx, { orderId: found.id })
  const sent = await db.transaction((tx) =>
    sendInside(deps, tx, ctx, { ...input, orderId: found.id, parcelId }),
  )
  return await viewOrder(db.sql, role, sent)
}

async function sendInside(
  { clock }: OrdersDeps,
  tx: Tx,
  ctx: Context,
  { orderId, parcelId, lines: wanted, carrier, number, url }: Sending & { orderId: string; parcelId: string },
): Promise<store.OrderRow> {
  const order = (await store.lockById(tx, orderId)) as store.OrderRow
  const earlier = await parcels.findParcels(tx, orderId)
  if (earlier.some(({ id }) => id === parcelId)) return order
  if (order.state !== 'paid') throw new ServiceError('ORDER_STATE', { state: order.state })
  if (order.paidMinor > 0 && refundable(order) === 0)
    throw new ServiceError('ORDER_STATE', { state: order.state, paymentState: 'refunded' })
  if (earlier.length >= parcels.MAX_PARCELS)
    throw new ServiceError('ORDER_STATE', { state: order.state, parcels: earlier.length })

  const ordered = piecesOf(await store.findLines(tx, orderId))
  const left = without(ordered, piecesOf(earlier.flatMap((parcel) => parcel.lines)))
  const packed = wanted ? piecesOf(wanted) : left
  assertLeft(packed, left)
  const sentAt = timestamp(clock)
  await parcels.insertParcel(tx, {
    id: parcelId,
    orderId,
    number: earlier.length + 1,
    carrier,
    trackingNumber: number,
    url: url ?? null,
    lines: toLines(packed),
    who: whoOf(ctx),
    sentAt,
  })
  const isLast = countOf(packed) === countOf(left)
  step(fulfilmentMachine, fulfilmentStateOf(order), isLast ? 'send_rest' : 'send_part')
  const next: store.OrderRow = {
    ...order,
    ...(isLast ? { state: step(orderMachine, order.state, 'send_last'), fulfilledAt: sentAt } : {}),
    details: {
      ...order.details,
      tracking: { carrier, number, ...(url ? { url } : {}) },
      sentItems: (order.details.sentItems ?? 0) + countOf(packed),
    },
  }
  await store.saveOrder(tx, next)
  await note(tx, clock, order, isLast ? 'fulfilled' : 'partly_sent', whoOf(ctx))
  const facts = { orderId, reference: order.reference }
  if (isLast) await tell(tx, 'orders.fulfilled', orderId, facts)
  else await tell(tx, 'orders.partly_sent', orderId, { ...facts, parcelId })
  return next
}

function assertLeft(packed: Pieces, left: Pieces): void {
  const skus = beyond(packed, left)
  if (skus.length === 0) return
  throw new ServiceError('INVALID_INPUT', {
    errors: skus.map((sku) => ({ field: '/lines', detail: `has more of ${sku} than is left to send` })),
  })
}
