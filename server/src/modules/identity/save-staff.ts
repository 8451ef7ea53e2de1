import { type Api, type identity, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { IdentityParts } from './deps.ts'
import { normalizeEmail } from './email.ts'
import { presentStaff } from './present-staff.ts'
import * as store from './store.ts'

/**
 * Adds a member of staff, or sets name, password and role of one. A new password ends their sessions;
 * the same one again changes nothing.
 */
export function saveStaff({ db, clock, passwords }: IdentityParts): Api<typeof identity>['saveStaff'] {
  return async (_ctx, { email: typed, password, name, role }) => {
    const email = normalizeEmail(typed)
    if (email === undefined)
      throw new ServiceError('INVALID_INPUT', { errors: [{ field: '/email', detail: 'is no address' }] })
    const known = await store.findStaffByEmail(db.sql, email)
    const keeps = known !== undefined && (await passwords.verify(known.passwordHash, password))
    const passwordHash = keeps ? known.passwordHash : await passwords.hash(password)
    const staff = await db.transaction(async (tx) => {
      const saved = await store.upsertStaff(
        tx,
        { id: newId(), email, name, role, passwordHash },
        timestamp(clock),
      )
      if (!keeps) await store.deleteSessionsOfStaff(tx, saved.id)
      return saved
    })
    return presentStaff(staff)
  }
}
