import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectTo } from 'node:net'
import { test } from 'node:test'
import {
  type Actor,
  anyone,
  Closed,
  command,
  connect,
  contract,
  customer,
  internal,
  query,
  ServiceError,
  Sku,
  staff,
} from '@techmart/contracts'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { Type } from 'typebox'
import { createHttp, serveContract } from './http.ts'
import { silentLog } from './log.ts'

const SECRET = 'service-secret-of-this-test'

/** A contract with one operation of every kind. */
const things = contract('things', {
  description: 'Things for tests',
  operations: {
    list: query({
      route: 'GET /api/things',
      access: anyone,
      summary: 'List',
      input: Closed({
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
        tag: Type.Optional(Type.Array(Type.String())),
        fresh: Type.Optional(Type.Boolean()),
      }),
      output: Closed({ seen: Type.String() }),
    }),
    add: command({
      route: 'POST /api/things/{name}/lines',
      access: anyone,
      summary: 'Add',
      input: Closed({
        name: Type.String({ maxLength: 20 }),
        sku: Sku,
        lines: Type.Array(Closed({ quantity: Type.Integer({ minimum: 1 }) }), { maxItems: 3 }),
        note: Type.Optional(Type.String()),
      }),
      output: Closed({ name: Type.String(), quantities: Type.Array(Type.Integer()) }),
      errors: ['OUT_OF_STOCK'],
      status: 201,
    }),
    pay: command({
      route: 'POST /api/things/pay',
      access: anyone,
      summary: 'Pay',
      input: Closed({}),
      output: Closed({ key: Type.String() }),
      headers: { 'things-key': 'key' },
      idempotencyKey: 'required',
    }),
    mine: query({
      route: 'GET /api/things/mine',
      access: customer,
      summary: 'Mine',
      input: Closed({}),
      output: Closed({ id: Type.String() }),
    }),
    edit: command({
      route: 'PUT /api/things/edit',
      access: staff('catalog:write'),
      summary: 'Edit',
      input: Closed({}),
      output: Closed({}),
    }),
    secret: query({
      access: internal,
      summary: 'Secret',
      input: Closed({ n: Type.Integer() }),
      output: Closed({ actor: Type.String(), requestId: Type.String() }),
    }),
    enter: command({
      route: 'POST /api/things/enter',
      access: anyone,
      summary: 'Enter',
      input: Closed({}),
      output: Closed({ token: Type.String(), expiresAt: Type.String(), from: Type.Optional(Type.String()) }),
      session: 'customer',
    }),
    fail: query({
      route: 'GET /api/things/fail',
      access: anyone,
      summary: 'Fail',
      input: Closed({}),
      output: Closed({}),
    }),
    leak: query({
      route: 'GET /api/things/leak',
      access: anyone,
      summary: 'Leak',
      input: Closed({}),
      output: Closed({ shown: Type.String() }),
    }),
  },
})

const actors: Record<string, Actor> = {
  'customer-token': { kind: 'customer', customerId: 'customer-1', sessionId: 'session-1' },
  'owner-token': {
    kind: 'staff',
    staffId: 'staff-1',
    sessionId: 'session-2',
    permissions: ['catalog:write'],
  },
  'support-token': {
    kind: 'staff',
    staffId: 'staff-2',
    sessionId: 'session-3',
    permissions: ['orders:read'],
  },
}

function serve(serviceSecret = SECRET): FastifyInstance {
  const app = createHttp(silentLog)
  serveContract(
    app,
    things,
    {
      list: async (_ctx, input) => ({ seen: JSON.stringify(input) }),
      add: async (_ctx, { name, sku, lines }) => {
        if (sku === 'GONE') throw new ServiceError('OUT_OF_STOCK', { skus: ['GONE'] })
        return { name, quantities: lines.map((line) => line.quantity) }
      },
      pay: async (ctx) => ({ key: ctx.idempotencyKey ?? '' }),
      mine: async (ctx) => ({ id: ctx.actor.kind === 'customer' ? ctx.actor.customerId : '' }),
      edit: async () => ({}),
      secret: async ({ actor, requestId }) => ({ actor: actor.kind, requestId }),
      enter: async (ctx) => {
        const from = ctx.network
        return { token: 'fresh', expiresAt: '2030-01-01T00:00:00.000Z', ...(from ? { from } : {}) }
      },
      fail: async () => {
        throw new Error('the password is hunter2')
      },
      leak: async () => ({ shown: 'yes', hidden: 'password hash' }) as { shown: string },
    },
    {
      authenticate: async (token) => actors[token] ?? { kind: 'anonymous' },
      serviceSecret,
      secureCookies: true,
    },
  )
  return app
}

