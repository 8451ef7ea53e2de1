import assert from 'node:assert/strict'
import { test } from 'node:test'
import { order, shopper, startSandpay, until } from '../testing/sandpay.ts'

const approved = '4242424242424242'

test('a new intent waits for payment at an unguessable address', async (t) => {
  const { merchant, provider } = await startSandpay(t)
  const { status, body } = await merchant.create({ description: 'Two shirts', metadata: { cart: 'c1' } })
  assert.equal(status, 201)
  assert.match(body.id, /^pi_[0-9a-f]{24}$/)
  assert.equal(body.status, 'requires_payment')
  assert.equal(body.amountMinor, 12_345)
  assert.equal(body.capturedMinor, 0)
  assert.equal(body.refundedMinor, 0)
  assert.deepEqual(body.metadata, { cart: 'c1' })
  assert.ok(body.redirectUrl.startsWith(`${provider.url}/pay/${body.id}?token=`))
  assert.match(new URL(body.redirectUrl).search, /^\?token=[\w-]{32}$/)
  assert.deepEqual(await merchant.intent(body.id), body)
})

test('without the secret key nothing is answered', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: intent } = await merchant.create()
  const attempts: [string, string][] = [
    ['GET', '/v1/intents'],
    ['GET', `/v1/intents/${intent.id}`],
    ['POST', '/v1/intents'],
    ['POST', `/v1/intents/${intent.id}/cancel`],
    ['GET', '/v1/events'],
  ]
  for (const [method, path] of attempts) {
    for (const authorization of ['', 'Bearer wrong', 'Basic sk_test_merchant', 'Bearer sk_test_merchant x']) {
      const answer = await merchant.call(method, path, undefined, { authorization })
      assert.equal(answer.status, 401, `${method} ${path} ${authorization}`)
      assert.equal(answer.body.error.code, 'api_key_invalid')
    }
  }
  assert.equal((await merchant.intent(intent.id)).status, 'requires_payment')
})

test('a request that is not right is refused with the field it names', async (t) => {
  const { merchant } = await startSandpay(t)
  const wrong: [object, string, RegExp][] = [
    [{ amountMinor: 0 }, 'request_invalid', /amountMinor/],
    [{ amountMinor: 10.5 }, 'request_invalid', /amountMinor/],
    [{ amountMinor: '100' }, 'request_invalid', /amountMinor/],
    [{ currency: 'eur' }, 'request_invalid', /currency/],
    [{ currency: 'QQQ' }, 'currency_unknown', /QQQ/],
    [{ reference: '' }, 'request_invalid', /reference/],
    [{ capture: 'later' }, 'request_invalid', /capture/],
    [{ returnUrl: undefined }, 'request_invalid', /returnUrl/],
    [{ returnUrl: 'javascript:alert(1)' }, 'url_not_allowed', /returnUrl/],
    [{ cancelUrl: '/relative' }, 'url_not_allowed', /cancelUrl/],
    [{ cancelUrl: 'https://user:word@shop.example/' }, 'url_not_allowed', /cancelUrl/],
    [{ ammount: 5 }, 'request_invalid', /additional properties/],
    [{ metadata: { nested: {} } }, 'request_invalid', /metadata/],
    [{ metadata: { sandboxFault: 'explode' } }, 'fault_unknown', /slow_create, lost_create/],
  ]
  for (const [changes, code, message] of wrong) {
    const { status, body } = await merchant.create(changes)
    assert.equal(status, 400, JSON.stringify(changes))
    assert.equal(body.error.code, code, JSON.stringify(changes))
    assert.match(body.error.message, message)
  }
  assert.equal((await merchant.call('GET', '/v1/intents')).body.data.length, 0)
  assert.equal((await merchant.call('GET', '/v1/intents/pi_none')).status, 404)
  assert.equal((await merchant.call('GET', '/v1/nowhere')).status, 404)
})

test('creating and refunding demand an idempotency key', async (t) => {
  const { merchant } = await startSandpay(t)
  const { status, body } = await merchant.call('POST', '/v1/intents', order)
  assert.equal(status, 400)
  assert.equal(body.error.code, 'idempotency_key_required')
  const { body: intent } = await merchant.create()
  const refund = await merchant.call('POST', `/v1/intents/${intent.id}/refunds`, { amountMinor: 1 })
  assert.equal(refund.body.error.code, 'idempotency_key_required')
})

