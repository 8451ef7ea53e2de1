import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Variant } from '@techmart/contracts'
import { chooseVariant, isSoldOut, priceOf } from './variant-choice.ts'

const values = (...names: string[]) => names.map((value) => ({ value, name: value }))
const variant = (options: Record<string, string>, available: number, amountMinor = 1000): Variant => ({
  sku: Object.values(options).join('-').toUpperCase(),
  options,
  price: { amountMinor, currency: 'USD' },
  availability: available > 0 ? 'in_stock' : 'out_of_stock',
  available,
})

const shirt = {
  options: [
    { code: 'color', name: 'Colour', values: values('navy', 'sand', 'rust') },
    { code: 'size', name: 'Size', values: values('s', 'm', 'l') },
  ],
  variants: [
    variant({ color: 'navy', size: 's' }, 0),
    variant({ color: 'navy', size: 'm' }, 0),
    variant({ color: 'sand', size: 's' }, 5),
    variant({ color: 'sand', size: 'm' }, 0),
    variant({ color: 'sand', size: 'l' }, 2, 1200),
    variant({ color: 'rust', size: 's' }, 1),
  ],
}

const statesOf = (choice: ReturnType<typeof chooseVariant>, code: string) =>
  choice.options.find(({ option }) => option.code === code)?.values.map(({ state }) => state)

test('without a wish the first colour that can be bought is shown, and the size is asked for', () => {
  const choice = chooseVariant(shirt, {})
  assert.deepEqual(choice.chosen, { color: 'sand' })
  assert.equal(choice.missing?.code, 'size')
  assert.equal(choice.variant, undefined)
})

test('a complete wish finds its article', () => {
  assert.equal(chooseVariant(shirt, { color: 'sand', size: 'l' }).variant?.sku, 'SAND-L')
})

test('sizes say whether they can be had in the chosen colour', () => {
  assert.deepEqual(statesOf(chooseVariant(shirt, { color: 'sand' }), 'size'), ['free', 'sold_out', 'free'])
  assert.deepEqual(statesOf(chooseVariant(shirt, { color: 'navy' }), 'size'), [
    'sold_out',
    'sold_out',
    'not_made',
  ])
})

test('a colour that is sold out altogether is still shown when it is asked for', () => {
  const choice = chooseVariant(shirt, { color: 'navy', size: 's' })
  assert.equal(choice.variant?.availability, 'out_of_stock')
})

test('a size that is not made in the new colour has to be chosen again', () => {
  assert.equal(chooseVariant(shirt, { color: 'rust', size: 'l' }).missing?.code, 'size')
})

test('nonsense in the address counts as no wish', () => {
  assert.deepEqual(chooseVariant(shirt, { color: '__proto__', size: 'xxl' }).chosen, { color: 'sand' })
})

test('a choice that leaves nothing to buy is sold out, even before the size is said', () => {
  assert.equal(isSoldOut(shirt, chooseVariant(shirt, { color: 'navy' })), true)
  assert.equal(isSoldOut(shirt, chooseVariant(shirt, { color: 'sand' })), false)
})

test('a product without options is its only article', () => {
  const mug = { options: [], variants: [variant({}, 3)] }
  assert.equal(chooseVariant(mug, {}).variant, mug.variants[0])
})

test('the price is the lowest of what is still open', () => {
  const open = priceOf(shirt, chooseVariant(shirt, { color: 'sand' }))
  assert.deepEqual([open.price?.amountMinor, open.varies], [1000, true])
  const one = priceOf(shirt, chooseVariant(shirt, { color: 'sand', size: 'l' }))
  assert.deepEqual([one.price?.amountMinor, one.varies], [1200, false])
})
