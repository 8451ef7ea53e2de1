import { type Context, ServiceError } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { noteAttempt } from './store-ledger.ts'

/** Who did it, as the ledger keeps it. */
export function nameOf({ actor }: Context): string {
  return actor.kind === 'staff' ? `staff:${actor.staffId}` : actor.kind
}

/**
 * True when this is to be done; false when it was done under the caller's key before. Throws `IDEMPOTENCY_KEY_REUSED`
 * when the caller asked for something else under it. Without a key everything is done.
 */
export async function firstTime(tx: Tx, ctx: Context, command: string, input: object): Promise<boolean> {
  if (ctx.idempotencyKey === undefined) return true
  const request = { command, ...input }
  const attempt = await noteAttempt(tx, { actor: nameOf(ctx), key: ctx.idempotencyKey, request })
  if (attempt === 'other') throw new ServiceError('IDEMPOTENCY_KEY_REUSED')
  return attempt === 'new'
}
