import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { shopper, startReceiver, startSandpay, until, webhookSecret } from '../testing/sandpay.ts'
import { retryDelayMs } from '../timing.ts'

const approved = '4242424242424242'

test('a delivery carries the event, signed over its moment and its raw body', async (t) => {
  const receiver = await startReceiver(t)
  const now = Date.UTC(2031, 0, 1, 12, 0, 5)
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url, now: () => now })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, approved)
  await until('it is delivered', () => receiver.received.length === 1)
  const [delivered] = receiver.received
  const [, seconds = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(delivered?.signature ?? '') ?? []
  assert.equal(Number(seconds), now / 1000)
  const expected = createHmac('sha256', webhookSecret).update(`${seconds}.${delivered?.body}`).digest('hex')
  assert.equal(signature, expected)
  const event = JSON.parse(delivered?.body ?? '')
  assert.match(event.id, /^evt_/)
  assert.equal(event.type, 'intent.captured')
  assert.deepEqual(event.data.intent, await merchant.intent(created.id))
  assert.deepEqual([event], await merchant.events())
})

test('a refund is told with the refund and the intent after it', async (t) => {
  const receiver = await startReceiver(t)
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, approved)
  const { body: refund } = await merchant.refund(created.id, 345)
  await until('both are delivered', () => receiver.received.length === 2)
  const told = receiver.received.map(({ body }) => JSON.parse(body))
  const { data } = told.find(({ type }) => type === 'refund.succeeded')
  assert.deepEqual(data.refund, refund)
  assert.equal(data.intent.refundedMinor, 345)
})

test('a receiver that fails is tried again with the same body until it recovers', async (t) => {
  const receiver = await startReceiver(t)
  receiver.answer = (_request, response) => void response.writeHead(503).end('down')
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, approved)
  await until('it was tried three times', () => receiver.received.length >= 3)
  receiver.answer = (_request, response) => void response.writeHead(200).end()
  const [{ id = '' } = {}] = await merchant.events()
  const event = async () => (await merchant.call('GET', `/v1/events/${id}`)).body
  await until('it is delivered', async () => (await event()).delivery.state === 'delivered')
  assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1)
  const { delivery } = await event()
  assert.equal(delivery.attemptCount, receiver.received.length)
  const statuses = delivery.attempts.map(({ status }: { status: number }) => status)
  assert.deepEqual(statuses, [...statuses.slice(1).map(() => 503), 200])
  const moments = delivery.attempts.map(({ at }: { at: string }) => Date.parse(at))
  assert.ok(moments[1] - moments[0] >= 5 && moments[2] - moments[1] >= 10, String(moments))
})

test('retries wait 1 s, 2 s, 4 s … and never longer than 60 s', () => {
  assert.deepEqual(
    [1, 2, 3, 6, 7, 8, 5_000].map(retryDelayMs),
    [1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000],
  )
})

test('no connection, a redirect and silence all count as not delivered', async (t) => {
  const receiver = await startReceiver(t)
  const { merchant, provider } = await startSandpay(t, {
    webhookUrl: 'http://127.0.0.1:1/',
    webhookTimeoutMs: 150,
  })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, approved)
  const [{ id = '' } = {}] = await merchant.events()
  const delivery = async () => (await merchant.call('GET', `/v1/events/${id}`)).body.delivery
  await until('the connection was refused', async () =>
    /ECONNREFUSED/.test((await delivery()).attempts.at(-1)?.error),
  )
  receiver.answer = (_request, response) => void response.writeHead(302, { location: receiver.url }).end()
  provider.deliverTo(receiver.url)
  await until('it was redirected', async () => (await delivery()).attempts.at(-1)?.status === 302)
  receiver.answer = () => undefined
  await until('it got no answer', async () => /150 ms/.test((await delivery()).attempts.at(-1)?.error))
  assert.equal((await delivery()).state, 'pending')
})

test('a receiver that hangs delays neither the payer nor other calls', async (t) => {
  const receiver = await startReceiver(t)
  receiver.answer = () => undefined
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url, webhookTimeoutMs: 100 })
  const { body: created } = await merchant.create()
  const answer = await shopper().pay(created.redirectUrl, approved)
  assert.equal(answer.status, 303)
  assert.equal((await merchant.refund(created.id, 1)).status, 201)
  const [{ id = '' } = {}] = await merchant.events()
  const { delivery } = (await merchant.call('GET', `/v1/events/${id}`)).body
  assert.equal(delivery.state, 'pending')
})

test('the duplicate-webhook card tells its event twice, and an older one after it', async (t) => {
  const receiver = await startReceiver(t)
  // Slower than other tests: the order of arrival is what counts here.
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url, delayScale: 0.2 })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, '4000000000000101')
  await until('all came', () => receiver.received.length === 3)
  const counted = Object.groupBy(receiver.received, ({ event }) => event.type)
  assert.equal(counted['intent.captured']?.length, 2)
  assert.equal(new Set(counted['intent.captured']?.map(({ event }) => event.id)).size, 1)
  assert.equal(counted['intent.processing']?.length, 1)
  // In the order things happened, the event that came last is the first.
  assert.deepEqual(
    (await merchant.events()).map(({ type }) => type),
    ['intent.processing', 'intent.captured'],
  )
  assert.equal(receiver.types()[0], 'intent.captured')
})

test('the webhook of the lost-answer card comes late', async (t) => {
  const receiver = await startReceiver(t)
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url })
  const { body: created } = await merchant.create()
  await shopper().pay(created.redirectUrl, '4000000000000341')
  const paidAt = Date.parse((await merchant.intent(created.id)).updatedAt)
  await until('it came', () => receiver.received.length === 1)
  const lateMs = (receiver.received[0]?.at ?? 0) - paidAt
  // 50 ms are asked for; a timer set in a busy turn of the event loop fires somewhat early.
  assert.ok(lateMs >= 25, `${lateMs} ms`)
})

test('events without an address wait and are sent when there is one', async (t) => {
  const receiver = await startReceiver(t)
  const { merchant, provider } = await startSandpay(t)
  await merchant.cancel((await merchant.create()).body.id)
  provider.deliverTo(receiver.url)
  await until('it is delivered', () => receiver.types().includes('intent.cancelled'))
})

test('an event is given up only after it was tried for days', async (t) => {
  const receiver = await startReceiver(t)
  receiver.answer = (_request, response) => void response.writeHead(500).end()
  let now = Date.UTC(2031, 0, 1)
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url, delayScale: 0.001, now: () => now })
  await merchant.cancel((await merchant.create()).body.id)
  const [{ id = '' } = {}] = await merchant.events()
  const state = async () => (await merchant.call('GET', `/v1/events/${id}`)).body.delivery.state
  await until('it was tried', () => receiver.received.length >= 2)
  assert.equal(await state(), 'pending')
  now += 73 * 3_600
  await until('it is given up', async () => (await state()) === 'abandoned')
})

test('many events go out side by side, each once', async (t) => {
  const receiver = await startReceiver(t)
  const { merchant } = await startSandpay(t, { webhookUrl: receiver.url })
  await Promise.all(
    Array.from({ length: 50 }, async () => merchant.cancel((await merchant.create()).body.id)),
  )
  await until('all came', () => receiver.received.length >= 50)
  const ids = receiver.received.map(({ event }) => event.id)
  assert.equal(new Set(ids).size, 50)
  assert.equal(ids.length, 50)
})
