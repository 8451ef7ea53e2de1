import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Input, pricing } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'

type NewCoupon = Input<typeof pricing, 'saveCoupon'>

test('saveCoupon and listCoupons', async (t) => {
  const shop = await world(t)

  const percent: NewCoupon = {
    code: 'spring',
    kind: 'percent',
    percent: 15,
    label: { en: 'Spring' },
    active: true,
  }

  await t.test('a coupon is kept under its code in capitals, and changing it keeps its uses', async () => {
    await shop.pricing.saveCoupon(as.service, percent)
    await shop.pricing.redeemCoupons(as.service, { orderId: 'order-spring', codes: ['spring'] })
    const changed: NewCoupon = {
      code: 'SPRING',
      kind: 'fixed',
      amounts: [{ amountMinor: 700, currency: 'EUR' }],
      minSubtotals: [{ amountMinor: 2000, currency: 'EUR' }],
      label: { en: 'Spring', es: 'Primavera' },
      maxUses: 10,
      startsAt: '2030-04-01T00:00:00.000Z',
      endsAt: '2030-06-01T00:00:00.000Z',
      active: false,
    }
    await shop.pricing.saveCoupon(as.service, changed)
    const { items } = await shop.pricing.listCoupons(as.service, {})
    assert.deepEqual(items, [{ ...changed, uses: 1 }])
  })

  const faults: [string, Partial<NewCoupon>, string][] = [
    ['a percentage without a percent', { percent: undefined }, '/percent'],
    ['a fixed coupon without an amount', { kind: 'fixed' }, '/amounts'],
    [
      'an amount of nothing',
      { kind: 'fixed', amounts: [{ amountMinor: 0, currency: 'EUR' }] },
      '/amounts/0/amountMinor',
    ],
    [
      'two amounts in one currency',
      {
        kind: 'fixed',
        amounts: [
          { amountMinor: 1, currency: 'EUR' },
          { amountMinor: 2, currency: 'EUR' },
        ],
      },
      '/amounts/1/currency',
    ],
    [
      'a negative least subtotal',
      { minSubtotals: [{ amountMinor: -1, currency: 'EUR' }] },
      '/minSubtotals/0/amountMinor',
    ],
    [
      'an end before the start',
      { startsAt: '2030-06-01T00:00:00Z', endsAt: '2030-05-01T00:00:00Z' },
      '/endsAt',
    ],
  ]
  for (const [name, change, field] of faults) {
    await t.test(`${name} is refused, naming the field`, async () => {
      await assert.rejects(
        shop.pricing.saveCoupon(as.service, { ...percent, code: 'FAULTY', ...change }),
        (error: { code: string; details: { errors: { field: string }[] } }) => {
          assert.equal(error.code, 'INVALID_INPUT')
          assert.deepEqual(
            error.details.errors.map((fault) => fault.field),
            [field],
          )
          return true
        },
      )
      const { items } = await shop.pricing.listCoupons(as.service, {})
      assert.ok(!items.some((coupon) => coupon.code === 'FAULTY'))
    })
  }
})
