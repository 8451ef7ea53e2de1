import type { Api, identity } from '@techmart/contracts'
import type { IdentityParts } from './deps.ts'
import { normalizeEmail } from './email.ts'
import * as store from './store.ts'

/**
 * Writes customers as they were elsewhere; known ones and addresses that are none are left alone.
 * Hashing takes some 23 ms for each new customer with a password, one after the other.
 */
export function importCustomers({ db, passwords }: IdentityParts): Api<typeof identity>['importCustomers'] {
  return async (_ctx, { customers }) => {
    const given = customers.flatMap((customer) => {
      const email = normalizeEmail(customer.email)
      return email === undefined ? [] : [{ ...customer, email }]
    })
    const known = new Set(
      await store.findKnownEmails(
        db.sql,
        given.map((customer) => customer.email),
      ),
    )
    const rows: store.CustomerRow[] = []
    for (const { password, ...customer } of given) {
      if (known.has(customer.email)) continue
      rows.push({
        ...customer,
        passwordHash: password === undefined ? null : await passwords.hash(password),
      })
    }
    if (rows.length > 0) await store.insertCustomers(db.sql, rows)
    return {}
  }
}
