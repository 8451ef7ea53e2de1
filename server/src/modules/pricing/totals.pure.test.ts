import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pricing } from '@techmart/contracts'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import type { Coupon } from './coupons.ts'
import { scale, spread, taxOn } from './money.ts'
import { addUp, type Basket } from './totals.ts'

const NOW = Date.parse('2030-05-01T10:00:00Z')

const minor = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(0, 1, 999_999_999, 1_000_000_000))
const quantity = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(999))
const rateBp = fc.constantFrom(0, 500, 800, 1900, 2000, 2550, 10_000)

const lines = fc.uniqueArray(
  fc.record({
    sku: fc.string({ minLength: 2, maxLength: 8, unit: fc.constantFrom(...'ABCDEFGH12345') }),
    quantity,
    unitMinor: minor,
    rateBp,
  }),
  { selector: (line) => line.sku, maxLength: 40 },
)

const coupon = (code: string): fc.Arbitrary<Coupon> =>
  fc.record(
    {
      code: fc.constant(code),
      kind: fc.constantFrom('percent' as const, 'fixed' as const),
      percent: fc.integer({ min: 1, max: 100 }),
      amounts: fc.array(
        fc.record({
          amountMinor: fc.integer({ min: 1, max: 50_000 }),
          currency: fc.constant('EUR' as const),
        }),
        {
          maxLength: 1,
        },
      ),
      minSubtotals: fc.array(
        fc.record({
          amountMinor: fc.integer({ min: 0, max: 30_000 }),
          currency: fc.constant('EUR' as const),
        }),
        {
          maxLength: 1,
        },
      ),
      label: fc.constant({ en: code }),
      maxUses: fc.integer({ min: 1, max: 3 }),
      uses: fc.integer({ min: 0, max: 3 }),
      active: fc.boolean(),
    },
    { requiredKeys: ['code', 'kind', 'percent', 'amounts', 'minSubtotals', 'label', 'uses', 'active'] },
  )

const basket: fc.Arbitrary<Basket> = fc.record(
  {
    currency: fc.constant('EUR' as const),
    lines,
    couponCodes: fc.shuffledSubarray(['A', 'B', 'C', 'D']),
    coupons: fc.tuple(coupon('A'), coupon('B'), coupon('C')),
    deliveryMethods: fc.constant([
      { code: 'standard', priceMinor: 495, freeFromMinor: 6000 },
      { code: 'express', priceMinor: 1195 },
    ]),
    deliveryCode: fc.constantFrom('standard', 'express'),
    taxIncluded: fc.boolean(),
    deliveryRateBp: rateBp,
    nowMs: fc.constant(NOW),
  },
  {
    requiredKeys: [
      'currency',
      'lines',
      'couponCodes',
      'coupons',
      'deliveryMethods',
      'taxIncluded',
      'deliveryRateBp',
      'nowMs',
    ],
  },
)

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)

test('lines and delivery sum up to the totals, to the last minor unit', () => {
  fc.assert(
    fc.property(basket, (given) => {
      const totals = addUp(given)
      assert.equal(sum(totals.lines.map((line) => line.subtotalMinor)), totals.subtotalMinor)
      assert.equal(sum(totals.lines.map((line) => line.discountMinor)), totals.discountMinor)
      assert.equal(sum(totals.coupons.map((applied) => applied.amountMinor)), totals.discountMinor)
      const deliveryTax = taxOn(totals.deliveryMinor, given.deliveryRateBp, given.taxIncluded)
      assert.equal(sum(totals.lines.map((line) => line.taxMinor)) + deliveryTax, totals.taxMinor)
      const deliveryTotal = totals.deliveryMinor + (given.taxIncluded ? 0 : deliveryTax)
      assert.equal(sum(totals.lines.map((line) => line.totalMinor)) + deliveryTotal, totals.totalMinor)
    }),
  )
})

test('nothing is ever negative, fractional or larger than what it is taken from', () => {
  fc.assert(
    fc.property(basket, (given) => {
      const totals = addUp(given)
      assert.ok(totals.discountMinor <= totals.subtotalMinor)
      for (const line of totals.lines) {
        assert.ok(line.discountMinor <= line.subtotalMinor)
        for (const amount of Object.values(line)) assert.ok(Number.isSafeInteger(amount) && amount >= 0)
      }
      for (const amount of [totals.subtotalMinor, totals.taxMinor, totals.totalMinor, totals.deliveryMinor])
        assert.ok(Number.isSafeInteger(amount) && amount >= 0)
      assert.ok(totals.freeDeliveryGapMinor === undefined || totals.freeDeliveryGapMinor > 0)
    }),
  )
})

