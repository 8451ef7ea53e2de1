import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { CARDS, deliver, message, openInput, openPayments } from './fixtures.ts'

test('opening a payment', async (t) => {
  const { shop, gateway, atProvider, given, stateOf, toldOf } = await openPayments(t)
  const open = (orderId: string) => shop.payments.open(as.service, openInput(orderId))

  await t.test('twice, or by twenty at the same moment, is one payment at the provider', async () => {
    const orderId = newId()
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(orderId)))
    answers.push(await open(orderId))
    assert.equal(new Set(answers.map((payment) => payment.redirectUrl)).size, 1)
    assert.equal((await atProvider.intentsOf(orderId)).length, 1)
    assert.deepEqual(answers[0]?.amount, { amountMinor: 2_500, currency: 'USD' })
  })

  await t.test('whose answer is lost is made good by the same call again', async () => {
    const orderId = newId()
    gateway.behave('lose')
    await assert.rejects(open(orderId), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    gateway.behave('pass')
    const { redirectUrl } = await open(orderId)
    const intents = await atProvider.intentsOf(orderId)
    assert.equal(intents.length, 1)
    assert.ok(redirectUrl?.startsWith(intents[0]?.redirectUrl ?? 'none'))
  })

  await t.test('while the provider is down leaves an order that can be paid later', async () => {
    const orderId = newId()
    gateway.behave('down')
    await assert.rejects(open(orderId), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    assert.equal(await stateOf(orderId), 'opening')
    gateway.behave('pass')
    await open(orderId)
    assert.equal(await stateOf(orderId), 'open')
  })

  await t.test(
    'that the provider refuses for good ends the attempt, and the next one is a fresh one',
    async () => {
      const orderId = newId()
      const wrong = { ...openInput(orderId), returnUrl: 'ftp://shop.example' }
      await assert.rejects(shop.payments.open(as.service, wrong), {
        code: 'PAYMENT_PROVIDER_UNAVAILABLE',
        details: { refused: 'url_not_allowed' },
      })
      assert.equal(await stateOf(orderId), 'failed')
      assert.deepEqual(await toldOf(orderId), [['payments.failed']])
      const { returnUrl } = openInput(orderId)
      await shop.db.sql`update payments.payments set return_url = ${returnUrl} where order_id = ${orderId}`
      const { redirectUrl } = await open(orderId)
      await shop.pay(redirectUrl as string)
      await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
    },
  )

  await t.test('is refused once it was paid, and once it was cancelled', async () => {
    const paid = await given()
    await shop.pay(paid.redirectUrl)
    await shop.until('it is paid', async () => (await stateOf(paid.orderId)) === 'captured')
    await assert.rejects(open(paid.orderId), { code: 'ALREADY_PAID' })
    const cancelled = await given()
    await shop.payments.cancel(as.service, { orderId: cancelled.orderId })
    await assert.rejects(open(cancelled.orderId), { code: 'ORDER_STATE' })
  })

  await t.test('after it has failed for good is a fresh attempt, and one only', async () => {
    const first = await given()
    await failForGood(first)
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(first.orderId)))
    assert.equal(new Set(answers.map((payment) => payment.redirectUrl)).size, 1)
    assert.equal((await atProvider.intentsOf(first.orderId)).length, 2)
    await shop.pay(answers[0]?.redirectUrl as string)
    await shop.until('it is paid', async () => (await stateOf(first.orderId)) === 'captured')
  })

  await t.test('is not misled by a late message about the attempt before', async () => {
    const first = await given()
    await failForGood(first)
    const failed = await atProvider.intent(first.intentId)
    gateway.beforeAnswer(async (method) => {
      if (method !== 'POST') return
      assert.equal((await deliver(shop, message(failed))).status, 200)
      await shop.settle()
    })
    const second = await open(first.orderId)
    gateway.beforeAnswer(async () => {})
    assert.equal(second.state, 'open')
    assert.notEqual(second.redirectUrl, first.redirectUrl)
    assert.equal((await open(first.orderId)).redirectUrl, second.redirectUrl)
  })

  await t.test('and cancelling it at the same moment leaves nothing that could be paid', async () => {
    const orderId = newId()
    gateway.beforeAnswer(async (method, path) => {
      if (method === 'POST' && path === '/v1/intents') await shop.payments.cancel(as.service, { orderId })
    })
    await assert.rejects(open(orderId), { code: 'ORDER_STATE' })
    gateway.beforeAnswer(async () => {})
    const intents = await atProvider.intentsOf(orderId)
    assert.deepEqual(
      intents.map((intent) => intent.status),
      ['cancelled'],
    )
  })

  await t.test('again while money arrives on the attempt before ends the new one', async () => {
    const first = await given()
    await failForGood(first)
    const stray = await atProvider.stray(first.orderId)
    gateway.beforeAnswer(async (method, path) => {
      if (method !== 'POST' || path !== '/v1/intents') return
      await shop.pay(stray.redirectUrl)
      await shop.until('the money is known', async () => (await stateOf(first.orderId)) === 'captured')
    })
    await assert.rejects(open(first.orderId), { code: 'ALREADY_PAID' })
    gateway.beforeAnswer(async () => {})
    const statuses = (await atProvider.intentsOf(first.orderId)).map((intent) => intent.status)
    assert.deepEqual(statuses.sort(), ['cancelled', 'captured', 'failed'])
  })

  await t.test('holds no transaction and no lock while the provider is asked', async () => {
    const orderId = newId()
    let seen: { open: number; locks: number } | undefined
    gateway.beforeAnswer(async () => {
      const [row] = await shop.db.sql<{ open: number; locks: number }[]>`
        select count(*) filter (where state like 'idle in transaction%')::int as open,
          (select count(*)::int from pg_locks l join pg_stat_activity a using (pid)
            where a.application_name = 'techmart-payments' and l.mode like 'Row%') as locks
        from pg_stat_activity where application_name = 'techmart-payments' and datname = current_database()`
      seen = row
    })
    const { redirectUrl } = await open(orderId)
    assert.deepEqual(seen, { open: 0, locks: 0 })
    await shop.pay(redirectUrl as string)
    await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
    seen = undefined
    const { payments } = shop
    await payments.refresh(as.service, { orderId: (await given()).orderId })
    assert.deepEqual(seen, { open: 0, locks: 0 })
    gateway.beforeAnswer(async () => {})
  })

  await t.test('of an order that costs nothing asks nobody for money', async () => {
    const orderId = newId()
    const amount = { amountMinor: 0, currency: 'USD' as const }
    const payment = await shop.payments.open(as.service, { ...openInput(orderId), amount })
    assert.deepEqual([payment.state, payment.redirectUrl], ['captured', openInput(orderId).returnUrl])
    assert.deepEqual(await atProvider.intentsOf(orderId), [])
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 0]])
  })

  await t.test('is for the shop itself, as is everything else about payments', async () => {
    const { orderId } = await given()
    for (const who of [as.anyone(), as.customer('customer-1')]) {
      const { payments } = shop.remote
      await assert.rejects(payments.open(who, openInput(orderId)), { code: 'NOT_FOUND' })
      for (const operation of ['getPayment', 'refresh', 'cancel'] as const) {
        await assert.rejects(payments[operation](who, { orderId }), { code: 'NOT_FOUND' }, operation)
      }
    }
    assert.equal(await stateOf(orderId), 'open')
  })

  async function failForGood({ orderId, redirectUrl }: { orderId: string; redirectUrl: string }) {
    await shop.pay(redirectUrl, CARDS.failsForGood)
    await shop.until('it has failed', async () => (await stateOf(orderId)) === 'failed')
  }
})
