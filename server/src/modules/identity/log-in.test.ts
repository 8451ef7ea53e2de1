import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import type { FastifyRequest } from 'fastify'
import { noteCaller } from '../../kernel/caller-address.ts'
import { as, world } from '../../testing/world.ts'

const PASSWORD = 'walrus-lantern-42'
const HOUR_MS = 3_600_000

test('signing in and out', async (t) => {
  const shop = await world(t)
  const logIn = (email: string, password = PASSWORD, ctx: Context = as.anyone()) =>
    shop.identity.logIn(ctx, { email, password })
  const callerOf = (token: string) => shop.identity.authenticate(as.service, { token })
  const contextOf = async (token: string): Promise<Context> => {
    const { kind, id, sessionId, permissions = [] } = await callerOf(token)
    if (kind === 'anonymous' || !id || !sessionId) return as.anyone()
    return {
      requestId: 'test-request',
      actor:
        kind === 'customer'
          ? { kind, customerId: id, sessionId }
          : { kind, staffId: id, sessionId, permissions },
    }
  }
  const people = ['ann', 'ben', 'cleo', 'dora', 'emil', 'fay', 'gus', 'hal', 'ida', 'jon'] as const
  const addressOf = (name: string) => `${name}@example.com`
  await shop.identity.importCustomers(as.service, {
    customers: people.map((name) => ({
      id: `customer-${name}`,
      email: addressOf(name),
      name,
      language: 'en',
      createdAt: '2030-01-01T00:00:00.000Z',
      password: PASSWORD,
    })),
  })

  await t.test(
    'the right password opens a session for thirty days, whatever the case of the address',
    async () => {
      const { customer, token, expiresAt } = await logIn('ANN@Example.com')
      assert.equal(customer.id, 'customer-ann')
      assert.ok(!('passwordHash' in customer))
      assert.equal(Date.parse(expiresAt) - shop.clock.now(), 30 * 24 * HOUR_MS)
      const ctx = await contextOf(token)
      assert.deepEqual(await shop.identity.getMe(ctx, {}), customer)
      assert.equal(await shop.countStatements(() => callerOf(token)), 1)
    },
  )

  await t.test(
    'unknown addresses and wrong passwords cannot be told apart, by answer or by time',
    async () => {
      const timed = async (email: string) => {
        const start = performance.now()
        await assert.rejects(logIn(email, 'not-the-password'), (error: Error & { code: string }) => {
          assert.deepEqual([error.code, error.message], ['WRONG_CREDENTIALS', 'E-mail or password is wrong'])
          return true
        })
        return performance.now() - start
      }
      const known: number[] = []
      const unknown: number[] = []
      for (const name of people) {
        known.push(await timed(addressOf(name)))
        unknown.push(await timed(addressOf(`nobody-${name}`)))
      }
      // The fastest of ten is what the work itself takes, whatever else the machine does meanwhile.
      const ratio = Math.min(...known) / Math.min(...unknown)
      assert.ok(ratio > 0.5 && ratio < 2, `known ÷ unknown = ${ratio.toFixed(2)}`)
      assert.ok(Math.min(...unknown) > 5, 'a hash is computed for nobody, too')
    },
  )

  await t.test(
    'an account without a password cannot be opened, not even with the one nobody knows',
    async () => {
      await shop.identity.importCustomers(as.service, {
        customers: [
          {
            id: 'customer-bare',
            email: 'bare@example.com',
            name: 'Bare',
            language: 'en',
            createdAt: '2030-01-01T00:00:00.000Z',
          },
        ],
      })
      await assert.rejects(logIn('bare@example.com', ''), { code: 'WRONG_CREDENTIALS' })
    },
  )

  await t.test(
    'signing in gives a new session and ends the one that was there (session fixation)',
    async () => {
      const first = await logIn('ben@example.com')
      const second = await logIn('ben@example.com', PASSWORD, await contextOf(first.token))
      assert.notEqual(second.token, first.token)
      assert.equal((await callerOf(first.token)).kind, 'anonymous')
      assert.equal((await callerOf(second.token)).kind, 'customer')
    },
  )

  await t.test('signing out ends this session at once, and no other', async () => {
    const [phone, desktop] = [await logIn('cleo@example.com'), await logIn('cleo@example.com')]
    const ctx = await contextOf(phone.token)
    await shop.identity.logOut(ctx, {})
    await shop.identity.logOut(ctx, {})
    await shop.identity.logOut(as.anyone(), {})
    assert.deepEqual(await callerOf(phone.token), { kind: 'anonymous' })
    assert.equal((await callerOf(desktop.token)).kind, 'customer')
  })

  await t.test('a session ends after thirty days however much it is used', async () => {
    const { token } = await logIn('dora@example.com')
    shop.clock.advance(30 * 24 * HOUR_MS - 1)
    assert.equal((await callerOf(token)).kind, 'customer')
    shop.clock.advance(1)
    assert.equal((await callerOf(token)).kind, 'anonymous')
  })

  await t.test('made-up tokens belong to nobody', async () => {
    for (const token of ['', 'x', "' or 1=1 --", 'a'.repeat(200)])
      assert.deepEqual(await callerOf(token), { kind: 'anonymous' })
  })

  await t.test('ten tries for one address, then a pause, for known and unknown ones alike', async () => {
    for (const email of ['emil@example.com', 'never-seen@example.com']) {
      for (let i = 0; i < 10; i++)
        await assert.rejects(logIn(email, 'guess-guess-guess'), { code: 'WRONG_CREDENTIALS' })
      await assert.rejects(logIn(email), { code: 'TOO_MANY_REQUESTS', details: { retryAfterS: 900 } })
    }
    await logIn('fay@example.com')
    shop.clock.advance(15 * 60_000)
    await logIn('emil@example.com')
  })

  await t.test('guesses made at the same time count as well', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => logIn('gus@example.com', 'guess-guess-guess')),
    )
    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'))
    assert.equal(codes.filter((code) => code === 'WRONG_CREDENTIALS').length, 10)
    assert.equal(codes.filter((code) => code === 'TOO_MANY_REQUESTS').length, 30)
  })

  await t.test('whoever knows the password has all their tries again', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 6; i++)
        await assert.rejects(logIn('hal@example.com', 'forgot-it-again'), { code: 'WRONG_CREDENTIALS' })
      await logIn('hal@example.com')
    }
  })

  await t.test('a network that tries account after account is paused, and nobody else is', async () => {
    const from = (ip: string): Context => {
      const ctx = as.anyone()
      noteCaller(ctx, { ip } as FastifyRequest)
      return ctx
    }
    const guess = (i: number, ip: string) =>
      logIn(`stolen-${i}@example.com`, 'guess-guess-guess', from(ip)).then(
        () => 'in',
        (error: { code: string }) => error.code,
      )
    // Fifty at once, each from another address of the same /64.
    const tries = Array.from({ length: 60 }, (_, i) => guess(i, `2001:db8:1:2::${i.toString(16)}`))
    const codes = await Promise.all(tries)
    assert.equal(codes.filter((code) => code === 'WRONG_CREDENTIALS').length, 50)
    assert.equal(codes.filter((code) => code === 'TOO_MANY_REQUESTS').length, 10)

    await assert.rejects(logIn('ida@example.com', PASSWORD, from('2001:db8:1:2:ffff::1')), {
      code: 'TOO_MANY_REQUESTS',
      details: { retryAfterS: 900 },
    })
    // The one that is paused locks no accounts, and its neighbour is let in.
    for (let i = 0; i < 10; i++) await guess(1_000, '2001:db8:1:2::1')
    assert.equal(await guess(1_000, '2001:db8:1:3::1'), 'WRONG_CREDENTIALS')
    await logIn('ida@example.com', PASSWORD, from('2001:db8:1:3::1'))
    shop.clock.advance(15 * 60_000)
    await logIn('ida@example.com', PASSWORD, from('2001:db8:1:2::1'))
  })

  await t.test('an office behind one address may sign in as often as it likes', async () => {
    const ctx = as.anyone()
    noteCaller(ctx, { ip: '203.0.113.7' } as FastifyRequest)
    for (let i = 0; i < 60; i++) await logIn('ida@example.com', PASSWORD, ctx)
  })

  await t.test('what is over is deleted, what is not is kept', async () => {
    const { token } = await logIn('jon@example.com')
    const job = shop.runtime.local.find((module) => module.name === 'identity')?.jobs?.delete_expired
    const counts = async () => {
      const [row] = await shop.db.sql`
        select (select count(*) from identity.sessions) as sessions, (select count(*) from identity.attempts) as attempts`
      return [row?.sessions, row?.attempts]
    }
    shop.clock.advance(20 * 24 * HOUR_MS)
    await job?.run(undefined as never)
    assert.equal((await callerOf(token)).kind, 'customer')
    assert.equal((await counts())[1], 0)
    shop.clock.advance(10 * 24 * HOUR_MS)
    await job?.run(undefined as never)
    assert.deepEqual(await counts(), [0, 0])
  })
})