test('the order of lines and of coupon codes changes nothing', () => {
  const shuffled = basket.chain((given) =>
    fc.record({
      given: fc.constant(given),
      lines: fc.shuffledSubarray(given.lines, { minLength: given.lines.length }),
      couponCodes: fc.shuffledSubarray(given.couponCodes, { minLength: given.couponCodes.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ given, lines: otherLines, couponCodes }) => {
      const bySku = (from: Basket) => {
        const totals = addUp(from)
        return {
          lines: Object.fromEntries(from.lines.map((line, index) => [line.sku, totals.lines[index]])),
          coupons: Object.fromEntries(totals.coupons.map((applied) => [applied.code, applied])),
          totals: { ...totals, lines: undefined, coupons: undefined },
        }
      }
      assert.deepEqual(bySku({ ...given, lines: otherLines, couponCodes }), bySku(given))
    }),
  )
})

test('included tax is the part of the gross amount that its net amount leaves; tax on top is a share of the net', () => {
  fc.assert(
    fc.property(minor, rateBp, (amount, rate) => {
      const included = taxOn(amount, rate, true)
      const net = amount - included
      // Taxing the net amount again gives the tax back, up to the half unit that either rounding may move.
      assert.ok(Math.abs(taxOn(net, rate, false) - included) <= 1)
      assert.ok(included <= amount)
      assert.equal(taxOn(amount, 0, true) + taxOn(amount, 0, false), 0)
    }),
  )
})

test('amounts are spread exactly, no part above its weight, zero weights getting nothing', () => {
  const split = fc
    .array(minor, { minLength: 1, maxLength: 200 })
    .chain((weights) => fc.record({ weights: fc.constant(weights), amount: fc.nat({ max: sum(weights) }) }))
  fc.assert(
    fc.property(split, ({ weights, amount }) => {
      const parts = spread(
        amount,
        weights,
        weights.map((_, index) => `sku-${index}`),
      )
      assert.equal(sum(parts), amount)
      for (const [index, part] of parts.entries()) assert.ok(part >= 0 && part <= (weights[index] ?? 0))
    }),
  )
})

test('halves are rounded up, also where a double could not count the product', () => {
  assert.equal(scale(1, 1, 2), 1)
  assert.equal(scale(5, 5, 10), 3)
  assert.equal(scale(249, 1, 100), 2)
  assert.equal(scale(250, 1, 100), 3)
  assert.equal(scale(999_000_000_001, 10_000, 10_000), 999_000_000_001)
  assert.equal(taxOn(119, 1900, true), 19)
  assert.equal(taxOn(100, 1900, false), 19)
  assert.equal(taxOn(1_000, 2550, false), 255)
})

test('the largest cart there can be is still counted exactly', () => {
  const totals = addUp({
    currency: 'EUR',
    lines: Array.from({ length: 200 }, (_, index) => ({
      sku: `BIG-${index}`,
      quantity: 999,
      unitMinor: 1_000_000_000,
      rateBp: 2550,
    })),
    couponCodes: ['A'],
    coupons: [
      {
        code: 'A',
        kind: 'percent',
        percent: 33,
        amounts: [],
        minSubtotals: [],
        label: { en: 'A' },
        uses: 0,
        active: true,
      },
    ],
    deliveryMethods: [],
    taxIncluded: false,
    deliveryRateBp: 0,
    nowMs: NOW,
  })
  assert.equal(totals.subtotalMinor, 199_800_000_000_000)
  assert.equal(totals.discountMinor, 65_934_000_000_000)
  assert.equal(totals.totalMinor, 199_800_000_000_000 - 65_934_000_000_000 + totals.taxMinor)
  assert.equal(totals.taxMinor, 34_135_830_000_000)
})

test('a quantity that is nothing, negative, fractional or beyond the limit does not fit the contract', () => {
  const fits = new Ajv({ strict: false }).compile(pricing.operations.quote.input)
  const ask = (quantity: unknown) => fits({ country: 'DE', lines: [{ sku: 'TEE', quantity }] })
  assert.ok(ask(1) && ask(999))
  for (const quantity of [0, -1, 1.5, 1000, 1e300, '1', null]) assert.ok(!ask(quantity), String(quantity))
})
