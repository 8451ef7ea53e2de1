import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { CARDS, deliver, message, openPayments } from './fixtures.ts'

type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never
const DAY_MS = 86_400_000

test('messages of the payment provider', async (t) => {
  const tools = await openPayments(t)
  const { shop, atProvider, given, stateOf, toldOf, muteWebhooks, unmuteWebhooks } = tools

  /** Delivered, and handled. */
  const tell = async (...told: Tail<Parameters<typeof deliver>>) => {
    const answer = await deliver(shop, ...told)
    await shop.settle()
    return answer
  }

  /** Paid at the provider, which has not told it yet. */
  const paidInSilence = async () => {
    muteWebhooks()
    const payment = await given()
    await shop.pay(payment.redirectUrl)
    return { ...payment, intent: await atProvider.intent(payment.intentId) }
  }

  await t.test('take effect once, however often and at what moments they arrive', async () => {
    const { orderId, intent } = await paidInSilence()
    const told = message(intent)
    const answers = await Promise.all(Array.from({ length: 20 }, () => tell(told)))
    answers.push(await tell(told))
    // The same news under another id is no second capture either.
    answers.push(await tell(message(intent)))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])
  })

  await t.test('that are forged, altered or recorded long ago change nothing', async () => {
    const { orderId, intent } = await paidInSilence()
    for (const forged of [
      { secret: 'another secret' },
      { agoS: 301 },
      { agoS: -301 },
      { header: '' },
      { header: 't=,v1=' },
      { header: 'v1=00' },
      { header: `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` },
      { change: (body: string) => body.replace('"capturedMinor":2500', '"capturedMinor":9999') },
      { change: (body: string) => `${body} ` },
    ]) {
      assert.deepEqual(await tell(message(intent), forged), { status: 401, code: 'BAD_SIGNATURE' })
    }
    assert.equal(await stateOf(orderId), 'open')
    assert.deepEqual(await toldOf(orderId), [])
  })

  await t.test('that are signed and still no messages are refused', async () => {
    for (const body of [
      '',
      'null',
      '[]',
      '{',
      '{"id":"evt_1"}',
      '{"id":1,"type":"a","data":{"intent":{"id":"b"}}}',
    ]) {
      assert.deepEqual(await tell(body), { status: 400, code: 'MALFORMED_BODY' }, body)
    }
    assert.equal((await tell({ id: 'x'.repeat(257 * 1024) })).status, 413)
  })

  await t.test('about orders and intents nobody knows are taken and change nothing', async () => {
    const { orderId, intent } = await paidInSilence()
    const elsewhere = { ...intent, id: 'pi_elsewhere' }
    const others: (Record<string, string> | undefined)[] = [undefined, {}, { orderId: newId() }]
    for (const metadata of others) {
      assert.equal((await tell(message({ ...elsewhere, metadata }))).status, 200)
    }
    // Claims to be of this order, but no money moved on it.
    const empty = { ...elsewhere, capturedMinor: 0, status: 'cancelled' as const }
    assert.equal((await tell(message(empty))).status, 200)
    assert.equal(await stateOf(orderId), 'open')
    assert.deepEqual(await toldOf(orderId), [])
  })

  await t.test('about money in another currency pay nothing', async () => {
    const { orderId, intent } = await paidInSilence()
    await tell(message(intent, { currency: 'NGN' }))
    await tell(message({ ...intent, id: 'pi_of_anybody' }, { currency: 'NGN' }))
    assert.equal(await stateOf(orderId), 'open')
    assert.deepEqual(await toldOf(orderId), [])
  })

  await t.test(
    'of one provider pay no order that is paid at another, except by what was opened there',
    async () => {
      const { orderId, intent } = await paidInSilence()
      await shop.db
        .sql`update payments.payments set provider = 'stripe', intent_id = null where order_id = ${orderId}`
      await tell(message({ ...intent, id: 'pi_of_anybody' }))
      assert.equal(await stateOf(orderId), 'open')
      await tell(message(intent))
      assert.equal(await stateOf(orderId), 'captured')
    },
  )

  await t.test('that were overtaken do not undo what came later', async () => {
    const { orderId, intent } = await paidInSilence()
    await tell(message(intent))
    for (const status of ['processing', 'requires_payment', 'failed', 'cancelled'] as const) {
      await tell(message(intent, { status, capturedMinor: 0 }))
    }
    assert.equal(await stateOf(orderId), 'captured')
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])

    const declined = await given()
    const now = await atProvider.intent(declined.intentId)
    const at = (ms: number) => new Date(Date.parse(now.updatedAt ?? '') + ms).toISOString()
    const lastError = { code: 'card_declined' }
    await tell(message(now, { updatedAt: at(2_000), lastError }))
    await tell(message(now, { updatedAt: at(1_000), status: 'processing' }))
    assert.equal(await stateOf(declined.orderId), 'open')
    await tell(message(now, { updatedAt: at(3_000), status: 'processing' }))
    assert.equal(await stateOf(declined.orderId), 'processing')
    assert.deepEqual(await toldOf(declined.orderId), [['payments.failed']])
  })

  await t.test('about a capture and its refund may come in any order and say both once', async () => {
    const { orderId, intent } = await paidInSilence()
    await tell(message(intent, { refundedMinor: 1_000 }))
    await tell(message(intent))
    await tell(message(intent, { refundedMinor: 400 }))
    assert.deepEqual(await toldOf(orderId), [
      ['payments.captured', 2_500],
      ['payments.refunded', 1_000],
    ])
    const { refunded } = await shop.payments.getPayment(as.service, { orderId })
    assert.equal(refunded.amountMinor, 1_000)
  })

  await t.test('about money on two attempts of one order add up, also at the same moment', async () => {
    const { orderId, intent } = await paidInSilence()
    const stray = await atProvider.stray(orderId)
    await shop.pay(stray.redirectUrl)
    const both = [message(intent), message(await atProvider.intent(stray.id))]
    await Promise.all([...both, ...both].map((told) => tell(told)))
    assert.deepEqual(await toldOf(orderId), [
      ['payments.captured', 2_500],
      ['payments.captured', 5_000],
    ])
    const { captured } = await shop.payments.getPayment(as.service, { orderId })
    assert.equal(captured.amountMinor, 5_000)
  })

  await t.test('add up with what was captured before intents had rows of their own', async () => {
    const { orderId, intent } = await paidInSilence()
    await tell(message(intent))
    await shop.db.sql`delete from payments.intents where order_id = ${orderId}`
    const stray = await atProvider.stray(orderId)
    await shop.pay(stray.redirectUrl)
    await tell(message(await atProvider.intent(stray.id)))
    const { captured } = await shop.payments.getPayment(as.service, { orderId })
    assert.equal(captured.amountMinor, 5_000)
  })

  await t.test('arrive by themselves, and a decline is told with its reason', async () => {
    unmuteWebhooks()
    const { orderId, redirectUrl } = await given()
    await shop.pay(redirectUrl, CARDS.declined)
    await shop.until('the decline is told', async () => (await toldOf(orderId)).length === 1)
    const [row] = await shop.db.sql`select payload from kernel.outbox where key = ${orderId}`
    assert.deepEqual(row?.payload, { orderId, reason: 'card_declined' })
    assert.equal(await stateOf(orderId), 'open')
  })

  await t.test('are kept and answered before anything is made of them, within 100 ms', async (t) => {
    const { orderId, intent } = await paidInSilence()
    const tookMs: number[] = []
    for (let at = 0; at < 100; at++) {
      const startedAt = performance.now()
      assert.equal((await deliver(shop, message(intent))).status, 200)
      tookMs.push(performance.now() - startedAt)
    }
    assert.equal(await stateOf(orderId), 'open', 'nothing has been made of them yet')
    tookMs.sort((a, b) => a - b)
    const [p50, p99] = [tookMs[50] as number, tookMs[98] as number]
    t.diagnostic(`100 messages: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
    assert.ok(p50 < 100, `p50 ${p50} ms`)
    await shop.settle()
    assert.equal(await stateOf(orderId), 'captured')
    const { captured } = await shop.payments.getPayment(as.service, { orderId })
    assert.equal(captured.amountMinor, 2_500)
  })

  await t.test('that could not be handled are handled later, without another one', async () => {
    const { orderId, intent } = await paidInSilence()
    const told = message(intent)
    await deliver(shop, told)
    // Its job is lost, as if the database had been put back in between.
    await shop.db.sql`delete from pgboss.job where name = 'payments.handle_message'`
    await shop.settle()
    assert.equal(await stateOf(orderId), 'open')
    await tools.runJob('handle_forgotten')
    assert.equal(await stateOf(orderId), 'open', 'its job is given its time first')
    shop.clock.advance(11 * 60_000)
    const { findings } = await shop.payments.audit(as.service, {})
    assert.deepEqual(
      findings.map(({ kind, subject }) => [kind, subject]),
      [['message_unhandled', told.id]],
    )
    await tools.runJob('handle_forgotten')
    assert.equal(await stateOf(orderId), 'captured')
  })

  await t.test('are kept without what opens a payment, and without what is not read', async () => {
    const { intent } = await paidInSilence()
    const told = message({ ...intent, redirectUrl: 'https://pay.example/?token=opens-it' }, {
      card: { number: '4242424242424242' },
    } as never)
    await tell(told)
    const [row] = await shop.db.sql<{ text: string }[]>`
      select message::text as text from payments.provider_events where event_id = ${told.id}`
    assert.match(row?.text ?? '', /"capturedMinor": 2500/)
    assert.doesNotMatch(row?.text ?? '', /opens-it|4242/)
  })

  await t.test('are remembered for thirty days, and forgotten in portions', async () => {
    const at = (agoMs: number) => new Date(shop.clock.now() - agoMs).toISOString()
    await shop.db.sql`delete from payments.provider_events`
    await shop.db.sql`
      insert into payments.provider_events (event_id, type, intent_id, received_at, handled_at)
      select 'evt_old_' || i, 'a', 'b', ${at(30 * DAY_MS + 1)}::timestamptz, now() from generate_series(1, 2100) i`
    await shop.db.sql`
      insert into payments.provider_events (event_id, type, intent_id, received_at)
      values ('evt_young', 'a', 'b', ${at(30 * DAY_MS - 1)})`
    const { intent } = await paidInSilence()
    await tell(message(intent, {}, 'evt_now'))
    await tools.runJob('forget_events')
    // Others may arrive meanwhile: the provider tries again what it could not tell before.
    const left = await shop.db.sql`
      select event_id as id from payments.provider_events
      where event_id like any(array['evt_old%', 'evt_young', 'evt_now']) order by 1`
    assert.deepEqual(
      left.map((row) => row.id),
      ['evt_now', 'evt_young'],
    )
  })
})