const json = { 'content-type': 'application/json' }
const line = (payload: unknown) => ({
  method: 'POST' as const,
  url: '/api/things/a/lines',
  headers: json,
  payload: payload as object,
})

test('a contract over HTTP', async (t) => {
  const app = serve()

  await t.test('reads numbers, booleans and single items from the address', async () => {
    const answer = await app.inject('/api/things?limit=3&tag=a&fresh=true')
    assert.deepEqual(JSON.parse(answer.json().seen), { limit: 3, tag: ['a'], fresh: true })
  })

  await t.test('tells a field of the answer as a header where the contract says so', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'one-attempt' }
    const answer = await app.inject({ method: 'POST', url: '/api/things/pay', headers, payload: {} })
    assert.equal(answer.headers['things-key'], 'one-attempt')
  })

  await t.test('refuses text that no database keeps, and names the field', async () => {
    for (const [request, field] of [
      ['/api/things?tag=a&tag=b%00', '/tag/1'],
      [{ ...line({ sku: 'TEE', lines: [] }), url: '/api/things/a%00/lines' }, '/name'],
      [line('{"sku":"TEE","lines":[],"note":"half \\ud83d"}'), '/note'],
      [line('{"sku":"TEE","lines":[],"note":"\\u0000"}'), '/note'],
    ] as const) {
      const answer = await app.inject(request)
      assert.equal(answer.statusCode, 400)
      assert.equal(answer.json().errors[0].field, field)
    }
    const whole = await app.inject(line('{"sku":"TEE","lines":[],"note":"\\ud83d\\ude00"}'))
    assert.equal(whole.statusCode, 201)
  })

  await t.test('joins path and body into one input and answers with the declared status', async () => {
    const answer = await app.inject(line({ sku: 'TEE', lines: [{ quantity: 2 }] }))
    assert.equal(answer.statusCode, 201)
    assert.deepEqual(answer.json(), { name: 'a', quantities: [2] })
  })

  const refusals: [string, string | InjectOptions, number, string, string?][] = [
    ['an unknown field in the address', '/api/things?colour=red', 400, 'INVALID_INPUT', '/colour'],
    [
      'an unknown field in the body',
      line({ sku: 'TEE', lines: [], admin: true }),
      400,
      'INVALID_INPUT',
      '/admin',
    ],
    [
      'an unknown field deep in the body',
      line({ sku: 'TEE', lines: [{ quantity: 1, price: 0 }] }),
      400,
      'INVALID_INPUT',
      '/lines/0/price',
    ],
    ['a missing field', line({ lines: [] }), 400, 'INVALID_INPUT', '/sku'],
    [
      'a number as text in the body',
      line({ sku: 'TEE', lines: [{ quantity: '1' }] }),
      400,
      'INVALID_INPUT',
      '/lines/0/quantity',
    ],
    [
      'a fraction',
      line({ sku: 'TEE', lines: [{ quantity: 1.5 }] }),
      400,
      'INVALID_INPUT',
      '/lines/0/quantity',
    ],
    [
      'a quantity of nothing',
      line({ sku: 'TEE', lines: [{ quantity: 0 }] }),
      400,
      'INVALID_INPUT',
      '/lines/0/quantity',
    ],
    [
      'too many lines',
      line({ sku: 'TEE', lines: Array(4).fill({ quantity: 1 }) }),
      400,
      'INVALID_INPUT',
      '/lines',
    ],
    ['a number out of range in the address', '/api/things?limit=11', 400, 'INVALID_INPUT', '/limit'],
    ['broken JSON', { ...line({}), payload: '{"sku":' }, 400, 'MALFORMED_BODY'],
    ['an empty body', { ...line({}), payload: '' }, 400, 'MALFORMED_BODY'],
    ['a poisoned prototype', { ...line({}), payload: '{"__proto__":{"admin":true}}' }, 400, 'MALFORMED_BODY'],
    [
      'a body that is no JSON',
      { ...line({}), headers: { 'content-type': 'text/xml' }, payload: '<a/>' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a body over a megabyte',
      line({ sku: 'TEE', lines: [], pad: 'x'.repeat(1_100_000) }),
      413,
      'BODY_TOO_LARGE',
    ],
    ['an address that does not exist', '/api/nothing', 404, 'NOT_FOUND'],
    ['an address with an escape that is none', '/%', 404, 'NOT_FOUND'],
    ['an address whose escapes are no text', '/api/%c0%ae', 404, 'NOT_FOUND'],
    ['an expected failure', line({ sku: 'GONE', lines: [] }), 409, 'OUT_OF_STOCK'],
    [
      'a missing idempotency key',
      { method: 'POST', url: '/api/things/pay', headers: json, payload: {} },
      400,
      'IDEMPOTENCY_KEY_MISSING',
    ],
    [
      'an idempotency key that is too short',
      { method: 'POST', url: '/api/things/pay', headers: { ...json, 'idempotency-key': 'x' }, payload: {} },
      400,
      'INVALID_INPUT',
      'Idempotency-Key',
    ],
    ['a stranger where customers are asked for', '/api/things/mine', 401, 'UNAUTHENTICATED'],
    [
      'staff where customers are asked for',
      { url: '/api/things/mine', headers: { authorization: 'Bearer owner-token' } },
      403,
      'FORBIDDEN',
    ],
    [
      'staff without the permission',
      {
        method: 'PUT',
        url: '/api/things/edit',
        headers: { ...json, authorization: 'Bearer support-token' },
        payload: {},
      },
      403,
      'FORBIDDEN',
    ],
    [
      'a customer where staff is asked for',
      {
        method: 'PUT',
        url: '/api/things/edit',
        headers: { ...json, authorization: 'Bearer customer-token' },
        payload: {},
      },
      403,
      'FORBIDDEN',
    ],
    [
      'an internal operation from outside',
      { method: 'POST', url: '/internal/things/secret', headers: json, payload: { n: 1 } },
      404,
      'NOT_FOUND',
    ],
    [
      'an internal operation with a wrong secret',
      {
        method: 'POST',
        url: '/internal/things/secret',
        headers: { ...json, 'techmart-service': 'guess' },
        payload: { n: 1 },
      },
      404,
      'NOT_FOUND',
    ],
    [
      'an internal operation with a staff session',
      {
        method: 'POST',
        url: '/internal/things/secret',
        headers: { ...json, authorization: 'Bearer owner-token' },
        payload: { n: 1 },
      },
      404,
      'NOT_FOUND',
    ],
    [
      'a form of another site',
      { ...line({ sku: 'TEE', lines: [] }), headers: { ...json, 'sec-fetch-site': 'cross-site' } },
      403,
      'CROSS_SITE',
    ],
    [
      'a request whose origin is another host',
      { ...line({ sku: 'TEE', lines: [] }), headers: { ...json, origin: 'https://evil.example' } },
      403,
      'CROSS_SITE',
    ],
  ]
  for (const [what, request, status, code, field] of refusals) {
    await t.test(`refuses ${what}`, async () => {
      const answer = await app.inject(request)
      const problem = answer.json()
      assert.equal(answer.statusCode, status)
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
      assert.equal(problem.code, code)
      assert.equal(problem.status, status)
      if (field) assert.equal(problem.errors[0].field, field)
    })
  }

  await t.test('a defect is answered without a word of what went wrong', async () => {
    const answer = await app.inject('/api/things/fail')
    assert.equal(answer.statusCode, 500)
    assert.equal(answer.json().code, 'INTERNAL')
    assert.doesNotMatch(answer.body, /hunter2/)
  })

  await t.test('what the contract does not name never leaves', async () => {
    assert.deepEqual((await app.inject('/api/things/leak')).json(), { shown: 'yes' })
  })

  await t.test('a permitted member of staff and a customer are let in', async () => {
    const edit = await app.inject({
      method: 'PUT',
      url: '/api/things/edit',
      headers: { ...json, authorization: 'Bearer owner-token' },
      payload: {},
    })
    assert.equal(edit.statusCode, 200)
    const mine = await app.inject({
      url: '/api/things/mine',
      headers: { cookie: 'a=b; tm_session=customer-token' },
    })
    assert.deepEqual(mine.json(), { id: 'customer-1' })
  })

  await t.test('the staff cookie counts only for the admin', async () => {
    const cookie = 'tm_staff=owner-token'
    const request = { method: 'PUT' as const, url: '/api/things/edit', payload: {} }
    assert.equal((await app.inject({ ...request, headers: { ...json, cookie } })).statusCode, 401)
    assert.equal(
      (await app.inject({ ...request, headers: { ...json, cookie, 'techmart-client': 'admin' } })).statusCode,
      200,
    )
  })
})

