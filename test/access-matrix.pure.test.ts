import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type Contract, contracts, permissions, routeOf } from '@techmart/contracts'
import { createHttp, serveContract } from '../server/src/kernel/http.ts'
import { silentLog } from '../server/src/kernel/log.ts'

const SECRET = 'service-secret-of-the-matrix'
const session = { sessionId: 'session-of-the-matrix' }

/** Everybody who may knock: nobody in particular, a customer, staff with one permission each, and staff with all. */
const people: Record<string, Actor> = {
  anonymous: { kind: 'anonymous' },
  customer: { kind: 'customer', customerId: 'customer-1', ...session },
  owner: { kind: 'staff', staffId: 'staff-1', ...session, permissions: [...permissions] },
  ...Object.fromEntries(
    permissions.map((permission) => [
      `staff with ${permission}`,
      { kind: 'staff', staffId: 'staff-2', ...session, permissions: [permission] } satisfies Actor,
    ]),
  ),
}

/** Who gets as far as the operation itself; said here once more, apart from the code that decides it. */
function mayPass(contract: Contract, key: string, actor: Actor): boolean {
  const access = contract.operations[key]?.access
  if (access?.allow === 'anyone') return true
  if (access?.allow === 'customer') return actor.kind === 'customer'
  if (access?.allow === 'staff')
    return actor.kind === 'staff' && actor.permissions.includes(access.permission)
  return false
}

for (const contract of Object.values(contracts) as Contract[]) {
  test(`${contract.name}: who may call what`, async () => {
    const reached = new Set<string>()
    const app = createHttp(silentLog)
    const api = Object.fromEntries(
      Object.keys(contract.operations).map((key) => [key, async () => void reached.add(key) as never]),
    )
    serveContract(app, contract, api, {
      authenticate: async (token) => people[token.replaceAll('_', ' ')] ?? { kind: 'anonymous' },
      serviceSecret: SECRET,
      secureCookies: true,
    })
    for (const [key, operation] of Object.entries(contract.operations)) {
      const { method, path } = routeOf(contract.name, key, operation)
      for (const [person, actor] of Object.entries(people)) {
        const answer = await app.inject({
          method,
          url: path.replace(/\{\w+\}/g, 'x'),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': 'matrix-key',
            ...(actor.kind === 'anonymous' ? {} : { authorization: `Bearer ${person.replaceAll(' ', '_')}` }),
          },
          ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }),
        })
        const refused = [401, 403, 404].includes(answer.statusCode)
        assert.equal(
          !refused,
          mayPass(contract, key, actor),
          `${person} at ${contract.name}.${key}: ${answer.statusCode}`,
        )
        if (refused) assert.ok(!reached.has(key) || mayPass(contract, key, actor), `${person} reached ${key}`)
        reached.delete(key)
      }
    }
  })
}
