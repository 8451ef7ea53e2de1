import { type Api, type Customer, type EventMap, type identity, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { teller } from '../../kernel/outbox.ts'
import { assertMayTry } from './attempts.ts'
import type { IdentityParts } from './deps.ts'
import { normalizeEmail } from './email.ts'
import { assertStrong } from './password-rules.ts'
import { type NewSession, startSession } from './start-session.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof identity>>()

/**
 * Registers a customer and signs them in. EMAIL_TAKEN tells that an address is known: until addresses are
 * confirmed by mail there is no other honest answer, so a network may ask only so often.
 */
export function register(deps: IdentityParts): Api<typeof identity>['register'] {
  const { db, clock, passwords } = deps
  return async (ctx, input) => {
    const email = normalizeEmail(input.email)
    if (email === undefined)
      throw new ServiceError('INVALID_INPUT', { errors: [{ field: '/email', detail: 'is no address' }] })
    assertStrong(input.password, email)
    await assertMayTry(deps, { what: 'registration', kind: 'customer', email, ctx })

    const passwordHash = await passwords.hash(input.password)
    const customer: Customer = {
      id: newId(),
      email,
      name: input.name.trim(),
      language: input.language ?? 'en',
      createdAt: timestamp(clock),
    }
    const session = await db.transaction(async (tx): Promise<NewSession | undefined> => {
      if ((await store.insertCustomers(tx, [{ ...customer, passwordHash }])) === 0) return undefined
      const { id: customerId, language } = customer
      await tell(tx, 'identity.registered', customerId, { customerId, email, language })
      return await startSession(tx, clock, { kind: 'customer', id: customerId }, ctx.actor)
    })
    if (!session) throw new ServiceError('EMAIL_TAKEN')
    return { customer, ...session }
  }
}
