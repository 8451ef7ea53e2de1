import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { silentLog } from '../../kernel/log.ts'
import { as } from '../../testing/world.ts'
import { CARDS, openPayments } from './fixtures.ts'
import { connectProviders } from './providers/connect-providers.ts'
import { refreshUnsettled } from './refresh.ts'

const MINUTE_MS = 60_000

test('asking the provider how payments stand', async (t) => {
  const tools = await openPayments(t)
  const { shop, gateway, given, stateOf, toldOf, muteWebhooks } = tools
  muteWebhooks()
  const refresh = (orderId: string) => shop.payments.refresh(as.service, { orderId })
  const run = () => tools.runJob('refresh_unsettled')
  const asksOf = async (orderId: string) => {
    const [row] = await shop.db.sql<{ asks: number; waitsMin: number | null }[]>`
      select asks, (extract(epoch from next_ask_at - ${new Date(shop.clock.now()).toISOString()}::timestamptz) / 60)::float8 as "waitsMin"
      from payments.payments where order_id = ${orderId}`
    return row
  }
  /** Began a while ago, and nothing was heard since. */
  const silent = async (card = CARDS.approved) => {
    const payment = await given()
    await shop.pay(payment.redirectUrl, card)
    await makeSilent(payment.orderId)
    return payment
  }
  const makeSilent = (orderId: string, intentId?: string) => shop.db.sql`
    update payments.payments set state = 'processing', updated_at = now() - interval '31 seconds',
      intent_id = coalesce(${intentId ?? null}, intent_id) where order_id = ${orderId}`

  await t.test('takes over what its lost message would have said, once', async () => {
    const { orderId, redirectUrl } = await given()
    await shop.pay(redirectUrl)
    assert.equal(await stateOf(orderId), 'open')
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(orderId)))
    assert.deepEqual(new Set(answers.map((payment) => payment.state)), new Set(['captured']))
    await refresh(orderId)
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])
  })

  await t.test('is done once for all who ask within a moment, also when there was no answer', async () => {
    const { orderId } = await given()
    const askedAt = (interval: string) => shop.db.sql`
      update payments.payments set asked_at = now() + ${interval}::interval where order_id = ${orderId}`
    const before = gateway.calls()
    await Promise.all(Array.from({ length: 20 }, () => refresh(orderId)))
    assert.equal(gateway.calls(), before + 1)
    await askedAt('1 hour')
    assert.equal((await refresh(orderId)).state, 'open')
    assert.equal(gateway.calls(), before + 1)
    await askedAt('-3 seconds')
    gateway.behave('down')
    await assert.rejects(refresh(orderId), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    await askedAt('1 hour')
    assert.equal((await refresh(orderId)).state, 'open')
    gateway.behave('pass')
  })

  await t.test('of a payment that does not exist is refused', async () => {
    await assert.rejects(refresh(newId()), { code: 'PAYMENT_NOT_FOUND' })
    await assert.rejects(shop.payments.getPayment(as.service, { orderId: newId() }), {
      code: 'PAYMENT_NOT_FOUND',
    })
  })

  await t.test('says so when the provider does not answer', async () => {
    const { orderId } = await given()
    gateway.behave('down')
    await assert.rejects(refresh(orderId), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    gateway.behave('pass')
    assert.equal((await refresh(orderId)).state, 'open')
  })

  await t.test('happens by itself for payments that began and fell silent', async () => {
    const [quiet, open] = [await silent(), await given()]
    await run()
    assert.equal(await stateOf(quiet.orderId), 'captured')
    assert.deepEqual(await asksOf(open.orderId), { asks: 0, waitsMin: null })
  })

  await t.test('is done after growing pauses, and one that fails keeps nobody from their turn', async () => {
    const stuck = await given()
    await makeSilent(stuck.orderId, 'pi_nobody_knows')
    const fine = await silent()
    await assert.rejects(run(), AggregateError)
    assert.equal(await stateOf(fine.orderId), 'captured')
    const pauses = [(await asksOf(stuck.orderId))?.waitsMin]
    await run()
    assert.equal((await asksOf(stuck.orderId))?.asks, 1, 'not before its time')
    for (let asks = 2; asks <= 6; asks++) {
      shop.clock.advance(15 * MINUTE_MS)
      await assert.rejects(run(), AggregateError)
      pauses.push((await asksOf(stuck.orderId))?.waitsMin)
    }
    assert.deepEqual(pauses, [1, 2, 4, 8, 15, 15])

    // Many that fail, all due again: what is new comes first.
    const fresh = await silent()
    await shop.db.sql`
      insert into payments.payments (order_id, state, amount_minor, currency, intent_id, asks, next_ask_at, updated_at)
      select 'stuck-order-' || i, 'processing', 1, 'USD', 'pi_stuck_' || i, 3, now(), now() - interval '1 hour'
      from generate_series(1, 60) i`
    await assert.rejects(run(), AggregateError)
    assert.equal(await stateOf(fresh.orderId), 'captured')
    await shop.db.sql`delete from payments.payments where order_id like 'stuck-order-%'`
    await shop.db.sql`update payments.payments set state = 'cancelled' where order_id = ${stuck.orderId}`
  })

  await t.test('starts anew with a fresh attempt', async () => {
    const { orderId } = await silent(CARDS.failsForGood)
    await shop.until('it has failed', async () => (await refresh(orderId)).state === 'failed')
    await shop.db
      .sql`update payments.payments set asks = 9, next_ask_at = 'infinity' where order_id = ${orderId}`
    await given(orderId)
    assert.deepEqual(await asksOf(orderId), { asks: 0, waitsMin: null })
  })

  await t.test('stops when the time of the run is up, and goes on in the next', async () => {
    const payments = [await silent(), await silent(), await silent(), await silent()]
    gateway.beforeAnswer(() => new Promise((resolve) => setTimeout(resolve, 150)))
    const providers = connectProviders(shop.config.payment)
    const { db, clock, runtime } = shop
    const parts = { db, clock, jobs: runtime.jobs, log: silentLog, providers, capture: 'automatic' as const }
    await refreshUnsettled(parts, 400)()
    const settled = async () => {
      const states = await Promise.all(payments.map(({ orderId }) => stateOf(orderId)))
      return states.filter((state) => state === 'captured').length
    }
    const first = await settled()
    assert.ok(first >= 1 && first < 4, `${first} of 4`)
    gateway.beforeAnswer(async () => {})
    await run()
    assert.equal(await settled(), 4)
  })
})
