import type { Actor } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Queryable } from '../../kernel/db.ts'
import { hashSecret, newId, newSecret } from '../../kernel/ids.ts'
import * as store from './store.ts'

const HOUR_MS = 3_600_000
const LASTS_MS = { customer: 30 * 24 * HOUR_MS, staff: 12 * HOUR_MS }

export interface NewSession {
  token: string
  expiresAt: string
}

/**
 * A fresh session; its end does not move with use. One that the caller had already ends, so whoever
 * planted or copied that one has nothing (session fixation).
 */
export async function startSession(
  sql: Queryable,
  clock: Clock,
  person: { kind: 'customer' | 'staff'; id: string },
  caller: Actor,
): Promise<NewSession> {
  const token = newSecret()
  const expiresAt = timestamp(clock, LASTS_MS[person.kind])
  if (caller.kind === person.kind) await store.deleteSession(sql, caller.sessionId)
  await store.insertSession(sql, {
    id: newId(),
    tokenHash: hashSecret(token),
    customerId: person.kind === 'customer' ? person.id : null,
    staffId: person.kind === 'staff' ? person.id : null,
    createdAt: timestamp(clock),
    expiresAt,
  })
  return { token, expiresAt }
}
