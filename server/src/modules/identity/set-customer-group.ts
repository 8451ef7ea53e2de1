import { type Api, type identity, ServiceError } from '@techmart/contracts'
import type { IdentityDeps } from './deps.ts'
import * as store from './store.ts'

/** Puts a customer into the group whose prices they pay, or, without one, among everybody. */
export function setCustomerGroup({ db }: Pick<IdentityDeps, 'db'>): Api<typeof identity>['setCustomerGroup'] {
  return async (_ctx, { customerId, group }) => {
    const customer = await store.setCustomerGroup(db.sql, customerId, group ?? null)
    if (!customer) throw new ServiceError('CUSTOMER_NOT_FOUND', { customerId })
    return customer
  }
}
