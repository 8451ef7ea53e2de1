import type { identity } from '@techmart/contracts'
import type { Module } from '../../kernel/module.ts'
import { authenticate } from './authenticate.ts'
import { deleteExpired } from './delete-expired.ts'
import type { IdentityDeps } from './deps.ts'
import { getMe, getStaffMe } from './get-me.ts'
import { importCustomers } from './import-customers.ts'
import { listCustomers } from './list-customers.ts'
import { logIn, logInStaff } from './log-in.ts'
import { logOut } from './log-out.ts'
import { createPasswords } from './password.ts'
import { register } from './register.ts'
import { saveStaff } from './save-staff.ts'
import { setCustomerGroup } from './set-customer-group.ts'

export type { IdentityDeps } from './deps.ts'

/** Customers, staff, their roles and sessions. */
export function createIdentity(deps: IdentityDeps): Module<typeof identity> {
  const parts = { ...deps, passwords: createPasswords() }
  return {
    api: {
      register: register(parts),
      logIn: logIn(parts),
      logOut: logOut(parts),
      getMe: getMe(parts),
      logInStaff: logInStaff(parts),
      getStaffMe: getStaffMe(parts),
      listCustomers: listCustomers(parts),
      setCustomerGroup: setCustomerGroup(parts),
      authenticate: authenticate(parts),
      saveStaff: saveStaff(parts),
      importCustomers: importCustomers(parts),
    },
    jobs: {
      delete_expired: { cron: '23 * * * *', run: () => deleteExpired(deps) },
    },
  }
}
