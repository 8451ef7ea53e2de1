import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openOrders, type Placed, staff, tell } from './fixtures.ts'

test('how orders follow money and stock', async (t) => {
  const { shop, placed, pay, payAgain, orderOf, stateOf, whatHappened, stockOf, toldOf } = await openOrders(t)
  const amountsOf = async ({ reference }: Placed) => {
    const { paid, refunded } = await orderOf(reference)
    return { paid: paid.amountMinor, refunded: refunded.amountMinor }
  }
  const refundsDue = async ({ orderId }: Placed) =>
    ((await toldOf(orderId, 'orders.refund_due')) as { amount: { amountMinor: number } }[]).map(
      ({ amount }) => amount.amountMinor,
    )
  const totalOf = async ({ reference }: Placed) => (await orderOf(reference)).total.amountMinor

  await t.test('money that arrives after the cancellation goes back by itself', async () => {
    const order = await placed()
    const { reference, accessToken: token } = order
    await shop.orders.cancelOrder(as.anyone(), { reference, token })
    const total = await totalOf(order)
    await payAgain(order, total)
    await shop.until('the money went back', async () => (await amountsOf(order)).refunded === total)
    assert.deepEqual(await amountsOf(order), { paid: total, refunded: total })
    assert.equal(await stateOf(reference), 'cancelled')
    assert.deepEqual(await whatHappened(reference), [
      'placed',
      'cancelled',
      'paid_after_cancellation',
      'refunded',
    ])
    assert.equal((await toldOf(order.orderId, 'orders.refunded')).length, 1, 'the shopper hears of it')
    await shop.until('the stock is back', async () => (await stockOf(order.sku)).reserved === 0)
    assert.equal((await stockOf(order.sku)).onHand, 5)
    assert.deepEqual(await toldOf(order.orderId, 'orders.paid'), [])
  })

  await t.test('money that arrives a second time goes back, and the order stays paid', async () => {
    const order = await placed()
    await pay(order)
    const total = await totalOf(order)
    await payAgain(order, total)
    await shop.until('the surplus went back', async () => (await amountsOf(order)).refunded === total)
    assert.deepEqual(await amountsOf(order), { paid: 2 * total, refunded: total })
    assert.equal(await stateOf(order.reference), 'paid')
    assert.deepEqual(await refundsDue(order), [total])
    assert.equal((await toldOf(order.orderId, 'orders.paid')).length, 1)
    assert.deepEqual(await stockOf(order.sku), { onHand: 3, reserved: 0 })
  })

  await t.test('too much at once pays the order, and the rest goes back', async () => {
    const order = await placed()
    const total = await totalOf(order)
    await payAgain(order, total + 111)
    await shop.until('the surplus went back', async () => (await amountsOf(order)).refunded === 111)
    assert.equal(await stateOf(order.reference), 'paid')
    assert.deepEqual(await amountsOf(order), { paid: total + 111, refunded: 111 })
  })

  await t.test('too little does not pay the order, and the rest of it does', async () => {
    const order = await placed()
    const total = await totalOf(order)
    await payAgain(order, total - 100)
    await shop.until('it is known', async () => (await amountsOf(order)).paid === total - 100)
    assert.equal(await stateOf(order.reference), 'awaiting_payment')
    await payAgain(order, 100)
    await shop.until('it is paid', async () => (await stateOf(order.reference)) === 'paid')
    assert.deepEqual(await refundsDue(order), [])
  })

  await t.test('the same news twice, late or about nobody changes nothing', async () => {
    const order = await placed()
    await pay(order)
    const before = await orderOf(order.reference)
    const amount = before.total
    await tell(shop, 'payments.captured', order.orderId, { amount })
    await tell(shop, 'payments.captured', order.orderId, { amount: { ...amount, amountMinor: 1 } })
    await tell(shop, 'payments.failed', order.orderId, { reason: 'card_declined' })
    for (const [type, payload] of [
      ['payments.captured', { amount }],
      ['payments.refunded', { amount }],
      ['payments.failed', { reason: 'card_declined' }],
      ['inventory.shortfall', { skus: ['MUG'] }],
    ] as const) {
      await tell(shop, type, newId(), payload)
    }
    await shop.settle()
    assert.deepEqual(await orderOf(order.reference), before)
    assert.deepEqual(await refundsDue(order), [])
  })

  await t.test('paid after the hold has ended takes the goods again while they are there', async () => {
    const order = await placed()
    await shop.inventory.release(as.service, { orderId: order.orderId })
    assert.deepEqual(await stockOf(order.sku), { onHand: 5, reserved: 0 })
    await pay(order)
    await shop.until('the goods have left', async () => (await stockOf(order.sku)).onHand === 3)
    assert.deepEqual(await stockOf(order.sku), { onHand: 3, reserved: 0 })
    assert.equal(await stateOf(order.reference), 'paid')
  })

  await t.test(
    'paid after the hold has ended and the goods are gone: cancelled, and the money goes back',
    async () => {
      const order = await placed()
      const total = await totalOf(order)
      await loseGoods(order)
      await shop.pay(order.redirectUrl)
      await shop.until('the money went back', async () => (await amountsOf(order)).refunded === total)
      assert.equal(await stateOf(order.reference), 'cancelled')
      assert.deepEqual(await whatHappened(order.reference), ['placed', 'paid', 'cancelled', 'refunded'])
      assert.deepEqual(await refundsDue(order), [total])
      assert.deepEqual(await stockOf(order.sku), { onHand: 1, reserved: 0 })
      await shop.until('the checkout is over', async () => {
        const [row] = await shop.db
          .sql`select ended from checkout.placements where order_id = ${order.orderId}`
        return row?.ended === true
      })
    },
  )

  await t.test(
    'a surplus that is on its way back is not sent twice when the goods turn out to be gone',
    async () => {
      const order = await placed()
      await pay(order)
      const total = await totalOf(order)
      // Refunds are made by jobs, which run once everything told has been heard.
      await payAgain(order, total)
      await tell(shop, 'inventory.shortfall', order.orderId, { skus: [order.sku] })
      await shop.until('all went back', async () => (await amountsOf(order)).refunded === 2 * total)
      await shop.settle()
      assert.deepEqual(await refundsDue(order), [total, total])
      assert.deepEqual(await amountsOf(order), { paid: 2 * total, refunded: 2 * total })
    },
  )

  await t.test(
    'an order that was sent before the shortfall was heard stands, and staff are told to count',
    async () => {
      const order = await placed()
      await pay(order)
      await shop.orders.fulfilOrder(staff('orders:write'), {
        reference: order.reference,
        carrier: 'Parcel & Co',
        number: 'PC-1',
      })
      await tell(shop, 'inventory.shortfall', order.orderId, { skus: [order.sku] })
      await shop.until('it is noted', async () =>
        (await whatHappened(order.reference)).includes('sent_beyond_stock'),
      )
      const { state, timeline } = await orderOf(order.reference)
      assert.equal(state, 'fulfilled')
      assert.equal(timeline.at(-1)?.note, order.sku)
      assert.deepEqual(await refundsDue(order), [])
      assert.deepEqual(await toldOf(order.orderId, 'orders.cancelled'), [])
    },
  )

  await t.test('a shortfall of an order that is cancelled already changes nothing', async () => {
    const order = await placed()
    const { reference, accessToken: token } = order
    await shop.orders.cancelOrder(as.anyone(), { reference, token })
    await tell(shop, 'inventory.shortfall', order.orderId, { skus: [order.sku] })
    await shop.settle()
    assert.deepEqual(await whatHappened(reference), ['placed', 'cancelled'])
  })

  await t.test('after all of it the money of every order is what was captured', async () => {
    await shop.settle()
    const broken = await shop.db.sql`
      select o.reference, o.paid_minor, p.captured_minor, o.refunded_minor, p.refunded_minor as p_refunded
      from orders.orders o join payments.payments p on p.order_id = o.id
      where o.paid_minor <> p.captured_minor or o.refunded_minor <> p.refunded_minor
        or o.refund_due_minor <> o.refunded_minor
        or (o.state = 'cancelled' and o.paid_minor <> o.refunded_minor)`
    assert.deepEqual([...broken], [])
  })

  /** The hold ends, and all but one of the goods are sold elsewhere. */
  async function loseGoods({ orderId, sku }: Placed & { sku: string }): Promise<void> {
    await shop.inventory.release(as.service, { orderId })
    await shop.inventory.adjust(as.service, { sku, delta: -4, reason: 'sold elsewhere' })
  }
})
