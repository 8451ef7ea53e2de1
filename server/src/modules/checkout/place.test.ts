import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { type OpenShop, openShop } from '../../testing/open-shop.ts'
import { as } from '../../testing/world.ts'

const DECLINED = '4000000000000002'
const LOST_ANSWER = '4000000000000341'

test('placing an order', async (t) => {
  const shop = await openShop(t)
  const stateOf = async ({ reference, accessToken: token }: { reference: string; accessToken: string }) =>
    (await shop.orders.getOrder(as.anyone(), { reference, token })).state
  const stockOf = async (sku: string) => {
    const { items } = await shop.inventory.listLevels(as.service, { text: sku })
    return { onHand: items[0]?.onHand, reserved: items[0]?.reserved }
  }

  await t.test(
    'a paid order takes the stock, closes the cart and is found by reference and e-mail',
    async () => {
      const sku = await shop.given.product('mug-a', { stock: 5 })
      const cart = await shop.readyCart({ [sku]: 2 })
      const placed = await shop.place(cart)
      assert.deepEqual(await stockOf(sku), { onHand: 5, reserved: 2 })
      assert.equal(await stateOf(placed), 'awaiting_payment')

      await shop.pay(placed.redirectUrl)
      await shop.until('the order is paid', async () => (await stateOf(placed)) === 'paid')
      assert.deepEqual(await stockOf(sku), { onHand: 3, reserved: 0 })
      const order = await shop.orders.getOrder(as.anyone(), {
        reference: placed.reference,
        email: 'ADA@example.com',
      })
      assert.deepEqual(order.paid, order.total)
      await assert.rejects(shop.cart.addLine(as.anyone(), { cartId: cart.cartId, sku, quantity: 1 }), {
        code: 'CART_CLOSED',
      })
    },
  )

  await t.test('the same key again, at once or later, is the same order and the same payment', async () => {
    const sku = await shop.given.product('mug-b', { stock: 50 })
    const cart = await shop.readyCart({ [sku]: 1 })
    const key = newId()
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.place(cart, key)))
    answers.push(await shop.place(cart, key))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.deepEqual(await stockOf(sku), { onHand: 50, reserved: 1 })
    assert.equal(await intentsOf(shop, answers[0]?.reference), 1)
  })

  await t.test('two windows that place the same cart under different keys get one order', async () => {
    const sku = await shop.given.product('mug-c', { stock: 50 })
    const cart = await shop.readyCart({ [sku]: 1 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.place(cart)))
    assert.equal(new Set(answers.map((answer) => answer.orderId)).size, 1)
    assert.deepEqual(await stockOf(sku), { onHand: 50, reserved: 1 })
  })

  await t.test('a key that was used for another request is refused', async () => {
    const sku = await shop.given.product('mug-d')
    const cart = await shop.readyCart({ [sku]: 1 })
    const key = newId()
    await shop.place(cart, key)
    const other = { ...cart, expectedTotal: { ...cart.expectedTotal, amountMinor: 1 } }
    await assert.rejects(shop.place(other, key), { code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  await t.test(
    'two keys at the same moment get one order, and each its answer again once it is paid',
    async () => {
      const sku = await shop.given.product('mug-two-windows')
      const cart = await shop.readyCart({ [sku]: 1 })
      const keys = [newId(), newId()]
      const answers = await Promise.all(
        keys.flatMap((key) => Array.from({ length: 5 }, () => shop.place(cart, key))),
      )
      assert.equal(new Set(answers.map(({ reference }) => reference)).size, 1)
      const placed = answers[0] as (typeof answers)[number]
      await shop.pay(placed.redirectUrl)
      await shop.until('the order is paid', async () => (await stateOf(placed)) === 'paid')
      await shop.settle()
      for (const key of keys) assert.deepEqual(await shop.place(cart, key), placed)
      await assert.rejects(shop.place(cart, newId()), { code: 'CART_CLOSED' })
      const other = { ...cart, expectedTotal: { ...cart.expectedTotal, amountMinor: 1 } }
      await assert.rejects(shop.place(other, keys[1]), { code: 'IDEMPOTENCY_KEY_REUSED' })
    },
  )

  await t.test('without a key nothing is placed', async () => {
    const sku = await shop.given.product('mug-e')
    const cart = await shop.readyCart({ [sku]: 1 })
    await assert.rejects(shop.checkout.place(as.anyone(), cart), { code: 'IDEMPOTENCY_KEY_MISSING' })
  })

  await t.test('a total other than the one the shopper saw is never charged', async () => {
    const sku = await shop.given.product('mug-f')
    const cart = await shop.readyCart({ [sku]: 1 })
    await shop.pricing.setPrices(as.service, { prices: [{ sku, currency: 'USD', priceMinor: 9_900 }] })
    await assert.rejects(shop.place(cart), { code: 'PRICE_CHANGED' })
    assert.deepEqual(await stockOf(sku), { onHand: 10, reserved: 0 })
  })

  await t.test('sold out meanwhile leaves nothing held, and the same key may try again', async () => {
    const scarce = await shop.given.product('mug-g', { stock: 1 })
    const plenty = await shop.given.product('mug-h', { stock: 9 })
    const [first, second] = [
      await shop.readyCart({ [scarce]: 1 }),
      await shop.readyCart({ [scarce]: 1, [plenty]: 1 }),
    ]
    await shop.place(first)
    const key = newId()
    await assert.rejects(shop.place(second, key), { code: 'OUT_OF_STOCK' })
    assert.deepEqual(await stockOf(plenty), { onHand: 9, reserved: 0 })
    await shop.inventory.adjust(as.service, { sku: scarce, delta: 1, reason: 'one more was found' })
    await shop.place(second, key)
  })

  await t.test('a checkout that is not complete is refused with its next step', async () => {
    const sku = await shop.given.product('mug-i')
    const { id: cartId } = await shop.cart.createCart(as.anyone(), { line: { sku, quantity: 1 } })
    const expectedTotal = { amountMinor: 1, currency: 'USD' as const }
    await assert.rejects(shop.place({ cartId, expectedTotal }), {
      code: 'CHECKOUT_INCOMPLETE',
      details: { nextStep: 'contact' },
    })
  })

  await t.test('a declined card leaves the order payable, and another card pays it', async () => {
    const sku = await shop.given.product('mug-j')
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    await shop.pay(placed.redirectUrl, DECLINED)
    await shop.until('the decline is noted', async () => {
      const order = await shop.orders.getOrder(as.service, { reference: placed.reference })
      return order.timeline.some((entry) => entry.what === 'payment_failed')
    })
    assert.equal(await stateOf(placed), 'awaiting_payment')
    await shop.pay(placed.redirectUrl)
    await shop.until('the order is paid', async () => (await stateOf(placed)) === 'paid')
  })

  await t.test('a lost answer is made good by the webhook', async () => {
    const sku = await shop.given.product('mug-k')
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    await shop.pay(placed.redirectUrl, LOST_ANSWER)
    await shop.until('the order is paid', async () => (await stateOf(placed)) === 'paid')
  })

  await t.test('a changed cart placed again replaces the order that was not paid', async () => {
    const sku = await shop.given.product('mug-l', { stock: 10 })
    const cart = await shop.readyCart({ [sku]: 1 })
    const first = await shop.place(cart)
    await shop.cart.addLine(as.anyone(), { cartId: cart.cartId, sku, quantity: 2 })
    const { quote } = await shop.checkout.getCheckout(as.anyone(), { cartId: cart.cartId })
    const second = await shop.place({ cartId: cart.cartId, expectedTotal: quote?.total as never })
    await shop.settle()
    assert.equal(await stateOf(first), 'cancelled')
    assert.deepEqual(await stockOf(sku), { onHand: 10, reserved: 3 })
    await shop.pay(second.redirectUrl)
    await shop.until('the second is paid', async () => (await stateOf(second)) === 'paid')
  })

  await t.test('after a cancellation the same cart can be placed again at once', async () => {
    const sku = await shop.given.product('mug-o', { stock: 5 })
    const cart = await shop.readyCart({ [sku]: 1 })
    const first = await shop.place(cart)
    await shop.orders.cancelOrder(as.anyone(), { reference: first.reference, token: first.accessToken })
    const second = await shop.place(cart)
    assert.notEqual(second.orderId, first.orderId)
    await shop.settle()
    assert.equal(await stateOf(second), 'awaiting_payment')
    assert.deepEqual(await stockOf(sku), { onHand: 5, reserved: 1 })
  })

  await t.test('paying again in another language goes to the same payment', async () => {
    const sku = await shop.given.product('mug-p')
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    // As if the provider's first answer had never arrived.
    await shop.db.sql`delete from payments.intents where order_id = ${placed.orderId}`
    await shop.db.sql`
      update payments.payments set state = 'opening', intent_id = null, redirect_url = null
      where order_id = ${placed.orderId}`
    await shop.db.sql`update orders.orders set language = 'de' where id = ${placed.orderId}`
    const { reference, accessToken: token } = placed
    const again = await shop.orders.payOrder(as.anyone(), { reference, token })
    assert.equal(again.redirectUrl, placed.redirectUrl)
    assert.equal(await intentsOf(shop, reference), 1)
  })

  await t.test(
    'an attempt cut off before its order existed goes on, or starts afresh when its hold is over',
    async () => {
      const sku = await shop.given.product('mug-q', { stock: 3 })
      const cart = await shop.readyCart({ [sku]: 1 })
      const key = newId()
      const first = await shop.place(cart, key)
      await shop.db.sql`update checkout.placements set result = null where order_id = ${first.orderId}`
      assert.equal((await shop.place(cart, key)).orderId, first.orderId)

      await shop.db.sql`update checkout.placements set result = null where order_id = ${first.orderId}`
      await shop.inventory.release(as.service, { orderId: first.orderId })
      await assert.rejects(shop.place(cart, key), { code: 'UNAVAILABLE' })
      const second = await shop.place(cart, key)
      assert.notEqual(second.orderId, first.orderId)
      await shop.pay(second.redirectUrl)
      await shop.until('the second is paid', async () => (await stateOf(second)) === 'paid')
    },
  )

  await t.test('an order that is not paid in time is cancelled and its stock returns', async () => {
    const sku = await shop.given.product('mug-m', { stock: 4 })
    const placed = await shop.place(await shop.readyCart({ [sku]: 4 }))
    shop.clock.advance(shop.config.payWindowMs + 1)
    await runJob(shop, 'orders', 'expire')
    await shop.settle()
    assert.equal(await stateOf(placed), 'cancelled')
    assert.deepEqual(await stockOf(sku), { onHand: 4, reserved: 0 })
    await assert.rejects(
      shop.orders.payOrder(as.anyone(), { reference: placed.reference, token: placed.accessToken }),
      { code: 'ORDER_STATE' },
    )
  })

  await t.test('staff who may read orders cannot cancel them or open their payments', async () => {
    const sku = await shop.given.product('mug-p')
    const { reference } = await shop.place(await shop.readyCart({ [sku]: 1 }))
    const reader: Context = {
      actor: { kind: 'staff', staffId: 'staff-1', sessionId: 'session-1', permissions: ['orders:read'] },
      requestId: 'test-request',
    }
    assert.equal((await shop.orders.getOrder(reader, { reference })).state, 'awaiting_payment')
    await assert.rejects(shop.orders.cancelOrder(reader, { reference }), { code: 'ORDER_NOT_FOUND' })
    await assert.rejects(shop.orders.payOrder(reader, { reference }), { code: 'ORDER_NOT_FOUND' })
  })

  await t.test('an order of somebody else is not found, whatever is tried', async () => {
    const sku = await shop.given.product('mug-n')
    const { reference } = await shop.place(await shop.readyCart({ [sku]: 1 }))
    for (const access of [{}, { email: 'eve@example.com' }, { token: 'guess' }]) {
      await assert.rejects(shop.orders.getOrder(as.anyone(), { reference, ...access }), {
        code: 'ORDER_NOT_FOUND',
      })
    }
    await assert.rejects(shop.orders.getOrder(as.customer('customer-of-another'), { reference }), {
      code: 'ORDER_NOT_FOUND',
    })
  })
})

async function intentsOf(shop: OpenShop, reference: string | undefined): Promise<number> {
  const response = await fetch(`${shop.provider.url}/v1/intents?reference=${reference}`, {
    headers: { authorization: `Bearer ${shop.config.payment.secretKey}` },
  })
  return ((await response.json()) as { data: unknown[] }).data.length
}

async function runJob(shop: OpenShop, module: string, name: string): Promise<void> {
  const job = shop.runtime.local.find((candidate) => candidate.name === module)?.jobs?.[name]
  assert.ok(job, `${module} has the job ${name}`)
  await job.run(undefined as never)
}
