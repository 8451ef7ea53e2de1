import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openOrders, type Placed, staff } from './fixtures.ts'

const DAY_MS = 86_400_000
const writer = staff('orders:write')
const withKey = (ctx: Context): Context => ({ ...ctx, idempotencyKey: newId() })

test('returning goods', async (t) => {
  const { shop, placed, pay, orderOf, toldOf } = await openOrders(t)
  const sent = async () => {
    const order = await placed()
    await pay(order)
    await shop.orders.fulfilOrder(writer, {
      reference: order.reference,
      carrier: 'Parcel & Co',
      number: 'PC-1',
    })
    return order
  }
  const request = (order: Placed & { sku: string }, quantity = 1, ctx: Context = as.anyone()) =>
    shop.orders.requestReturn(ctx, {
      reference: order.reference,
      token: order.accessToken,
      lines: [{ sku: order.sku, quantity }],
      reason: 'too small',
    })
  const decide = (order: Placed, returnId: string, approve: boolean) =>
    shop.orders.decideReturn(writer, {
      reference: order.reference,
      returnId,
      approve,
      note: 'please send it',
    })
  const receive = (order: Placed, returnId: string, restock: { sku: string; quantity: number }[]) =>
    shop.orders.receiveReturn(writer, { reference: order.reference, returnId, restock })
  const refund = (order: Placed, returnId: string, amountMinor?: number) =>
    shop.orders.refundReturn(withKey(writer), {
      reference: order.reference,
      returnId,
      ...(amountMinor === undefined ? {} : { amountMinor }),
    })

  await t.test('from the wish to the money, with one piece on the shelf again', async () => {
    const order = await sent()
    const asked = await request(order, 2)
    assert.deepEqual(
      { state: asked.state, lines: asked.lines, value: asked.value.amountMinor },
      { state: 'requested', lines: [{ sku: order.sku, quantity: 2 }], value: 5_400 },
    )
    assert.equal((await decide(order, asked.id, true)).note, 'please send it')
    await receive(order, asked.id, [{ sku: order.sku, quantity: 1 }])
    const ended = await refund(order, asked.id)
    assert.equal(ended.returns?.[0]?.state, 'refunded')
    assert.equal(ended.refunds?.[0]?.returnId, asked.id)
    assert.deepEqual(await toldOf(order.orderId, 'orders.goods_returned'), [
      { orderId: order.orderId, returnId: asked.id, lines: [{ sku: order.sku, quantity: 1 }] },
    ])
    await shop.until(
      'the money went back',
      async () => (await orderOf(order.reference)).refunded.amountMinor === 5_400,
    )
    assert.deepEqual(
      ((await toldOf(order.orderId, 'orders.return_changed')) as { state: string }[]).map(
        ({ state }) => state,
      ),
      ['requested', 'approved', 'received', 'refunded'],
    )
  })

  await t.test('no piece comes back twice, however many ask at the same moment', async () => {
    const order = await sent()
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => request(order)))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2)
    for (const one of outcomes) if (one.status === 'rejected') assert.equal(one.reason.code, 'INVALID_INPUT')
    const { returns = [], total } = await orderOf(order.reference)
    assert.equal(returns.reduce((sum, one) => sum + one.value.amountMinor, 0) <= total.amountMinor, true)
  })

  await t.test('again under one key is one return', async () => {
    const order = await sent()
    const ctx = withKey(as.anyone())
    const [one, other] = await Promise.all([request(order, 1, ctx), request(order, 1, ctx)])
    assert.equal(one.id, other.id)
  })

  await t.test('over HTTP a repeat gets the first answer, and a changed request is refused', async () => {
    const order = await sent()
    const key = newId()
    const ask = (reason: string) =>
      shop.remote.orders.requestReturn(as.anyone(key), {
        reference: order.reference,
        token: order.accessToken,
        lines: [{ sku: order.sku, quantity: 1 }],
        reason,
      })
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('too small')))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    await assert.rejects(ask('too large'), { code: 'IDEMPOTENCY_KEY_REUSED' })
    assert.equal((await orderOf(order.reference)).returns?.length, 1)
  })

  await t.test('a refused or withdrawn return leaves the pieces free for another', async () => {
    const order = await sent()
    const refused = await request(order, 2)
    await decide(order, refused.id, false)
    const withdrawn = await request(order, 2)
    await shop.orders.withdrawReturn(as.anyone(), {
      reference: order.reference,
      token: order.accessToken,
      returnId: withdrawn.id,
    })
    assert.equal((await request(order, 2)).state, 'requested')
  })

  await t.test('what is not in the table is refused', async () => {
    const order = await sent()
    const { id } = await request(order)
    await assert.rejects(receive(order, id, []), { code: 'ORDER_STATE' })
    await assert.rejects(refund(order, id), { code: 'ORDER_STATE' })
    await decide(order, id, true)
    await assert.rejects(decide(order, id, false), { code: 'ORDER_STATE' })
    await assert.rejects(receive(order, id, [{ sku: order.sku, quantity: 2 }]), { code: 'INVALID_INPUT' })
    await receive(order, id, [])
    const restock = [{ sku: order.sku, quantity: 1 }]
    await assert.rejects(receive(order, id, restock), { code: 'ORDER_STATE' })
    assert.deepEqual(await toldOf(order.orderId, 'orders.goods_returned'), [])
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => refund(order, id, 100)))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await orderOf(order.reference)).refunds?.length, 1)
  })

  await t.test(
    'said twice, or once more by a process that died, is done once and answered alike',
    async () => {
      const order = await sent()
      const key = withKey(as.anyone())
      const asked = await request(order, 2, key)
      await assert.rejects(request(order, 1, key), { code: 'IDEMPOTENCY_KEY_REUSED' })
      const twice = async <T>(act: () => Promise<T>) => assert.deepEqual(await act(), await act())
      const restock = [{ sku: order.sku, quantity: 1 }]
      await twice(() => decide(order, asked.id, true))
      await twice(() => receive(order, asked.id, restock))
      const { reference } = order
      const ctx = withKey(writer)
      const refunded = () => shop.orders.refundReturn(ctx, { reference, returnId: asked.id, amountMinor: 7 })
      await refunded()
      assert.equal((await refunded()).refunds?.length, 1)
      assert.equal((await toldOf(order.orderId, 'orders.goods_returned')).length, 1)
      const other = await sent()
      const { id: returnId } = await request(other)
      const access = { reference: other.reference, token: other.accessToken, returnId }
      await twice(() => shop.orders.withdrawReturn(as.anyone(), access))
    },
  )

  await t.test('without a refund it is closed', async () => {
    const order = await sent()
    const { id } = await request(order)
    await decide(order, id, true)
    await receive(order, id, [])
    assert.equal((await refund(order, id, 0)).returns?.[0]?.state, 'closed')
    assert.equal((await refund(order, id, 0)).returns?.[0]?.state, 'closed')
  })

  await t.test('is for those whose order it is, after it was sent and in time', async () => {
    const waiting = await placed()
    await assert.rejects(request(waiting), { code: 'ORDER_STATE' })
    const order = await sent()
    await assert.rejects(request({ ...order, accessToken: 'guess' }), { code: 'ORDER_NOT_FOUND' })
    const other = await sent()
    const { id } = await request(other)
    await assert.rejects(decide(order, id, true), { code: 'ORDER_NOT_FOUND' })
    shop.clock.advance(60 * DAY_MS)
    await assert.rejects(request(order), { code: 'ORDER_STATE' })
    assert.equal((await request(order, 1, writer)).state, 'requested')
  })

  await t.test('notes are for staff, messages for the shopper too, each once', async () => {
    const order = await sent()
    const ctx = withKey(writer)
    const write = (text: string, toShopper: boolean, by = ctx) =>
      shop.orders.addNote(by, { reference: order.reference, text, toShopper })
    await Promise.all([write('call back', false), write('call back', false)])
    await write('It is on its way', true, withKey(writer))
    const own = await shop.orders.getOrder(as.anyone(), {
      reference: order.reference,
      token: order.accessToken,
    })
    const texts = (timeline: typeof own.timeline) => timeline.flatMap(({ note }) => note ?? [])
    assert.deepEqual(texts(own.timeline), ['It is on its way'])
    assert.deepEqual(texts((await orderOf(order.reference)).timeline), ['call back', 'It is on its way'])
    assert.ok(!JSON.stringify(own).includes('staff-1'), 'a shopper is not told who of the staff it was')
  })
})
