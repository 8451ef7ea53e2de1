import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { silentLog } from '../../kernel/log.ts'
import { type OpenShop, openShop } from '../../testing/open-shop.ts'
import { as } from '../../testing/world.ts'
import { cutOffAfterMs, endCutOff } from './end-cut-off.ts'
import type { CheckoutDeps } from './index.ts'

const DAY_MS = 86_400_000

test('attempts that were cut off', async (t) => {
  const shop = await openShop(t)
  const afterMs = cutOffAfterMs(shop.config.payWindowMs)
  await shop.pricing.saveCoupon(as.service, {
    code: 'ONCE',
    kind: 'percent',
    percent: 10,
    label: { en: 'Once' },
    maxUses: 1,
    active: true,
  })
  const usesOf = async (code: string) =>
    (await shop.pricing.listCoupons(as.service, {})).items.find((coupon) => coupon.code === code)?.uses
  const reservedOf = async (sku: string) =>
    (await shop.inventory.listLevels(as.service, { text: sku })).items[0]?.reserved
  const placementOf = async (orderId: string) => {
    const [row] = await shop.db.sql<{ ended: boolean; tries: number; waitsMs: number | null }[]>`
      select ended, end_tries as tries,
        (extract(epoch from next_try_at - ${new Date(shop.clock.now()).toISOString()}::timestamptz) * 1000)::int as "waitsMs"
      from checkout.placements where order_id = ${orderId}`
    return row
  }
  const run = (name: string) => runJob(shop, name)

  /** Stock and coupon are held, and the process died before there was an order. */
  const cutOff = async (slug: string, coupon?: string) => {
    const sku = await shop.given.product(slug, { stock: 5 })
    const { cartId } = await shop.readyCart({ [sku]: 2 })
    const orderId = newId()
    await shop.db.sql`
      insert into checkout.placements (cart_id, idempotency_key, order_id, request_hash, held, created_at)
      values (${cartId}, ${newId()}, ${orderId}, 'hash', true, ${new Date(shop.clock.now()).toISOString()})`
    await shop.inventory.reserve(as.service, { orderId, holdMs: DAY_MS, lines: [{ sku, quantity: 2 }] })
    if (coupon) await shop.pricing.redeemCoupons(as.service, { orderId, codes: [coupon] })
    return { sku, orderId, cartId }
  }

  await t.test('give coupons and stock back by themselves, but not while they may still go on', async () => {
    const { sku, orderId } = await cutOff('cup-a', 'ONCE')
    assert.equal(await usesOf('ONCE'), 1)
    shop.clock.advance(afterMs - 1)
    await run('end_cut_off')
    assert.equal(await usesOf('ONCE'), 1)
    assert.equal(await reservedOf(sku), 2)

    shop.clock.advance(2)
    await run('end_cut_off')
    assert.equal(await usesOf('ONCE'), 0)
    assert.equal(await reservedOf(sku), 0)
    assert.equal((await placementOf(orderId))?.ended, true)
    await assert.rejects(
      shop.payments.open(as.service, {
        orderId,
        reference: 'TM-LATE',
        amount: { amountMinor: 100, currency: 'USD' },
        language: 'en',
        returnUrl: 'https://shop.example/',
        cancelUrl: 'https://shop.example/',
      }),
      { code: 'ORDER_STATE' },
    )
  })

  await t.test('leave the cart free to be placed again', async () => {
    const { sku, cartId } = await cutOff('cup-b')
    shop.clock.advance(afterMs + 1)
    await run('end_cut_off')
    const { quote } = await shop.checkout.getCheckout(as.anyone(), { cartId })
    await shop.place({ cartId, expectedTotal: quote?.total as never })
    assert.equal(await reservedOf(sku), 2)
  })

  await t.test('that were answered are left to the life of their order', async () => {
    const sku = await shop.given.product('cup-c', { stock: 5 })
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    shop.clock.advance(afterMs + 1)
    await run('end_cut_off')
    assert.equal((await placementOf(placed.orderId))?.ended, false)
    const { state } = await shop.payments.getPayment(as.service, { orderId: placed.orderId })
    assert.equal(state, 'open')
  })

  await t.test('and were paid all the same stay paid', async () => {
    const sku = await shop.given.product('cup-d', { stock: 5 })
    const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
    await shop.db.sql`update checkout.placements set result = null where order_id = ${placed.orderId}`
    await shop.pay(placed.redirectUrl)
    shop.clock.advance(afterMs + 1)
    await run('end_cut_off')
    await shop.until('the order is paid', async () => {
      const { state } = await shop.orders.getOrder(as.service, { reference: placed.reference })
      return state === 'paid'
    })
    await run('end_cut_off')
    assert.equal(await reservedOf(sku), 0)
    assert.equal((await placementOf(placed.orderId))?.ended, true)
  })

  await t.test(
    'that cannot be ended are tried after growing pauses and keep nobody from their turn',
    async () => {
      const [stuck, fine] = [await cutOff('cup-e'), await cutOff('cup-f')]
      // Its payment is at a provider's intent that nobody knows: every call about it is refused.
      await shop.db.sql`
      insert into payments.payments (order_id, state, amount_minor, currency, intent_id)
      values (${stuck.orderId}, 'open', 100, 'USD', 'pi_nobody_knows')`
      shop.clock.advance(afterMs + 1)
      await assert.rejects(run('end_cut_off'), AggregateError)
      assert.equal((await placementOf(fine.orderId))?.ended, true)
      const pauses: (number | null | undefined)[] = [(await placementOf(stuck.orderId))?.waitsMs]
      await run('end_cut_off')
      assert.equal((await placementOf(stuck.orderId))?.tries, 1, 'not before its time')
      for (let tries = 2; tries <= 6; tries++) {
        shop.clock.advance(15 * 60_000 + 1)
        await assert.rejects(run('end_cut_off'), AggregateError)
        pauses.push((await placementOf(stuck.orderId))?.waitsMs)
      }
      assert.deepEqual(
        pauses.map((ms) => (ms ?? 0) / 60_000),
        [1, 2, 4, 8, 15, 15],
      )
      await shop.db.sql`update checkout.placements set ended = true where order_id = ${stuck.orderId}`
    },
  )

  await t.test('wait for the next run when the time of this one is up', async () => {
    const { orderId } = await cutOff('cup-g')
    shop.clock.advance(afterMs + 1)
    const { peers, jobs, config } = shop.runtime
    const deps: CheckoutDeps = {
      ...peers,
      db: shop.db,
      jobs,
      clock: shop.clock,
      log: silentLog,
      publicUrl: config.publicUrl,
      payWindowMs: config.payWindowMs,
    }
    await endCutOff(deps, 0)()
    assert.deepEqual(await placementOf(orderId), { ended: false, tries: 0, waitsMs: null })
    await endCutOff(deps)()
    assert.equal((await placementOf(orderId))?.ended, true)
  })

  await t.test('and all others are forgotten once they are over and old, in portions', async () => {
    const at = (agoMs: number) => new Date(shop.clock.now() - agoMs).toISOString()
    await shop.db.sql`delete from checkout.placements`
    await shop.db.sql`
      insert into checkout.placements (cart_id, idempotency_key, order_id, request_hash, ended, created_at)
      select 'old-cart', 'key-' || i, 'old-order-' || i, 'hash', true, ${at(31 * DAY_MS)}::timestamptz
      from generate_series(1, 2500) i`
    for (const [id, ended, agoMs] of [
      ['live-and-old', false, 31 * DAY_MS],
      ['over-and-young', true, 29 * DAY_MS],
    ] as const) {
      await shop.db.sql`
        insert into checkout.placements (cart_id, idempotency_key, order_id, request_hash, ended, created_at)
        values (${id}, ${id}, ${id}, 'hash', ${ended}, ${at(agoMs)})`
    }
    await run('forget_stale')
    const left = await shop.db.sql`select order_id from checkout.placements order by order_id`
    assert.deepEqual(
      left.map((row) => row.order_id),
      ['live-and-old', 'over-and-young'],
    )
  })
})

async function runJob(shop: OpenShop, name: string): Promise<void> {
  const job = shop.runtime.local.find((module) => module.name === 'checkout')?.jobs?.[name]
  assert.ok(job, `checkout has the job ${name}`)
  await job.run(undefined as never)
}
