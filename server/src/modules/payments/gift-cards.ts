import { createHash } from 'node:crypto'
import { type Api, type Context, type payments, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { Tx } from '../../kernel/db.ts'
import { violates } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { hashCode, newCode, plainCode, toGiftCard } from './credit-rules.ts'
import * as store from './store-credits.ts'

type Deps = Pick<ModuleDeps, 'db' | 'clock'>

/** Issues a gift card. Its code is in this answer and nowhere else; a repeat of the request does not tell it again. */
export function issueGiftCard({ db, clock }: Deps): Api<typeof payments>['issueGiftCard'] {
  return async (ctx, input) => {
    const { requestId, amount, note, expiresAt } = input
    if (expiresAt && Date.parse(expiresAt) <= clock.now())
      throw new ServiceError('INVALID_INPUT', {
        errors: [{ field: '/expiresAt', detail: 'lies in the past' }],
      })
    const requestHash = hashOf({ amount, note: note ?? null, expiresAt: expiresAt ?? null })
    const code = newCode()
    return await db.transaction(async (tx) => {
      const id = newId()
      const isNew = await store.insertAccount(tx, {
        id,
        requestId,
        requestHash,
        currency: amount.currency,
        createdAt: timestamp(clock),
        kind: 'gift_card',
        codeHash: hashCode(code),
        last4: plainCode(code).slice(-4),
        customerId: null,
        note: note ?? null,
        expiresAt: expiresAt ?? null,
      })
      if (!isNew) return { card: toGiftCard(await findSame(tx, requestId, requestHash), clock.now()) }
      await store.move(tx, {
        accountId: id,
        deltaMinor: amount.amountMinor,
        who: whoOf(ctx),
        kind: 'issue',
        orderId: null,
        ref: '',
      })
      return { card: toGiftCard((await store.findAccount(tx, id)) as store.AccountRow, clock.now()), code }
    })
  }
}

async function findSame(tx: Tx, requestId: string, requestHash: string): Promise<store.AccountRow> {
  const earlier = await store.findByRequest(tx, requestId)
  if (earlier?.requestHash !== requestHash) throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
  return earlier
}

function hashOf(told: object): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url')
}

function whoOf({ actor }: Context): string {
  return actor.kind === 'staff' ? `staff:${actor.staffId}` : actor.kind
}

/** Gift cards, newest first. */
export function listGiftCards({ db, clock }: Deps): Api<typeof payments>['listGiftCards'] {
  return async (_ctx, { last4, cursor, limit = 50 }) => {
    const rows = await store.listGiftCards(db.sql, {
      last4: last4?.toUpperCase() ?? null,
      before: readCursor(cursor, isTime, isId),
      limit: limit + 1,
    })
    const { items, ...next } = pageOf(rows, limit, (last) => [last.createdAt, last.id])
    return { items: items.map((row) => toGiftCard(row, clock.now())), ...next }
  }
}

/** Changes a balance by hand, once per request; never below zero. */
export function adjustGiftCard({ db, clock }: Deps): Api<typeof payments>['adjustGiftCard'] {
  return (ctx, { id, requestId, deltaMinor, reason }) =>
    db
      .transaction(async (tx) => {
        const account = await store.lockAccount(tx, id)
        if (account?.kind !== 'gift_card') throw new ServiceError('GIFT_CARD_NOT_FOUND')
        if (deltaMinor === 0) return toGiftCard(account, clock.now())
        const isNew = await store.move(tx, {
          accountId: id,
          deltaMinor,
          note: reason,
          who: whoOf(ctx),
          kind: 'adjust',
          orderId: null,
          ref: requestId,
        })
        const earlier = isNew
          ? undefined
          : await store.findMovement(tx, { accountId: id, kind: 'adjust', ref: requestId })
        if (earlier && (earlier.deltaMinor !== deltaMinor || earlier.note !== reason))
          throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
        return toGiftCard((await store.findAccount(tx, id)) as store.AccountRow, clock.now())
      })
      .catch((error: unknown) => {
        if (violates(error, 'credit_not_overdrawn'))
          throw new ServiceError('ORDER_STATE', {}, 'There is less on the gift card')
        throw error
      })
}

/** Stops a gift card from being used, or lets it be used again. */
export function disableGiftCard({ db, clock }: Deps): Api<typeof payments>['disableGiftCard'] {
  return async (_ctx, { id, disabled }) => {
    if (!(await store.setDisabled(db.sql, id, disabled))) throw new ServiceError('GIFT_CARD_NOT_FOUND')
    return toGiftCard((await store.findAccount(db.sql, id)) as store.AccountRow, clock.now())
  }
}
