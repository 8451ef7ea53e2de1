import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { CARDS, openInput, openPayments } from './fixtures.ts'

test('cancelling a payment', async (t) => {
  const tools = await openPayments(t)
  const { shop, gateway, atProvider, given, stateOf, toldOf, muteWebhooks, unmuteWebhooks } = tools
  const cancel = (orderId: string) => shop.payments.cancel(as.service, { orderId })

  await t.test('ends it at the provider, once or often, one after the other or at once', async () => {
    const { orderId, intentId } = await given()
    await Promise.all(Array.from({ length: 10 }, () => cancel(orderId)))
    assert.deepEqual(await cancel(orderId), {})
    assert.equal(await stateOf(orderId), 'cancelled')
    assert.equal((await atProvider.intent(intentId)).status, 'cancelled')
  })

  await t.test('that was never opened keeps one from being opened', async () => {
    const orderId = newId()
    await Promise.all(Array.from({ length: 5 }, () => cancel(orderId)))
    await assert.rejects(shop.payments.open(as.service, openInput(orderId)), { code: 'ORDER_STATE' })
    assert.deepEqual(await atProvider.intentsOf(orderId), [])
  })

  await t.test('that is known to be paid is refused', async () => {
    const { orderId, redirectUrl } = await given()
    await shop.pay(redirectUrl)
    await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
    await assert.rejects(cancel(orderId), { code: 'ALREADY_PAID' })
  })

  await t.test('that is paid without our knowing is refused, and then we know', async () => {
    muteWebhooks()
    const { orderId, redirectUrl } = await given()
    await shop.pay(redirectUrl)
    assert.equal(await stateOf(orderId), 'open')
    await assert.rejects(cancel(orderId), { code: 'ALREADY_PAID' })
    assert.equal(await stateOf(orderId), 'captured')
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])
    unmuteWebhooks()
  })

  await t.test('whose money arrives before the provider has answered is refused', async () => {
    const { orderId } = await given()
    const stray = await atProvider.stray(orderId)
    gateway.beforeAnswer(async (_method, path) => {
      if (!path.endsWith('/cancel')) return
      await shop.pay(stray.redirectUrl)
      await shop.until('the money is known', async () => (await stateOf(orderId)) === 'captured')
    })
    await assert.rejects(cancel(orderId), { code: 'ALREADY_PAID' })
    gateway.beforeAnswer(async () => {})
    assert.equal(await stateOf(orderId), 'captured')
  })

  await t.test('while the shopper pays ends one way or the other, never both', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { orderId, intentId, redirectUrl } = await given()
        const [cancelled] = await Promise.allSettled([cancel(orderId), shop.pay(redirectUrl)])
        await shop.until('it is settled', async () =>
          ['captured', 'cancelled'].includes(await stateOf(orderId)),
        )
        const { status } = await atProvider.intent(intentId)
        assert.equal(cancelled.status === 'fulfilled', status === 'cancelled')
        assert.equal(await stateOf(orderId), status)
        return status
      }),
    )
    assert.ok(outcomes.every((status) => status === 'captured' || status === 'cancelled'))
  })

  await t.test('that failed ends the next attempt too, opened while the provider was asked', async () => {
    const { orderId, redirectUrl, intentId } = await given()
    await shop.pay(redirectUrl, CARDS.failsForGood)
    await shop.until('it failed', async () => (await stateOf(orderId)) === 'failed')
    let second: string | undefined
    gateway.beforeAnswer(async (_method, path) => {
      if (!path.endsWith('/cancel')) return
      gateway.beforeAnswer(async () => {})
      second = (await shop.payments.open(as.service, openInput(orderId))).redirectUrl
    })
    assert.deepEqual(await cancel(orderId), {})
    assert.equal(await stateOf(orderId), 'cancelled')
    const [next, ...more] = (await atProvider.intentsOf(orderId)).filter(({ id }) => id !== intentId)
    assert.ok(next)
    assert.deepEqual(more, [])
    assert.equal(next.status, 'cancelled')

    // Its page may still be open in some tab: paying there moves no money.
    await shop.pay(second as string)
    await shop.settle()
    assert.equal((await atProvider.intent(next.id)).capturedMinor, 0)
    assert.equal(await stateOf(orderId), 'cancelled')
  })

  await t.test('that failed ends the next attempt too, still without an intent of ours', async () => {
    const { orderId, redirectUrl, intentId } = await given()
    await shop.pay(redirectUrl, CARDS.failsForGood)
    await shop.until('it failed', async () => (await stateOf(orderId)) === 'failed')
    gateway.beforeAnswer(async (method, path) => {
      if (method !== 'POST' || path !== '/v1/intents') return
      gateway.beforeAnswer(async () => {})
      await cancel(orderId)
    })
    await assert.rejects(shop.payments.open(as.service, openInput(orderId)), { code: 'ORDER_STATE' })
    const next = (await atProvider.intentsOf(orderId)).filter(({ id }) => id !== intentId)
    assert.deepEqual(
      next.map(({ status }) => status),
      ['cancelled'],
    )
  })

  await t.test('while the provider is silent leaves it as it was', async () => {
    const { orderId } = await given()
    gateway.behave('down')
    await assert.rejects(cancel(orderId), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    assert.equal(await stateOf(orderId), 'open')
    gateway.behave('pass')
    await cancel(orderId)
    assert.equal(await stateOf(orderId), 'cancelled')
  })

  await t.test('does not hide money that arrives for it later', async () => {
    const { orderId } = await given()
    await cancel(orderId)
    const stray = await atProvider.stray(orderId)
    await shop.pay(stray.redirectUrl)
    await shop.until('the money is known', async () => (await stateOf(orderId)) === 'captured')
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])
  })
})
