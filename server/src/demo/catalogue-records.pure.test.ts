import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalog, inventory, media, pricing } from '@techmart/contracts'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { generateCatalogue } from './catalogue/generate.ts'
import {
  toBrands,
  toCategories,
  toCollections,
  toLevels,
  toPrices,
  toProductRecord,
  toReviews,
} from './catalogue-records.ts'
import { LAST, SAVE, WELCOME } from './coupons.ts'
import { drawAll, stillLifeOf } from './drawings.ts'

const TODAY = Date.parse('2030-05-01T00:00:00Z')
const whole = generateCatalogue()
const some = generateCatalogue({ products: 300 })

const compiled = new Map<TSchema, ReturnType<typeof Compile>>()

/** What the server would check if this came over HTTP. */
function assertFits(input: TSchema, value: unknown): void {
  const validator = compiled.get(input) ?? Compile(input)
  compiled.set(input, validator)
  if (validator.Check(value)) return
  assert.fail(JSON.stringify(validator.Errors(value).slice(0, 3)))
}

test('the whole demo catalogue is what the contracts ask for', () => {
  const { input } = catalog.operations.importCatalog
  const still = new Map(whole.collections.map((one) => [one.slug, stillLifeOf(one)]))
  assertFits(input, {
    categories: toCategories(whole),
    brands: toBrands(whole),
    collections: toCollections(whole, (slug) => still.get(slug)),
  })
  for (const product of whole.products) {
    assertFits(input, { products: [toProductRecord(product, TODAY)], reviews: toReviews(product, TODAY) })
    assertFits(pricing.operations.setPrices.input, { prices: toPrices(product) })
    assertFits(inventory.operations.importLevels.input, { levels: toLevels(product) })
  }
  for (const coupon of [WELCOME, SAVE, LAST]) assertFits(pricing.operations.saveCoupon.input, coupon)
})

test('every picture that is named is drawn, once, and fits the contract', () => {
  const drawings = [...drawAll(some)]
  assertFits(media.operations.importDrawings.input, { drawings: drawings.slice(0, 1_000) })
  const ids = drawings.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  const named = [
    ...some.products.flatMap((product) => toProductRecord(product, TODAY).pictures),
    ...toCategories(some).flatMap(({ picture }) => picture ?? []),
    ...some.collections.map(stillLifeOf),
  ]
  assert.deepEqual(new Set(named.map(({ id }) => id)), new Set(ids))
  assert.ok(some.collections.length > 0 && drawings[0]?.svg.includes('viewBox="480 0 1080 900"'))
})

test('every department and category that sells something has the picture of something it sells', () => {
  const sells = new Map(some.products.map((product) => [product.pictures[0]?.key, product.categorySlug]))
  for (const { slug, parentSlug, picture } of toCategories(some)) {
    if (!picture) {
      assert.ok(!some.products.some(({ categorySlug }) => categorySlug === slug), slug)
      continue
    }
    const of = sells.get(picture.id)
    const parent = some.departments.find((category) => category.slug === of)?.parentSlug
    assert.equal(parentSlug === undefined ? parent : of, slug)
  }
})

test('pictures of what sells best are made ahead, all of them in front of the others', () => {
  const favourites = whole.products.toSorted((one, other) => other.popularity - one.popularity)
  const expected = [
    ...whole.collections.map((one) => stillLifeOf(one).id),
    ...favourites.slice(0, 600).map(({ pictures }) => pictures[0]?.key),
  ]
  const first = drawAll(whole)[Symbol.iterator]()
  for (const id of expected) {
    const { value } = first.next()
    assert.deepEqual([value?.id, value?.listed], [id, true])
  }
  assert.ok(!first.next().value?.listed)
})

test('a bundle has no stock of its own', () => {
  const bundles = whole.products.filter(({ kind }) => kind === 'bundle')
  assert.ok(bundles.length > 0)
  assert.deepEqual(bundles.flatMap(toLevels), [])
})

test('dates lie in the past, reviews never before the product', () => {
  for (const product of whole.products) {
    const { publishedAt = '' } = toProductRecord(product, TODAY)
    assert.ok(publishedAt <= new Date(TODAY).toISOString())
    for (const { createdAt } of toReviews(product, TODAY)) {
      assert.ok(createdAt >= publishedAt && Date.parse(createdAt) < TODAY, `${product.slug} ${createdAt}`)
    }
  }
})
