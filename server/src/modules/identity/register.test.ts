import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseOptions } from '@node-rs/argon2'
import type { Context } from '@techmart/contracts'
import type { FastifyRequest } from 'fastify'
import { noteCaller } from '../../kernel/caller-address.ts'
import { as, world } from '../../testing/world.ts'

const PASSWORD = 'walrus-lantern-42'

test('register', async (t) => {
  const shop = await world(t)
  const register = (email: string, password = PASSWORD, ctx: Context = as.anyone()) =>
    shop.identity.register(ctx, { email, password, name: ' Ann Sommer ', language: 'de' })

  await t.test('a new customer is signed in and known by the address in its normal form', async () => {
    const { customer, token, expiresAt } = await register('Ann.Sommer@Example.COM')
    assert.deepEqual(
      { ...customer, id: undefined },
      {
        id: undefined,
        email: 'ann.sommer@example.com',
        name: 'Ann Sommer',
        language: 'de',
        createdAt: new Date(shop.clock.now()).toISOString(),
      },
    )
    assert.equal(Date.parse(expiresAt) - shop.clock.now(), 30 * 24 * 3_600_000)
    const caller = await shop.identity.authenticate(as.service, { token })
    assert.deepEqual([caller.kind, caller.id], ['customer', customer.id])
    const [told] = await shop.db.sql`select payload from kernel.outbox where type = 'identity.registered'`
    assert.deepEqual(told?.payload, { customerId: customer.id, email: customer.email, language: 'de' })
  })

  await t.test('neither password nor token can be read from the database', async () => {
    const { token } = await register('secret@example.com')
    const [row] = await shop.db.sql`
      select password_hash from identity.customers where email = 'secret@example.com'`
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(row?.password_hash)
    assert.deepEqual([algorithm, memoryCost, timeCost, parallelism], [2, 19_456, 2, 1])
    const dump = JSON.stringify([
      await shop.db.sql`select * from identity.customers`,
      await shop.db.sql`select * from identity.sessions`,
      await shop.db.sql`select * from identity.attempts`,
      await shop.db.sql`select * from kernel.outbox`,
    ])
    assert.ok(!dump.includes(PASSWORD) && !dump.includes(token))
    assert.ok(!JSON.stringify(await shop.db.sql`select * from identity.attempts`).includes('@'))
  })

  await t.test(
    'one address has one account, however it is written and when it comes many times at once',
    async () => {
      await register('twice@example.com')
      for (const email of ['TWICE@example.com', 'ｔｗｉｃｅ@example.com'])
        await assert.rejects(register(email), { code: 'EMAIL_TAKEN' })
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => register('rush@example.com')))
      assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1)
      const [row] = await shop.db.sql`
      select count(*) as n from identity.sessions join identity.customers on customers.id = customer_id
      where email = 'rush@example.com'`
      assert.equal(row?.n, 1)
    },
  )

  await t.test('what is no address once normalised is refused', async () => {
    await assert.rejects(register('two@ats＠example.com'), { code: 'INVALID_INPUT' })
  })

  await t.test('short, common and personal passwords are refused with the reason', async () => {
    const weak: [string, string][] = [
      ['seven77', 'too_short'],
      ['🦭🦭🦭🦭', 'too_short'],
      ['password', 'common'],
      ['Password123!', 'common'],
      ['TechMart2030', 'common'],
      ['aaaaaaaaaa', 'common'],
      ['12345678', 'common'],
      ['qwertyqwerty', 'common'],
      ['frida.lang@example.com', 'email'],
      ['Frida.Lang', 'email'],
    ]
    for (const [password, reason] of weak)
      await assert.rejects(
        register('frida.lang@example.com', password),
        (error: { code: string; details: { reason: string } }) =>
          error.code === 'WEAK_PASSWORD' && error.details.reason === reason,
        password,
      )
    for (const password of ['frida likes seals', 'صباح الخير يا بحر', '海豹喜欢在岸边晒太阳', 'ﬁne-ocean'])
      await register(`ok-${Buffer.from(password).toString('hex').slice(0, 20)}@example.com`, password)
  })

  await t.test('an address may be tried ten times in a quarter of an hour', async () => {
    await register('often@example.com')
    for (let i = 0; i < 9; i++) await assert.rejects(register('often@example.com'), { code: 'EMAIL_TAKEN' })
    await assert.rejects(register('often@example.com'), {
      code: 'TOO_MANY_REQUESTS',
      details: { retryAfterS: 900 },
    })
    shop.clock.advance(15 * 60_000)
    await assert.rejects(register('often@example.com'), { code: 'EMAIL_TAKEN' })
  })

  await t.test('a network that asks for address after address comes to an end, others go on', async () => {
    const from = (ip: string): Context => {
      const ctx = as.anyone()
      noteCaller(ctx, { ip } as FastifyRequest)
      return ctx
    }
    for (let i = 0; i < 30; i++) await register(`asked-for-${i}@example.com`, undefined, from('203.0.113.7'))
    await assert.rejects(register('brand-new@example.com', undefined, from('203.0.113.7')), {
      code: 'TOO_MANY_REQUESTS',
      details: { retryAfterS: 900 },
    })
    await register('brand-new@example.com', undefined, from('203.0.113.8'))
    shop.clock.advance(15 * 60_000)
    await register('newer-still@example.com', undefined, from('203.0.113.7'))
  })
})
