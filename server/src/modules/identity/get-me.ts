import { type Api, type identity, ServiceError } from '@techmart/contracts'
import type { IdentityDeps } from './deps.ts'
import { presentStaff } from './present-staff.ts'
import * as store from './store.ts'

/** The signed-in customer. */
export function getMe({ db }: Pick<IdentityDeps, 'db'>): Api<typeof identity>['getMe'] {
  return async ({ actor }) => {
    const customer =
      actor.kind === 'customer' ? await store.findCustomer(db.sql, actor.customerId) : undefined
    if (!customer) throw new ServiceError('UNAUTHENTICATED')
    return customer
  }
}

/** The signed-in member of staff. */
export function getStaffMe({ db }: Pick<IdentityDeps, 'db'>): Api<typeof identity>['getStaffMe'] {
  return async ({ actor }) => {
    const staff = actor.kind === 'staff' ? await store.findStaff(db.sql, actor.staffId) : undefined
    if (!staff) throw new ServiceError('UNAUTHENTICATED')
    return presentStaff(staff)
  }
}
