import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { generateCatalogue } from './generate.ts'
import { LANGS } from './localize.ts'
import { type DemoProduct, ILLUSTRATION_TYPES } from './types.ts'

const catalogue = generateCatalogue()
const { departments, brands, collections, products } = catalogue
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

function assertUnique(values: readonly string[], what: string) {
  const seen = new Set<string>()
  const twice = values.filter((value) => seen.size === seen.add(value).size)
  assert.deepEqual(twice.slice(0, 5), [], `${what} must be unique`)
}

test('the same options give the same catalogue byte for byte, another seed another one', () => {
  assert.equal(hash(generateCatalogue()), hash(catalogue))
  assert.notEqual(hash(generateCatalogue({ seed: 'another' })), hash(catalogue))
})

test('the number of products asked for is the number made, large or small', () => {
  assert.equal(products.length, 1640)
  assert.equal(generateCatalogue({ products: 200 }).products.length, 200)
  assert.equal(generateCatalogue({ products: 1800, seed: 'larger' }).products.length, 1800)
  assert.equal(generateCatalogue({ products: 12 }).products.length, 12)
})

test('every department has at least four leaf categories and a hundred products', () => {
  const leaves = new Map(
    departments.filter((one) => one.parentSlug).map((leaf) => [leaf.slug, leaf.parentSlug as string]),
  )
  const counts = new Map<string, number>()
  for (const { categorySlug } of products) {
    const department = leaves.get(categorySlug)
    assert.ok(department, `${categorySlug} must be a leaf`)
    counts.set(department, (counts.get(department) ?? 0) + 1)
  }
  const parents = departments.filter((one) => !one.parentSlug)
  assert.ok(parents.length >= 7)
  for (const { slug } of parents) {
    assert.ok((counts.get(slug) ?? 0) >= 100, `${slug} has ${counts.get(slug)} products`)
    assert.ok([...leaves.values()].filter((parent) => parent === slug).length >= 4, `${slug} needs leaves`)
  }
  for (const leaf of leaves.keys())
    assert.ok(
      products.some((one) => one.categorySlug === leaf),
      `${leaf} is empty`,
    )
  assert.equal(new Set(parents.map(({ tint }) => tint)).size, parents.length)
})

test('slugs, SKUs, GTINs, picture keys, review ids and titles are unique and well formed', () => {
  const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/
  const slugs = [...departments, ...brands, ...collections, ...products].map((one) => one.slug)
  for (const one of slugs) assert.match(one, slug)
  for (const list of [departments, brands, collections, products])
    assertUnique(
      list.map((one) => one.slug),
      'slugs',
    )
  const variants = products.flatMap((one) => one.variants)
  for (const { sku } of variants) assert.match(sku, /^[A-Z0-9-]{4,40}$/)
  assertUnique(
    variants.map(({ sku }) => sku),
    'SKUs',
  )
  assertUnique(
    variants.map(({ gtin }) => gtin),
    'GTINs',
  )
  assertUnique(
    products.flatMap((one) => one.pictures.map(({ key }) => key)),
    'picture keys',
  )
  assertUnique(
    products.flatMap((one) => one.reviews.map(({ id }) => id)),
    'review ids',
  )
  for (const lang of LANGS)
    assertUnique(
      products.map(({ title }) => title[lang]),
      `${lang} titles`,
    )
})

test('titles fit in sixty characters in every language', () => {
  for (const { title } of products) for (const lang of LANGS) assert.ok(title[lang].length <= 60, title[lang])
})

test('every reference leads somewhere', () => {
  const slugs = new Set(products.map((one) => one.slug))
  const brandSlugs = new Set(brands.map((one) => one.slug))
  for (const product of products) {
    assert.ok(brandSlugs.has(product.brandSlug), product.brandSlug)
    assert.ok(product.relatedSlugs.length >= 4, `${product.slug} has too few related products`)
    for (const slug of product.relatedSlugs) assert.ok(slugs.has(slug) && slug !== product.slug, slug)
  }
  assert.ok(collections.length >= 6)
  for (const { slug, productSlugs } of collections) {
    assert.ok(productSlugs.length >= 12 && productSlugs.length <= 40, `${slug}: ${productSlugs.length}`)
    assertUnique(productSlugs, slug)
    for (const one of productSlugs) assert.ok(slugs.has(one), one)
  }
})

test('every drawable kind of thing is drawn, in colours and with an alternative text', () => {
  const pictures = products.flatMap((one) => one.pictures)
  const drawn = new Set<string>(pictures.map(({ spec }) => spec.type))
  assert.deepEqual(
    ILLUSTRATION_TYPES.filter((type) => !drawn.has(type)),
    [],
  )
  for (const { key, spec } of pictures) {
    for (const hex of [spec.primary, spec.secondary, spec.accent]) assert.match(hex, /^#[0-9a-f]{6}$/, key)
    assert.notEqual(spec.primary, spec.secondary, `${key} would not show its second colour`)
  }
})

test('every colour value has its front view, and the first colour two closer looks', () => {
  for (const product of products.filter(({ kind }) => kind === 'simple')) {
    const fronts = product.pictures.filter(({ view }) => view === 'front').map(({ colorValue }) => colorValue)
    const colours = product.options.find(({ code }) => code === 'color')?.values.map(({ code }) => code) ?? [
      undefined,
    ]
    assert.deepEqual(fronts, colours, product.slug)
    for (const view of ['angle', 'detail']) {
      const closer = product.pictures.filter((picture) => picture.view === view)
      assert.deepEqual(
        closer.map(({ colorValue }) => colorValue),
        [colours[0]],
        product.slug,
      )
    }
  }
})

test('reviews speak four languages, average near 4.5 and are never older than their product', () => {
  const reviews = products.flatMap((product) => product.reviews.map((review) => ({ ...review, product })))
  assert.ok(reviews.length > 4000 && reviews.length <= 8000, `${reviews.length} reviews`)
  const mean = reviews.reduce((sum, { rating }) => sum + rating, 0) / reviews.length
  assert.ok(mean > 4.35 && mean < 4.65, `mean ${mean}`)
  for (const lang of LANGS) assert.ok(reviews.filter((one) => one.lang === lang).length > 200, lang)
  for (const rating of [1, 2, 3, 4, 5])
    assert.ok(
      reviews.some((one) => one.rating === rating),
      `${rating} stars`,
    )
  for (const { daysAgo, product } of reviews) assert.ok(daysAgo >= 0 && daysAgo <= product.publishedDaysAgo)
  assert.ok(products.every((one) => one.reviews.length <= 14))
  assert.ok(products.some((one) => one.reviews.length === 0))
})

test('popularity falls steeply from a few favourites', () => {
  const sorted = products.map(({ popularity }) => popularity).sort((one, other) => other - one)
  assert.equal(sorted[0], 1)
  assert.ok((sorted.at(-1) as number) >= 0)
  assert.ok((sorted[Math.floor(sorted.length / 2)] as number) < 0.1)
})

test('a page of forty-eight products shows many brands, prices and kinds of title', () => {
  const page = [...products].sort((one, other) => other.popularity - one.popularity).slice(0, 48)
  const spread = (of: (product: DemoProduct) => string) => new Set(page.map(of)).size
  assert.ok(spread((one) => one.brandSlug) >= 20)
  assert.ok(spread((one) => one.type) >= 24)
  assert.ok(spread((one) => one.subtitle.en) >= 36)
})