test('50 simultaneous creates with one key make one intent', async (t) => {
  const { merchant } = await startSandpay(t)
  const answers = await Promise.all(Array.from({ length: 50 }, () => merchant.create({}, 'same')))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1)
  assert.equal(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true').length, 49)
  assert.equal((await merchant.call('GET', '/v1/intents')).body.data.length, 1)
})

test('a key gives its first answer even after the intent has moved on; another body is refused', async (t) => {
  const { merchant } = await startSandpay(t)
  const first = await merchant.create({}, 'k')
  await shopper().pay(first.body.redirectUrl, approved)
  assert.deepEqual((await merchant.create({}, 'k')).body, first.body)
  const reordered = Object.fromEntries(Object.entries(order).reverse())
  const repeat = await merchant.call('POST', '/v1/intents', reordered, { 'idempotency-key': 'k' })
  assert.deepEqual(repeat.body, first.body)
  const other = await merchant.create({ amountMinor: 1 }, 'k')
  assert.equal(other.status, 409)
  assert.equal(other.body.error.code, 'idempotency_key_reused')
  const otherPath = await merchant.refund(first.body.id, 1, 'k')
  assert.equal(otherPath.body.error.code, 'idempotency_key_reused')
})

test('intents are listed newest first, in pages and by reference', async (t) => {
  const { merchant } = await startSandpay(t)
  const ids: string[] = []
  for (const reference of ['A', 'B', 'A', 'C']) ids.push((await merchant.create({ reference })).body.id)
  const list = async (query: string) => {
    const { body } = await merchant.call('GET', `/v1/intents?${query}`)
    return body.data.map(({ id }: { id: string }) => ids.indexOf(id))
  }
  assert.deepEqual(await list(''), [3, 2, 1, 0])
  assert.deepEqual(await list('limit=2'), [3, 2])
  assert.deepEqual(await list(`limit=2&after=${ids[2]}`), [1, 0])
  assert.deepEqual(await list('reference=A'), [2, 0])
  assert.deepEqual(await list('reference=none'), [])
  assert.equal((await merchant.call('GET', '/v1/intents?refrence=A')).status, 400)
  assert.equal((await merchant.call('GET', '/v1/intents?after=pi_none')).status, 404)
})

test('manual capture authorises first; the captured amount may be smaller, never larger', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: intent } = await merchant.create({ capture: 'manual' })
  assert.equal((await merchant.capture(intent.id)).body.error.code, 'intent_not_authorised')
  await shopper().pay(intent.redirectUrl, approved)
  assert.equal((await merchant.intent(intent.id)).status, 'authorised')
  const tooMuch = await merchant.capture(intent.id, { amountMinor: 12_346 })
  assert.equal(tooMuch.status, 422)
  assert.equal(tooMuch.body.error.code, 'capture_exceeds_authorised')
  const captured = await merchant.capture(intent.id, { amountMinor: 10_000 })
  assert.equal(captured.body.status, 'captured')
  assert.equal(captured.body.capturedMinor, 10_000)
  assert.deepEqual((await merchant.capture(intent.id)).body, captured.body)
  const again = await merchant.capture(intent.id, { amountMinor: 12_345 })
  assert.equal(again.body.error.code, 'intent_already_captured')
  const types = (await merchant.events()).map(({ type }) => type)
  assert.deepEqual(types, ['intent.authorised', 'intent.captured'])
})

test('cancelling is final and repeatable; captured money is refused', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: open } = await merchant.create()
  const cancelled = await merchant.cancel(open.id)
  assert.equal(cancelled.body.status, 'cancelled')
  assert.deepEqual((await merchant.cancel(open.id)).body, cancelled.body)
  assert.equal((await merchant.events()).length, 1)
  const late = await shopper().open(open.redirectUrl)
  assert.match(late.html, /This payment was cancelled/)

  const { body: paid } = await merchant.create()
  await shopper().pay(paid.redirectUrl, approved)
  const refused = await merchant.cancel(paid.id)
  assert.equal(refused.status, 409)
  assert.equal(refused.body.error.code, 'intent_already_captured')
})

