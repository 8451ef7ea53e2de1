import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('quote', async (t) => {
  const shop = await world(t)
  await shop.pricing.setPrices(as.service, {
    prices: [
      { sku: 'TEE', currency: 'GBP', priceMinor: 1999, compareAtMinor: 2500 },
      { sku: 'MUG', currency: 'GBP', priceMinor: 750 },
      { sku: 'TEE', currency: 'USD', priceMinor: 2200 },
      { sku: 'TEE', currency: 'EUR', priceMinor: 2300 },
      ...Array.from({ length: 100 }, (_, i) => ({
        sku: `SKU-${i}`,
        currency: 'EUR' as const,
        priceMinor: 100 + i,
      })),
    ],
  })
  const label = { en: 'Ten off', de: 'Zehn weg' }
  await shop.pricing.saveCoupon(as.service, {
    code: 'ten',
    kind: 'percent',
    percent: 10,
    label,
    active: true,
  })
  await shop.pricing.saveCoupon(as.service, {
    code: 'FIVER',
    kind: 'fixed',
    amounts: [{ amountMinor: 500, currency: 'GBP' }],
    minSubtotals: [{ amountMinor: 3000, currency: 'GBP' }],
    label: { en: 'Five pounds off' },
    active: true,
  })

  await t.test(
    'prices that include the tax are added up as they are, and the tax in them is told',
    async () => {
      const quote = await shop.pricing.quote(as.anyone(), {
        country: 'GB',
        currency: 'GBP',
        lines: [
          { sku: 'TEE', quantity: 2 },
          { sku: 'MUG', quantity: 1 },
        ],
        deliveryCode: 'standard',
      })
      const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' })
      assert.deepEqual(quote.lines[0], {
        sku: 'TEE',
        quantity: 2,
        unit: gbp(1999),
        compareAt: gbp(2500),
        subtotal: gbp(3998),
        discount: gbp(0),
        tax: gbp(666),
        total: gbp(3998),
      })
      assert.deepEqual(quote.subtotal, gbp(4748))
      assert.deepEqual(quote.delivery, { code: 'standard', name: 'Standard delivery', price: gbp(395) })
      assert.deepEqual(quote.freeDeliveryGap, gbp(252))
      assert.deepEqual(quote.tax, gbp(666 + 125 + 66))
      assert.deepEqual(quote.total, gbp(4748 + 395))
      assert.equal(quote.taxIncluded, true)
      assert.equal(quote.taxLabel, 'VAT 20%')
    },
  )

  await t.test('where tax comes on top, it is added to goods and delivery', async () => {
    const quote = await shop.pricing.quote(as.anyone(), {
      country: 'US',
      lines: [{ sku: 'TEE', quantity: 1 }],
      deliveryCode: 'express',
    })
    assert.equal(quote.taxIncluded, false)
    assert.equal(quote.lines[0]?.tax.amountMinor, 176)
    assert.equal(quote.lines[0]?.total.amountMinor, 2376)
    assert.equal(quote.tax.amountMinor, 176 + 120)
    assert.equal(quote.total.amountMinor, 2200 + 1495 + 176 + 120)
    assert.equal(quote.taxLabel, 'Sales tax 8%')
  })

  await t.test('any served country can be quoted in any currency, in the language asked for', async () => {
    for (const country of ['US', 'GB', 'DE', 'FI', 'AE', 'MA']) {
      for (const currency of ['USD', 'EUR', 'GBP'] as const) {
        const quote = await shop.pricing.quote(as.anyone(), {
          country,
          currency,
          language: 'de',
          lines: [{ sku: 'TEE', quantity: 3 }],
          deliveryCode: 'pickup',
        })
        assert.equal(quote.delivery?.name, 'Abholpunkt')
        const amounts = [quote.subtotal, quote.total, quote.tax, ...quote.deliveryOptions.map((o) => o.price)]
        assert.deepEqual([...new Set(amounts.map((money) => money.currency))], [currency])
      }
    }
    const quote = await shop.pricing.quote(as.anyone(), { country: 'FI', language: 'de', lines: [] })
    assert.equal(quote.taxLabel.replace(/\s/g, ' '), 'MwSt. 25,5 %')
  })

  await t.test('delivery becomes free when the goods come to the threshold after the discount', async () => {
    const lines = [{ sku: 'TEE', quantity: 3 }]
    const input = { country: 'GB', currency: 'GBP' as const, lines, deliveryCode: 'standard' }
    const free = await shop.pricing.quote(as.anyone(), input)
    assert.equal(free.delivery?.price.amountMinor, 0)
    assert.equal(free.freeDeliveryGap, undefined)
    const couponCodes = ['TEN', 'FIVER']
    const discounted = await shop.pricing.quote(as.anyone(), { ...input, couponCodes })
    assert.equal(discounted.discount.amountMinor, 600 + 500)
    assert.equal(discounted.delivery?.price.amountMinor, 395)
    assert.equal(discounted.freeDeliveryGap?.amountMinor, 5000 - (5997 - 1100))
  })

  await t.test('every coupon code says what became of it, however it was typed', async () => {
    const day = 24 * 3_600_000
    const at = (ms: number) => new Date(shop.clock.now() + ms).toISOString()
    const base = { kind: 'percent' as const, percent: 5, label: { en: 'x' } }
    await shop.pricing.saveCoupon(as.service, { ...base, code: 'OFF', active: false })
    await shop.pricing.saveCoupon(as.service, { ...base, code: 'SOON', active: true, startsAt: at(day) })
    await shop.pricing.saveCoupon(as.service, { ...base, code: 'OVER', active: true, endsAt: at(-day) })
    await shop.pricing.saveCoupon(as.service, { ...base, code: 'USED', active: true, maxUses: 1 })
    await shop.pricing.redeemCoupons(as.service, { orderId: 'order-used', codes: ['USED'] })

    const statesOf = async (couponCodes: string[]) => {
      const lines = [{ sku: 'MUG', quantity: 1 }]
      const quote = await shop.pricing.quote(as.anyone(), {
        country: 'GB',
        currency: 'GBP',
        lines,
        couponCodes,
      })
      return quote.coupons.map((coupon) => [coupon.code, coupon.state, coupon.amount.amountMinor])
    }
    assert.deepEqual(await statesOf(['Ten', ' fiver', 'nothing', 'SOON', 'off']), [
      ['TEN', 'applied', 75],
      ['FIVER', 'not_applicable', 0],
      ['NOTHING', 'invalid', 0],
      ['SOON', 'invalid', 0],
      ['OFF', 'invalid', 0],
    ])
    assert.deepEqual(await statesOf(['OVER', 'USED', 'ten', 'TEN']), [
      ['OVER', 'exhausted', 0],
      ['USED', 'exhausted', 0],
      ['TEN', 'applied', 75],
    ])
  })

  await t.test('a country that is not served is refused', async () => {
    await assert.rejects(shop.pricing.quote(as.anyone(), { country: 'AQ', lines: [] }), {
      code: 'REGION_NOT_SERVED',
    })
  })

  await t.test('an article without a price in the currency is refused by name', async () => {
    const lines = [
      { sku: 'MUG', quantity: 1 },
      { sku: 'GHOST', quantity: 1 },
      { sku: 'TEE', quantity: 1 },
    ]
    await assert.rejects(shop.pricing.quote(as.anyone(), { country: 'US', currency: 'USD', lines }), {
      code: 'SKU_NOT_FOR_SALE',
      details: { skus: ['MUG', 'GHOST'] },
    })
  })

  await t.test('a delivery method that the country does not have is refused', async () => {
    const quote = shop.pricing.quote(as.anyone(), { country: 'US', lines: [], deliveryCode: 'balloon' })
    await assert.rejects(quote, { code: 'DELIVERY_METHOD_UNKNOWN' })
  })

  await t.test('a hundred lines take as many statements as one', async () => {
    const statements = (count: number) =>
      shop.countStatements(() =>
        shop.pricing.quote(as.anyone(), {
          country: 'DE',
          currency: 'EUR',
          couponCodes: ['TEN'],
          lines: Array.from({ length: count }, (_, i) => ({ sku: `SKU-${i}`, quantity: 1 })),
        }),
      )
    assert.equal(await statements(1), 4)
    assert.equal(await statements(100), 4)
  })
})
