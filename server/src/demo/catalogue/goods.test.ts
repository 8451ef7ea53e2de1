import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gtinCheckDigit } from './code.ts'
import { generateCatalogue } from './generate.ts'
import type { Cur } from './types.ts'

const { products } = generateCatalogue()
const variants = products.flatMap((product) => product.variants)
const CURRENCIES: readonly Cur[] = ['USD', 'EUR', 'GBP']

test('prices are charming integers in every currency, and a former price is higher', () => {
  for (const { sku, prices } of variants) {
    const reduced = CURRENCIES.map((currency) => prices[currency].compareAtMinor !== undefined)
    assert.equal(new Set(reduced).size, 1, `${sku} is on sale in some currencies only`)
    for (const currency of CURRENCIES) {
      const { priceMinor, compareAtMinor } = prices[currency]
      assert.ok(
        Number.isInteger(priceMinor) && priceMinor >= 150 && priceMinor < 400_000,
        `${sku} ${priceMinor}`,
      )
      assert.ok([0, 45, 50, 95].includes(priceMinor % 100), `${sku} ends oddly: ${priceMinor}`)
      if (compareAtMinor !== undefined) assert.ok(compareAtMinor > priceMinor, sku)
    }
  }
})

test('about a sixth of the shop is on sale', () => {
  const onSale = products.filter((one) =>
    one.variants.some(({ prices }) => prices.EUR.compareAtMinor !== undefined),
  )
  const share = onSale.length / products.length
  assert.ok(share > 0.14 && share < 0.22, `${share}`)
})

test('pounds cost less than euros and euros less than dollars, give or take the charm', () => {
  for (const { sku, prices } of variants) {
    assert.ok(prices.GBP.priceMinor <= prices.EUR.priceMinor, sku)
    assert.ok(prices.EUR.priceMinor <= prices.USD.priceMinor, sku)
  }
})

test('stock comes in every kind: plenty, low, none and back-order', () => {
  const count = (is: (stock: (typeof variants)[number]['stock']) => boolean) =>
    variants.filter(({ stock }) => is(stock)).length
  assert.ok(count(({ onHand }) => onHand >= 9) > variants.length / 2)
  assert.ok(count(({ onHand }) => onHand >= 1 && onHand <= 4) > 500)
  assert.ok(count(({ onHand, policy }) => onHand === 0 && policy === 'deny') > 300)
  assert.ok(count(({ onHand, policy }) => onHand === 0 && policy === 'backorder') > 150)
})

test('option matrices are complete: one variant for each combination', () => {
  for (const { slug, options, variants: own } of products) {
    const combinations = options.reduce((product, option) => product * option.values.length, 1)
    assert.equal(own.length, combinations, slug)
    assert.equal(new Set(own.map((variant) => JSON.stringify(variant.options))).size, combinations, slug)
    for (const variant of own) {
      assert.deepEqual(
        Object.keys(variant.options),
        options.map(({ code }) => code),
        slug,
      )
      for (const { code, values } of options)
        assert.ok(
          values.some((value) => value.code === variant.options[code]),
          slug,
        )
    }
  }
})

test('clothes and shoes come in five to eight sizes and two to five colours', () => {
  for (const { slug, type, options } of products.filter((one) =>
    ['tshirt', 'trousers', 'coat', 'boot', 'sneaker'].includes(one.type),
  )) {
    const [colours, sizes] = ['color', 'size'].map(
      (code) => options.find((option) => option.code === code)?.values.length ?? 0,
    )
    assert.ok((colours as number) >= 2 && (colours as number) <= 5, `${slug} (${type}): ${colours} colours`)
    assert.ok((sizes as number) >= 5 && (sizes as number) <= 8, `${slug} (${type}): ${sizes} sizes`)
  }
})

test('one product has four hundred variants, and some have a single one', () => {
  assert.equal(Math.max(...products.map((one) => one.variants.length)), 400)
  assert.ok(products.filter((one) => one.kind === 'simple' && one.variants.length === 1).length >= 20)
})

test('GTINs carry the right check digit and stay in the range for internal use', () => {
  // The worked example of the GS1 General Specifications.
  assert.equal(gtinCheckDigit('629104150021'), 3)
  for (const { gtin } of variants) {
    assert.match(gtin, /^2\d{12}$/)
    assert.equal(Number(gtin[12]), gtinCheckDigit(gtin), gtin)
  }
})

test('bundles hold real parts in stock and cost less than their sum, but not absurdly less', () => {
  const bySku = new Map(variants.map((variant) => [variant.sku, variant]))
  const bundles = products.filter(({ kind }) => kind === 'bundle')
  assert.ok(bundles.length >= 40, `${bundles.length} bundles`)
  for (const { slug, components = [], variants: own, pictures } of bundles) {
    assert.ok(
      components.length >= 1 && components.reduce((sum, { quantity }) => sum + quantity, 0) >= 2,
      slug,
    )
    assert.equal(own.length, 1)
    for (const currency of CURRENCIES) {
      const sum = components.reduce((total, { sku, quantity }) => {
        const part = bySku.get(sku)
        assert.ok(part, `${slug} holds unknown ${sku}`)
        return total + quantity * part.prices[currency].priceMinor
      }, 0)
      const share = (own[0]?.prices[currency].priceMinor ?? 0) / sum
      assert.ok(share < 1 && share > 0.75, `${slug} costs ${share} of its parts in ${currency}`)
    }
    for (const { sku, quantity } of components) {
      assert.ok(
        (own[0]?.stock.onHand ?? 0) * quantity <= (bySku.get(sku)?.stock.onHand ?? 0),
        `${slug} promises more than ${sku}`,
      )
    }
    assert.equal(pictures[0]?.view, 'group')
  }
})

test('only bundles have components', () => {
  for (const { kind, components } of products) assert.equal(components !== undefined, kind === 'bundle')
})
