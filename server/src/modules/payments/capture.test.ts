import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openInput, openPayments } from './fixtures.ts'

test('authorising first and capturing later', async (t) => {
  const tools = await openPayments(t, { PAYMENT_CAPTURE: 'manual' })
  const { shop, gateway, atProvider, given, stateOf, toldOf } = tools
  const capture = (orderId: string) => shop.payments.capture(as.service, { orderId })
  const authorised = async (orderId?: string) => {
    const payment = await given(orderId)
    await shop.pay(payment.redirectUrl)
    await shop.until('it is authorised', async () => (await stateOf(payment.orderId)) === 'authorised')
    return payment
  }

  await t.test(
    'tells that the money is secured, and takes it once when asked to, however often',
    async () => {
      const { orderId, intentId } = await authorised()
      assert.deepEqual(await toldOf(orderId), [['payments.authorised', 2_500]])
      assert.equal((await shop.payments.getPayment(as.service, { orderId })).authorised?.amountMinor, 2_500)
      const answers = await Promise.all(Array.from({ length: 10 }, () => capture(orderId)))
      answers.push(await capture(orderId))
      assert.deepEqual(new Set(answers.map(({ captured }) => captured.amountMinor)), new Set([2_500]))
      await shop.settle()
      assert.equal((await atProvider.intent(intentId)).capturedMinor, 2_500)
      assert.deepEqual((await toldOf(orderId)).slice(1), [['payments.captured', 2_500]])
      assert.equal((await shop.payments.getPayment(as.service, { orderId })).authorised, undefined)
    },
  )

  await t.test('secures the rest beside a gift card, takes both, or gives both back', async () => {
    const balanceOf = async (accountId: string) =>
      (
        await shop.db.sql`select balance_minor as left from payments.credit_accounts where id = ${accountId}`
      )[0]?.left
    const begun = async () => {
      const amount = { amountMinor: 1_000, currency: 'USD' as const }
      const { card, code } = await shop.payments.issueGiftCard(as.service, { requestId: newId(), amount })
      const orderId = newId()
      const giftCards = [code as string]
      const payment = await shop.payments.open(as.service, { ...openInput(orderId), giftCards })
      await shop.pay(payment.redirectUrl as string)
      await shop.until('it is authorised', async () => (await stateOf(orderId)) === 'authorised')
      assert.deepEqual(await toldOf(orderId), [['payments.authorised', 2_500]])
      return { orderId, accountId: card.id }
    }
    const taken = await begun()
    assert.equal((await capture(taken.orderId)).captured.amountMinor, 2_500)
    const [intent] = await atProvider.intentsOf(taken.orderId)
    assert.equal(intent?.capturedMinor, 1_500)
    assert.deepEqual((await toldOf(taken.orderId)).slice(1), [['payments.captured', 2_500]])
    assert.equal(await balanceOf(taken.accountId), 0)

    const released = await begun()
    await shop.payments.cancel(as.service, { orderId: released.orderId })
    assert.equal(await balanceOf(released.accountId), 1_000)
    const [other] = await atProvider.intentsOf(released.orderId)
    assert.deepEqual([other?.status, other?.capturedMinor], ['cancelled', 0])
  })

  await t.test('is refused where nothing is authorised', async () => {
    await assert.rejects(capture(newId()), { code: 'PAYMENT_NOT_FOUND' })
    const { orderId } = await given()
    await assert.rejects(capture(orderId), { code: 'ORDER_STATE' })
  })

  await t.test('whose answer is lost takes the money once', async () => {
    const { orderId, intentId } = await authorised()
    gateway.behave('lose')
    await assert.rejects(capture(orderId), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
    gateway.behave('pass')
    assert.equal((await capture(orderId)).state, 'captured')
    assert.equal((await atProvider.intent(intentId)).capturedMinor, 2_500)
  })

  await t.test(
    'lets go of everything when it is cancelled instead, and cannot be captured then',
    async () => {
      const { orderId, intentId } = await authorised()
      await shop.payments.cancel(as.service, { orderId })
      assert.equal((await atProvider.intent(intentId)).status, 'cancelled')
      await shop.settle()
      await assert.rejects(capture(orderId), { code: 'ORDER_STATE' })
      const payment = await shop.payments.getPayment(as.service, { orderId })
      assert.deepEqual([payment.state, payment.authorised], ['cancelled', undefined])
      assert.deepEqual(await toldOf(orderId), [['payments.authorised', 2_500]])
    },
  )

  await t.test('is let go when its order is cancelled because its goods are gone', async () => {
    const { orderId, intentId } = await authorised()
    const handler = shop.runtime.local.find((module) => module.name === 'payments')?.on?.['orders.cancelled']
    const event = { id: newId(), type: 'orders.cancelled', payload: { orderId, reference: 'TM-1' } as never }
    await shop.db.transaction(async (tx) => handler?.(tx, event))
    await shop.until('it is let go', async () => (await stateOf(orderId)) === 'cancelled')
    assert.equal((await atProvider.intent(intentId)).status, 'cancelled')
  })

  await t.test('that the provider has let go of by itself is told as failed', async () => {
    const { orderId, intentId } = await authorised()
    await atProvider.cancel(intentId)
    await shop.until('we know', async () => (await stateOf(orderId)) === 'failed')
    assert.deepEqual((await toldOf(orderId)).slice(1), [['payments.failed']])
    await assert.rejects(capture(orderId), { code: 'ORDER_STATE' })
  })

  await t.test('after a cancellation is let go at once', async () => {
    const { orderId } = await given()
    await shop.payments.cancel(as.service, { orderId })
    const late = await atProvider.stray(orderId, { capture: 'manual' })
    await shop.pay(late.redirectUrl)
    await shop.until('it is let go', async () => (await atProvider.intent(late.id)).status === 'cancelled')
    assert.equal(await stateOf(orderId), 'cancelled')
  })

  await t.test('of a part only leaves an order that can be paid in full by another attempt', async () => {
    const { orderId, intentId } = await given()
    await shop.pay((await shop.payments.getPayment(as.service, { orderId })).redirectUrl as string)
    await atProvider.capture(intentId, 1_000)
    await shop.until('we know', async () => (await stateOf(orderId)) === 'partly_captured')
    const again = await shop.payments.open(as.service, openInput(orderId))
    await shop.pay(again.redirectUrl as string)
    await shop.until('it is authorised', async () => (await stateOf(orderId)) === 'authorised')
    assert.equal((await capture(orderId)).captured.amountMinor, 2_500)
    const captured = (await atProvider.intentsOf(orderId)).map((intent) => intent.capturedMinor)
    assert.deepEqual(captured.sort(), [1_000, 1_500])
  })

  await t.test('of a part goes back when the order ends, whoever asks for it', async () => {
    const partly = async () => {
      const { orderId, intentId } = await given()
      await shop.pay((await shop.payments.getPayment(as.service, { orderId })).redirectUrl as string)
      await atProvider.capture(intentId, 1_000)
      await shop.until('we know', async () => (await stateOf(orderId)) === 'partly_captured')
      await shop.payments.cancel(as.service, { orderId })
      return { orderId, intentId }
    }
    const refundsOf = async ({ orderId, intentId }: { orderId: string; intentId: string }) => {
      await tools.runJob('refund_remainder', { orderId })
      await shop.until(
        'it went back',
        async () => (await atProvider.intent(intentId)).refundedMinor === 1_000,
      )
      await tools.runJob('refund_remainder', { orderId })
      await shop.settle()
      return await atProvider.refundsOf(intentId)
    }
    assert.deepEqual(await refundsOf(await partly()), [1_000])
    const asked = await partly()
    await tools.tellRefundDue(asked.orderId, 1_000, { refundId: 'refund-of-a-part' })
    assert.deepEqual(await refundsOf(asked), [1_000])
  })
})