test('refunds give back at most what was captured', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: intent } = await merchant.create()
  assert.equal((await merchant.refund(intent.id, 1)).body.error.code, 'intent_not_captured')
  await shopper().pay(intent.redirectUrl, approved)
  const refund = await merchant.refund(intent.id, 2_345, 'r1')
  assert.equal(refund.status, 201)
  assert.equal(refund.body.status, 'succeeded')
  assert.equal(refund.body.amountMinor, 2_345)
  assert.deepEqual((await merchant.refund(intent.id, 2_345, 'r1')).body, refund.body)
  const tooMuch = await merchant.refund(intent.id, 10_001)
  assert.equal(tooMuch.status, 422)
  assert.equal(tooMuch.body.error.code, 'refund_exceeds_captured')
  assert.equal((await merchant.refund(intent.id, 10_000)).status, 201)
  assert.equal((await merchant.refund(intent.id, 1)).status, 422)
  assert.equal((await merchant.intent(intent.id)).refundedMinor, 12_345)
  const list = await merchant.call('GET', `/v1/intents/${intent.id}/refunds`)
  assert.deepEqual(
    list.body.data.map((one: { amountMinor: number }) => one.amountMinor),
    [2_345, 10_000],
  )
})

test('simultaneous refunds never exceed what was captured', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: intent } = await merchant.create({ amountMinor: 1_000 })
  await shopper().pay(intent.redirectUrl, approved)
  const answers = await Promise.all(Array.from({ length: 40 }, () => merchant.refund(intent.id, 300)))
  assert.equal(answers.filter(({ status }) => status === 201).length, 3)
  assert.equal(answers.filter(({ status }) => status === 422).length, 37)
  assert.equal((await merchant.intent(intent.id)).refundedMinor, 900)
})

test('a refusal is kept under its key like any other answer', async (t) => {
  const { merchant } = await startSandpay(t)
  const { body: intent } = await merchant.create()
  const refused = await merchant.refund(intent.id, 1, 'too early')
  assert.equal(refused.status, 409)
  await shopper().pay(intent.redirectUrl, approved)
  assert.deepEqual((await merchant.refund(intent.id, 1, 'too early')).body, refused.body)
  assert.equal((await merchant.intent(intent.id)).refundedMinor, 0)
})

test('slow_create answers late, but the intent exists meanwhile and a retry gets it at once', async (t) => {
  const { merchant, provider } = await startSandpay(t, { delayScale: 1 })
  const faulty = { metadata: { sandboxFault: 'slow_create' } }
  let isAnswered = false
  const slow = merchant.create(faulty, 'slow').finally(() => {
    isAnswered = true
  })
  await until('the intent exists', async () => {
    return (await merchant.call('GET', '/v1/intents?reference=TM-1001')).body.data.length === 1
  })
  const retry = await merchant.create(faulty, 'slow')
  assert.equal(isAnswered, false)
  // Closing cuts the delay short, so that this test does not take the whole ten seconds.
  await provider.close()
  assert.deepEqual((await slow).body, retry.body)
})

test('lost_create breaks the connection; the retry finds the intent that was made', async (t) => {
  const { merchant } = await startSandpay(t)
  const faulty = { metadata: { sandboxFault: 'lost_create' } }
  await assert.rejects(merchant.create(faulty, 'lost'), TypeError)
  const { body: before } = await merchant.call('GET', '/v1/intents')
  const retry = await merchant.create(faulty, 'lost')
  assert.equal(retry.status, 201)
  assert.deepEqual([retry.body], before.data)
})

test('events are read in pages, oldest first', async (t) => {
  const { merchant } = await startSandpay(t)
  for (let count = 0; count < 5; count += 1) await merchant.cancel((await merchant.create()).body.id)
  const first = (await merchant.call('GET', '/v1/events?limit=3')).body
  assert.equal(first.data.length, 3)
  assert.equal(first.hasMore, true)
  const second = (await merchant.call('GET', `/v1/events?limit=3&after=${first.data[2].id}`)).body
  assert.equal(second.data.length, 2)
  assert.equal(second.hasMore, false)
  assert.deepEqual([...first.data, ...second.data], await merchant.events())
  assert.equal((await merchant.call('GET', '/v1/events?after=evt_none')).status, 404)
})
