import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createHttp } from '../../kernel/http.ts'
import { silentLog } from '../../kernel/log.ts'
import { as } from '../../testing/world.ts'
import { openOrders, staff } from './fixtures.ts'
import { followOrders } from './follow-order.ts'

const limits = { watchers: 3, perOrder: 2, lookEveryMs: 20, heartbeatMs: 40, lastsMs: 60_000 }

test('following an order', async (t) => {
  const { shop, placed } = await openOrders(t)
  const order = await placed()
  const app = createHttp(silentLog)
  const deps = { db: shop.db, log: silentLog, clock: shop.clock, jobs: shop.runtime.jobs }
  followOrders(deps, limits)(app, async () => ({ kind: 'anonymous' }))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const open = (query: string, reference = order.reference) => {
    const stop = new AbortController()
    const answer = fetch(`${url}/api/orders/${reference}/events?${query}`, { signal: stop.signal })
    return { answer, stop: () => stop.abort() }
  }
  const own = `token=${order.accessToken}`

  await t.test('tells at once how it stands, and every change within moments', async () => {
    const { answer, stop } = open(own)
    const response = await answer
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    const seen = reader(response)
    assert.match(await seen('event: change'), /data: \{"revision":0\}/)
    await shop.orders.addNote(staff('orders:write'), { reference: order.reference, text: 'hello' })
    assert.match(await seen('"revision":1'), /event: change\nid: 1\n/)
    await seen(': still here')
    stop()
  })

  await t.test('is for those who may see it', async () => {
    for (const query of ['', 'token=guess', 'email=eve@example.com']) {
      const response = await open(query).answer
      assert.equal(response.status, 404)
      await response.body?.cancel()
    }
    const { answer, stop } = open('email=ada@example.com')
    assert.equal((await answer).status, 200)
    stop()
  })

  await t.test('keeps no more connections open than it can', async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const first = open(own)
    const second = open(own)
    await Promise.all([first.answer, second.answer])
    assert.equal((await open(own).answer).status, 429)
    const another = await placed()
    const third = open(`token=${another.accessToken}`, another.reference)
    assert.equal((await third.answer).status, 200)
    const one = await placed()
    assert.equal((await open(`token=${one.accessToken}`, one.reference).answer).status, 503)
    for (const { stop } of [first, second, third]) stop()
  })

  await t.test('ends when the server closes, which does not have to wait', async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { answer } = open(own)
    const response = await answer
    const [text] = await Promise.all([response.text(), app.close()])
    assert.match(text, /event: change/)
  })

  await t.test('the whole shop serves it', async () => {
    const stop = new AbortController()
    const response = await fetch(`${shop.url}/api/orders/${order.reference}/events?${own}`, {
      signal: stop.signal,
    })
    assert.equal(response.status, 200)
    const seen = reader(response)
    await shop.orders.cancelOrder(as.anyone(), { reference: order.reference, token: order.accessToken })
    await seen('"revision":2')
    stop.abort()
  })
})

/** Waits until the stream has said something; returns all that it said by then. */
function reader(response: Response): (text: string) => Promise<string> {
  const stream = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let said = ''
  return async (text) => {
    while (!said.includes(text)) {
      const { value, done } = await stream.read()
      if (done) throw new Error(`The stream ended without saying ${text}`)
      said += decoder.decode(value, { stream: true })
    }
    return said
  }
}