test('where no service secret is set nobody is a peer', async () => {
  const request = { method: 'POST' as const, url: '/internal/things/secret', payload: { n: 1 } }
  const headers = { ...json, 'techmart-service': '', 'techmart-actor': '%7B%22kind%22%3A%22service%22%7D' }
  assert.equal((await serve('').inject({ ...request, headers })).statusCode, 404)
})

test('whoever opens a session is known by their network, on the word of a trusted proxy only', async () => {
  const app = serve()
  const enter = (remoteAddress: string, headers = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/things/enter',
      remoteAddress,
      headers: { ...json, ...headers },
      payload: {},
    })
  const forwarded = { 'x-forwarded-for': '198.51.100.1, 2001:db8:1:2::9' }
  assert.equal((await enter('203.0.113.7')).json().from, '203.0.113.7')
  assert.equal((await enter('203.0.113.7', forwarded)).json().from, '203.0.113.7')
  assert.equal((await enter('127.0.0.1', forwarded)).json().from, '2001:db8:1:2::/64')
  const byPeer = await enter('203.0.113.7', { 'techmart-service': SECRET })
  assert.equal(byPeer.json().from, undefined)
  const told = { 'techmart-network': '198.51.100.0' }
  assert.equal(
    (await enter('203.0.113.7', { ...told, 'techmart-service': SECRET })).json().from,
    '198.51.100.0',
  )
  assert.equal((await enter('203.0.113.7', told)).json().from, '203.0.113.7')
  assert.match(String(byPeer.headers['set-cookie']), /^tm_session=fresh; .*HttpOnly; SameSite=Lax; .*Secure$/)
})

