import { type Api, type Context, type identity, ServiceError } from '@techmart/contracts'
import { type Attempt, assertMayTry, forgetTries } from './attempts.ts'
import type { IdentityParts } from './deps.ts'
import { normalizeEmail } from './email.ts'
import { presentStaff } from './present-staff.ts'
import { type NewSession, startSession } from './start-session.ts'
import * as store from './store.ts'

/** Signs a customer in. Unknown addresses and wrong passwords get the same answer after the same work. */
export function logIn(parts: IdentityParts): Api<typeof identity>['logIn'] {
  return async (ctx, { email, password }) => {
    const find = (address: string) => store.findCustomerByEmail(parts.db.sql, address)
    const { account, session } = await signIn(parts, ctx, { kind: 'customer', email, password, find })
    const { passwordHash: _secret, ...customer } = account
    return { customer, ...session }
  }
}

/** Signs a member of staff in, in the same way. */
export function logInStaff(parts: IdentityParts): Api<typeof identity>['logInStaff'] {
  return async (ctx, { email, password }) => {
    const find = (address: string) => store.findStaffByEmail(parts.db.sql, address)
    const { account, session } = await signIn(parts, ctx, { kind: 'staff', email, password, find })
    return { staff: presentStaff(account), ...session }
  }
}

interface Account {
  id: string
  passwordHash: string | null
}

interface SignIn<A extends Account> {
  kind: 'customer' | 'staff'
  email: string
  password: string
  find(email: string): Promise<A | undefined>
}

async function signIn<A extends Account>(
  parts: IdentityParts,
  ctx: Context,
  { kind, email: typed, password, find }: SignIn<A>,
): Promise<{ account: A; session: NewSession }> {
  const email = normalizeEmail(typed) ?? typed
  const attempt: Attempt = { what: 'sign-in', kind, email, ctx }
  await assertMayTry(parts, attempt)
  const account = await find(email)
  const matches = await parts.passwords.verify(account?.passwordHash, password)
  if (!account || !matches) throw new ServiceError('WRONG_CREDENTIALS')
  await forgetTries(parts, attempt)
  const session = await parts.db.transaction((tx) =>
    startSession(tx, parts.clock, { kind, id: account.id }, ctx.actor),
  )
  return { account, session }
}
