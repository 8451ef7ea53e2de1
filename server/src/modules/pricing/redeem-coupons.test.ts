import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('redeemCoupons and releaseCoupons', async (t) => {
  const shop = await world(t)

  const given = (code: string, more: { maxUses?: number; endsAt?: string; active?: boolean } = {}) =>
    shop.pricing.saveCoupon(as.service, {
      code,
      kind: 'percent',
      percent: 10,
      label: { en: code },
      active: true,
      ...more,
    })
  const usesOf = async (code: string) => {
    const { items } = await shop.pricing.listCoupons(as.service, {})
    return items.find((coupon) => coupon.code === code)?.uses
  }
  const redeem = (orderId: string, ...codes: string[]) =>
    shop.pricing.redeemCoupons(as.service, { orderId, codes })

  await t.test('a limited coupon stays limited when a thousand orders want it at once', async () => {
    await given('LIMITED', { maxUses: 25 })
    const results = await Promise.allSettled(
      Array.from({ length: 1000 }, (_, i) => redeem(`order-rush-${i}`, 'limited')),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    assert.equal(results.length - refused.length, 25)
    assert.deepEqual([...new Set(refused.map((result) => result.reason.code))], ['COUPON_EXHAUSTED'])
    assert.equal(await usesOf('LIMITED'), 25)
    const [row] = await shop.db.sql`select count(*) as n from pricing.redemptions where code = 'LIMITED'`
    assert.equal(row?.n, 25)
  })

  await t.test(
    'a repeat for the same order counts once, also at the same time and when the coupon is used up',
    async () => {
      await given('ONCE', { maxUses: 1 })
      await Promise.all(Array.from({ length: 20 }, () => redeem('order-once', 'ONCE', 'once')))
      await redeem('order-once', 'ONCE')
      assert.equal(await usesOf('ONCE'), 1)
    },
  )

  await t.test('when one coupon cannot be used, none is', async () => {
    await given('GOOD')
    await given('GONE', { endsAt: new Date(shop.clock.now() - 1).toISOString() })
    await assert.rejects(redeem('order-both', 'GOOD', 'GONE'), {
      code: 'COUPON_EXHAUSTED',
      details: { code: 'GONE' },
    })
    await assert.rejects(redeem('order-both', 'GOOD', 'NO-SUCH'), {
      code: 'COUPON_INVALID',
      details: { code: 'NO-SUCH' },
    })
    assert.equal(await usesOf('GOOD'), 0)
  })

  await t.test('orders that use the same coupons in another order do not block each other', async () => {
    await given('LEFT')
    await given('RIGHT')
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        i % 2 ? redeem(`order-lr-${i}`, 'LEFT', 'RIGHT') : redeem(`order-lr-${i}`, 'RIGHT', 'LEFT'),
      ),
    )
    assert.deepEqual([await usesOf('LEFT'), await usesOf('RIGHT')], [60, 60])
  })

  await t.test('releasing gives a use back, once however often it is asked for', async () => {
    await given('BACK', { maxUses: 1 })
    await redeem('order-back', 'BACK')
    await assert.rejects(redeem('order-next', 'BACK'), { code: 'COUPON_EXHAUSTED' })
    await Promise.all(
      Array.from({ length: 8 }, () => shop.pricing.releaseCoupons(as.service, { orderId: 'order-back' })),
    )
    await shop.pricing.releaseCoupons(as.service, { orderId: 'order-unknown' })
    assert.equal(await usesOf('BACK'), 0)
    await redeem('order-next', 'BACK')
    assert.equal(await usesOf('BACK'), 1)
  })

  await t.test(
    'redeeming and releasing for one order at once ends in one of the two, never in between',
    async () => {
      await given('FLICKER')
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          i % 2
            ? redeem('order-flicker', 'FLICKER')
            : shop.pricing.releaseCoupons(as.service, { orderId: 'order-flicker' }),
        ),
      )
      const [row] = await shop.db.sql`select count(*) as n from pricing.redemptions where code = 'FLICKER'`
      assert.equal(await usesOf('FLICKER'), row?.n)
    },
  )

  await t.test('a cancelled order gives its coupons back', async () => {
    await given('CANCELLED')
    await redeem('order-cancelled', 'CANCELLED')
    const onCancelled = shop.runtime.local.find((module) => module.name === 'pricing')?.on?.[
      'orders.cancelled'
    ]
    const payload = { orderId: 'order-cancelled', reference: 'TM-CANCELLED' }
    for (const id of ['event-1', 'event-2'])
      await shop.db.transaction(async (tx) => {
        await onCancelled?.(tx, { id, type: 'orders.cancelled', payload } as never)
      })
    assert.equal(await usesOf('CANCELLED'), 0)
  })
})
