import type { Api, identity } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { hashSecret } from '../../kernel/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { permissionsOf } from './roles.ts'
import * as store from './store.ts'

/** Who a token belongs to, asked anew each time: an ended session or a changed role counts at once. */
export function authenticate({
  db,
  clock,
}: Pick<IdentityDeps, 'db' | 'clock'>): Api<typeof identity>['authenticate'] {
  return async (_ctx, { token }) => {
    const session = await store.findSession(db.sql, hashSecret(token), timestamp(clock))
    if (session?.customerId)
      return {
        kind: 'customer',
        id: session.customerId,
        sessionId: session.id,
        ...(session.group === null ? {} : { group: session.group }),
      }
    if (session?.staffId && session.role)
      return {
        kind: 'staff',
        id: session.staffId,
        sessionId: session.id,
        permissions: permissionsOf(session.role),
      }
    return { kind: 'anonymous' }
  }
}
