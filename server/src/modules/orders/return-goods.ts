import { isDeepStrictEqual } from 'node:util'
import {
  type Api,
  type Context,
  type EventMap,
  type orders,
  type Return,
  ServiceError,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { idOf } from '../../kernel/idempotency.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { teller } from '../../kernel/outbox.ts'
import { findAllowed, type OrderAccess, type Role, viewOrder } from './find-order.ts'
import { refundable } from './order-money.ts'
import { type ReturnCommand, returnedBy, returnMachine, step } from './order-states.ts'
import { toReturn } from './order-view.ts'
import {
  beyond,
  type Pieces,
  piecesOf,
  returnablePieces,
  sentPieces,
  standingOf,
  toLines,
  valueOfReturn,
} from './pieces.ts'
import { assertRefundable } from './refund-order.ts'
import { returnBeforeOf } from './return-window.ts'
import { askBack, note, whoOf } from './settle.ts'
import { stockLines } from './stock-lines.ts'
import * as store from './store.ts'
import { findParcels } from './store-parcels.ts'
import { findRefund } from './store-refunds.ts'
import * as returns from './store-returns.ts'

const tell = teller<EventMap<typeof orders>>()

/** Notes the wish to send goods back: only what was sent, and no piece twice. */
export function requestReturn({ db, clock }: ModuleDeps): Api<typeof orders>['requestReturn'] {
  return async (ctx, { lines: wanted, reason, ...access }) => {
    const { order: found, role } = await findAllowed({ db, clock }, ctx, access, 'orders:write')
    const id = idOf(ctx, `return ${found.id}`)
    return await db.transaction(async (tx) => {
      const order = (await store.lockById(tx, found.id)) as store.OrderRow
      const earlier = await returns.findReturns(tx, order.id)
      const same = earlier.find((one) => one.id === id)
      if (same) {
        assertSame(same, piecesOf(wanted), reason)
        return toReturn(same, order.currency)
      }
      const [lines, parcels] = [await store.findLines(tx, order.id), await findParcels(tx, order.id)]
      assertInTime(role, order, returnBeforeOf(order, parcels), clock.now())
      if (earlier.length >= returns.MAX_RETURNS)
        throw new ServiceError('ORDER_STATE', { state: order.state, returns: earlier.length })

      const sent = sentPieces(order, lines, parcels)
      const pieces = piecesOf(wanted)
      const left = returnablePieces(sent, earlier)
      assertReturnable(pieces, left)
      const at = timestamp(clock)
      const row: returns.ReturnRow = {
        id,
        orderId: order.id,
        state: 'requested',
        lines: toLines(pieces),
        reason,
        note: null,
        who: whoOf(ctx),
        valueMinor: valueOfReturn(lines, pieces, standingOf(earlier)),
        createdAt: at,
        changedAt: at,
      }
      await returns.insertReturn(tx, row)
      await note(tx, clock, order, 'return_requested', whoOf(ctx), reason)
      await store.saveOrder(tx, order)
      await tellChange(tx, order, row)
      return toReturn(row, order.currency)
    })
  }
}

/** The shopper keeps the goods after all. */
export function withdrawReturn(deps: ModuleDeps): Api<typeof orders>['withdrawReturn'] {
  return (ctx, { returnId, ...access }) => change(deps, ctx, { access, returnId, command: 'withdraw' })
}

/** Staff let the goods come back, or not, with a word to the shopper. */
export function decideReturn(deps: ModuleDeps): Api<typeof orders>['decideReturn'] {
  return (ctx, { reference, returnId, approve, note: text }) =>
    change(deps, ctx, {
      access: { reference },
      returnId,
      command: approve ? 'approve' : 'refuse',
      ...(text ? { text } : {}),
    })
}

/** The goods are here. What is as good as new goes on the shelf again, once. */
export function receiveReturn(deps: ModuleDeps): Api<typeof orders>['receiveReturn'] {
  return (ctx, { reference, returnId, restock }) =>
    change(deps, ctx, {
      access: { reference },
      returnId,
      command: 'receive',
      isSame: ({ lines }) => isDeepStrictEqual(restockedOf(lines), piecesOf(restock)),
      also: async (tx, order, row) => {
        const [back, good] = [piecesOf(row.lines), piecesOf(restock)]
        assertReturnable(good, back, '/restock')
        const lines = row.lines.map((line) => ({ ...line, restocked: good.get(line.sku) ?? 0 }))
        if (good.size > 0) await tellReturned(tx, order, row, good)
        return { ...row, lines }
      },
    })
}

/** Gives back what the goods were worth, another amount, or nothing, and ends the return. */
export function refundReturn(deps: ModuleDeps): Api<typeof orders>['refundReturn'] {
  const { db, clock } = deps
  return async (ctx, { reference, returnId, amountMinor, to = 'original' }) => {
    const { order: found, role } = await findAllowed({ db, clock }, ctx, { reference }, 'orders:write')
    const id = idOf(ctx, `refund of return ${returnId}`)
    await db.transaction(async (tx) => {
      const order = (await store.lockById(tx, found.id)) as store.OrderRow
      const row = await findReturn(tx, order, returnId)
      // Under the same key, by a process that died before it could answer.
      if (await findRefund(tx, id)) return
      const wantedMinor = amountMinor ?? Math.min(row.valueMinor, refundable(order))
      if (wantedMinor === 0 && row.state === returnedBy.close) return
      const state = step(returnMachine, row.state, wantedMinor > 0 ? 'refund' : 'close')
      if (wantedMinor > 0) assertRefundable(order, wantedMinor, to)
      const ended = { ...row, state, changedAt: timestamp(clock) }
      await returns.saveReturn(tx, ended)
      await note(tx, clock, order, `return_${state}`, whoOf(ctx))
      await tellChange(tx, order, ended)
      if (wantedMinor === 0) return await store.saveOrder(tx, order)
      await askBack(tx, clock, order, {
        id,
        kind: 'return',
        amountMinor: wantedMinor,
        destination: to,
        reason: row.reason,
        who: whoOf(ctx),
        returnId: row.id,
        retryOf: null,
      })
    })
    return await viewOrder(db.sql, role, (await store.findById(db.sql, found.id)) as store.OrderRow)
  }
}

interface Change {
  access: OrderAccess
  returnId: string
  command: ReturnCommand
  /** A word to the shopper. */
  text?: string
  /** Whether a return that is where the command leads was led there by the same words; it is unless said. */
  isSame?: (row: returns.ReturnRow) => boolean
  /** What else happens in the same transaction; returns the return as it is then. */
  also?: (tx: Tx, order: store.OrderRow, row: returns.ReturnRow) => Promise<returns.ReturnRow>
}

async function change(
  { db, clock }: ModuleDeps,
  ctx: Context,
  { access, returnId, command, text, isSame = () => true, also }: Change,
): Promise<Return> {
  const { order: found } = await findAllowed({ db, clock }, ctx, access, 'orders:write')
  return await db.transaction(async (tx) => {
    const order = (await store.lockById(tx, found.id)) as store.OrderRow
    const before = await findReturn(tx, order, returnId)
    if (before.state === returnedBy[command] && isSame(before)) return toReturn(before, order.currency)
    const state = step(returnMachine, before.state, command)
    const moved = { ...before, state, changedAt: timestamp(clock), note: text ?? before.note }
    const row = also ? await also(tx, order, moved) : moved
    await returns.saveReturn(tx, row)
    await note(tx, clock, order, `return_${state}`, whoOf(ctx), text)
    await store.saveOrder(tx, order)
    await tellChange(tx, order, row)
    return toReturn(row, order.currency)
  })
}

async function findReturn(tx: Tx, order: store.OrderRow, returnId: string): Promise<returns.ReturnRow> {
  const row = (await returns.findReturns(tx, order.id)).find(({ id }) => id === returnId)
  if (!row) throw new ServiceError('ORDER_NOT_FOUND', { returnId })
  return row
}

async function tellChange(tx: Tx, order: store.OrderRow, { id, state }: returns.ReturnRow): Promise<void> {
  await tell(tx, 'orders.return_changed', order.id, {
    orderId: order.id,
    reference: order.reference,
    returnId: id,
    state,
  })
}

function restockedOf(lines: returns.ReturnLine[]): Pieces {
  return piecesOf(
    lines.flatMap(({ sku, restocked = 0 }) => (restocked > 0 ? [{ sku, quantity: restocked }] : [])),
  )
}

/** A bundle comes back as its parts. */
async function tellReturned(
  tx: Tx,
  order: store.OrderRow,
  { id }: returns.ReturnRow,
  good: Pieces,
): Promise<void> {
  const lines = await store.findLines(tx, order.id)
  const components = new Map(lines.map((line) => [line.sku, line.components]))
  await tell(tx, 'orders.goods_returned', order.id, {
    orderId: order.id,
    returnId: id,
    lines: stockLines(
      toLines(good).map(({ sku, quantity }) => ({ sku, quantity, components: components.get(sku) ?? [] })),
    ),
  })
}

/** Over HTTP the kernel has compared the requests; a peer in the same process is told here. */
function assertSame(row: returns.ReturnRow, wanted: Pieces, reason: string): void {
  if (row.reason !== reason || !isDeepStrictEqual(piecesOf(row.lines), wanted))
    throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
}

function assertInTime(
  role: Role,
  order: store.OrderRow,
  returnBefore: string | undefined,
  nowMs: number,
): void {
  if (returnBefore === undefined) throw new ServiceError('ORDER_STATE', { state: order.state })
  if (role === 'shopper' && Date.parse(returnBefore) <= nowMs)
    throw new ServiceError('ORDER_STATE', { state: order.state, returnBefore })
}

function assertReturnable(wanted: Pieces, left: Pieces, field = '/lines'): void {
  const skus = beyond(wanted, left)
  if (skus.length === 0) return
  throw new ServiceError('INVALID_INPUT', {
    errors: skus.map((sku) => ({ field, detail: `has more of ${sku} than can come back` })),
  })
}
