import type { Api, identity } from '@techmart/contracts'
import type { IdentityDeps } from './deps.ts'
import * as store from './store.ts'

/** Ends the session of the caller; it opens nothing from the next request on. */
export function logOut({ db }: Pick<IdentityDeps, 'db'>): Api<typeof identity>['logOut'] {
  return async ({ actor }) => {
    if (actor.kind === 'customer' || actor.kind === 'staff')
      await store.deleteSession(db.sql, actor.sessionId)
    return {}
  }
}