test('a server that closes does not wait for connections on which nobody has said anything', async () => {
  const app = serve()
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const silent = connectTo({ host: '127.0.0.1', port: Number(port) })
  await once(silent, 'connect')
  const ended = once(silent, 'close')
  await app.close()
  await ended
})

test('the remote Api is the local one over HTTP', async (t) => {
  const app = serve()
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  t.after(() => app.close())
  const ctx = {
    actor: { kind: 'customer', customerId: 'customer-9', sessionId: 'session-9' } as const,
    requestId: 'r-1',
  }

  await t.test('calls with path, query and body, and carries the idempotency key', async () => {
    const remote = connect(things, url)
    assert.deepEqual(await remote.add(ctx, { name: 'ä/b', sku: 'TEE', lines: [{ quantity: 3 }] }), {
      name: 'ä/b',
      quantities: [3],
    })
    assert.deepEqual(JSON.parse((await remote.list(ctx, { tag: ['a', 'b'], limit: 2 })).seen), {
      limit: 2,
      tag: ['a', 'b'],
    })
    assert.deepEqual(await remote.pay({ ...ctx, idempotencyKey: 'attempt-1' }, {}), { key: 'attempt-1' })
  })

  await t.test('throws the same errors with the same details', async () => {
    await assert.rejects(connect(things, url).add(ctx, { name: 'a', sku: 'GONE', lines: [] }), {
      name: 'ServiceError',
      code: 'OUT_OF_STOCK',
      details: { skus: ['GONE'] },
    })
  })

  await t.test('an outside client cannot say who it is; a peer can', async () => {
    await assert.rejects(connect(things, url).mine(ctx, {}), { code: 'UNAUTHENTICATED' })
    const peer = connect(things, url, { serviceSecret: SECRET })
    assert.deepEqual(await peer.mine(ctx, {}), { id: 'customer-9' })
    assert.deepEqual(await peer.secret(ctx, { n: 1 }), { actor: 'customer', requestId: 'r-1' })
    const from = { ...ctx, network: '198.51.100.0' }
    assert.equal((await peer.enter(from, {})).from, '198.51.100.0')
    assert.notEqual((await connect(things, url).enter(from, {})).from, '198.51.100.0')
  })

  await t.test('a peer asks for a thousand articles in one address', async () => {
    const tag = Array.from({ length: 1000 }, (_, n) => `${String(n).padStart(4, '0')}-${'X'.repeat(59)}`)
    assert.deepEqual(JSON.parse((await connect(things, url).list(ctx, { tag })).seen), { tag })
  })

  await t.test('a peer that is not there is UNAVAILABLE', async () => {
    await assert.rejects(connect(things, 'http://127.0.0.1:9').list(ctx, {}), { code: 'UNAVAILABLE' })
  })
})
