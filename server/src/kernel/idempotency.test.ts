import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, anyone, Closed, command, contract, ServiceError } from '@techmart/contracts'
import { Type } from 'typebox'
import { world } from '../testing/world.ts'
import { createHttp, serveContract } from './http.ts'
import { createIdempotency, forgetRequests, idOf } from './idempotency.ts'
import { silentLog } from './log.ts'

const writing = contract('writing', {
  description: 'For tests.',
  operations: {
    write: command({
      route: 'POST /api/writing/{page}',
      access: anyone,
      summary: 'Write',
      input: Closed({ page: Type.String(), text: Type.String(), size: Type.Optional(Type.Integer()) }),
      output: Closed({ number: Type.Integer() }),
      status: 201,
      idempotencyKey: 'required',
      errors: ['CART_FULL'],
    }),
  },
})

test('commands under an idempotency key', async (t) => {
  const shop = await world(t)
  let runs = 0
  let fail: (() => unknown) | undefined
  let pause = 0
  const app = createHttp(silentLog)
  serveContract(
    app,
    writing,
    {
      write: async () => {
        runs++
        const number = runs
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
        if (fail) throw fail()
        return { number }
      },
    },
    {
      authenticate: async (token) => ({ kind: 'customer', customerId: token, sessionId: 'session-1' }),
      serviceSecret: '',
      secureCookies: false,
      idempotency: createIdempotency(shop.db),
    },
  )
  const write = async (key: string, body: object, token?: string) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/writing/one',
      headers: { 'idempotency-key': key, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      payload: body,
    })
    return { status: answer.statusCode, ...(answer.json() as { number?: number; code?: string }) }
  }

  await t.test('are carried out once; a repeat gets status and body of the first', async () => {
    const first = await write('key-once', { text: 'a', size: 1 })
    assert.deepEqual(first, { status: 201, number: 1 })
    assert.deepEqual(await write('key-once', { size: 1, text: 'a' }), first)
    assert.equal(runs, 1)
  })

  await t.test('at the same moment, the others wait for the first', async () => {
    pause = 150
    const before = runs
    const answers = await Promise.all(Array.from({ length: 20 }, () => write('key-race', { text: 'a' })))
    pause = 0
    assert.equal(runs, before + 1)
    for (const answer of answers) assert.deepEqual(answer, { status: 201, number: before + 1 })
  })

  await t.test('are refused when something else is asked under the same key', async () => {
    await write('key-changed', { text: 'a' })
    const { status, code } = await write('key-changed', { text: 'b' })
    assert.deepEqual([status, code], [422, 'IDEMPOTENCY_KEY_REUSED'])
  })

  await t.test('belong to their caller', async () => {
    const mine = await write('key-mine', { text: 'a' }, 'ann')
    const theirs = await write('key-mine', { text: 'b' }, 'bob')
    assert.equal(theirs.status, 201)
    assert.notEqual(theirs.number, mine.number)
  })

  await t.test('are refused again by the same words; what failed on our side is tried again', async () => {
    fail = () => new ServiceError('CART_FULL', { limit: 3 })
    const refused = await write('key-refused', { text: 'a' }, 'ann')
    assert.deepEqual([refused.status, refused.code], [409, 'CART_FULL'])
    fail = () => new Error('a defect')
    assert.equal((await write('key-defect', { text: 'a' }, 'ann')).status, 500)
    fail = undefined
    const again = await write('key-refused', { text: 'a' }, 'ann')
    assert.deepEqual({ ...again, instance: '' }, { ...refused, instance: '' })
    assert.equal((await write('key-defect', { text: 'a' }, 'ann')).status, 201)
  })

  await t.test('refused to somebody unknown leave nothing behind', async () => {
    fail = () => new ServiceError('CART_FULL', { limit: 3 })
    assert.equal((await write('key-unknown', { text: 'a' })).status, 409)
    fail = undefined
    const [row] = await shop.db
      .sql`select count(*)::int as count from kernel.requests where key = 'key-unknown'`
    assert.equal(row?.count, 0)
    assert.equal((await write('key-unknown', { text: 'a' })).status, 201)
  })

  await t.test('whose process died are carried out by the next, once their claim is over', async () => {
    const first = await write('key-died', { text: 'a' })
    const { sql } = shop.db
    await sql`update kernel.requests set answer = null, claimed_until = now() - interval '1 s' where key = 'key-died'`
    const second = await write('key-died', { text: 'a' })
    assert.equal(second.number, (first.number ?? 0) + 1)
  })

  await t.test('are remembered for a day', async () => {
    const { sql } = shop.db
    await sql`update kernel.requests set at = now() - interval '25 hours' where key = 'key-once'`
    const before = runs
    assert.deepEqual(await write('key-once', { text: 'another' }), { status: 201, number: before + 1 })
    await sql`update kernel.requests set at = now() - interval '25 hours' where key in ('key-once', 'key-race')`
    assert.equal(await forgetRequests(sql), 2)
    assert.equal(await forgetRequests(sql), 0)
  })

  await t.test('are needed where the operation says so', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/writing/one', payload: { text: 'a' } })
    assert.equal((answer.json() as { code: string }).code, 'IDEMPOTENCY_KEY_MISSING')
  })
})

test('what is created under a key has one id per caller and purpose', () => {
  const by = (actor: Actor, idempotencyKey?: string) => ({
    actor,
    requestId: 'r',
    ...(idempotencyKey ? { idempotencyKey } : {}),
  })
  const ann: Actor = { kind: 'customer', customerId: 'ann', sessionId: 's1' }
  const bob: Actor = { kind: 'customer', customerId: 'bob', sessionId: 's2' }
  assert.equal(idOf(by(ann, 'key-1'), 'refund'), idOf(by({ ...ann, sessionId: 's3' }, 'key-1'), 'refund'))
  assert.notEqual(idOf(by(ann, 'key-1'), 'refund'), idOf(by(bob, 'key-1'), 'refund'))
  assert.notEqual(idOf(by(ann, 'key-1'), 'refund'), idOf(by(ann, 'key-1'), 'parcel'))
  assert.notEqual(idOf(by(ann), 'refund'), idOf(by(ann), 'refund'))
  assert.match(idOf(by(ann, 'key-1'), 'refund'), /^[A-Za-z0-9_-]{8,64}$/)
})
