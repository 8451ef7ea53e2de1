import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProductRecord } from '@techmart/contracts'
import { as, type World, world } from '../server/src/testing/world.ts'

/** What must not grow with the rows is the number of statements; each figure below is warmed up first. */
test('the number of SQL statements does not depend on the number of rows', async (t) => {
  const shop = await world(t)
  const ctx = as.anyone()
  await stock(shop)
  const count = async (work: () => Promise<unknown>): Promise<number> => {
    await work()
    return await shop.countStatements(work)
  }

  await t.test('a listing of 24 or 96 products', async () => {
    const few = await count(() => shop.catalog.listProducts(ctx, { limit: 24 }))
    const many = await count(() => shop.catalog.listProducts(ctx, { limit: 96 }))
    assert.equal((await shop.catalog.listProducts(ctx, { limit: 96 })).items.length, 96)
    assert.equal(many, few)
  })

  await t.test('a search result of 24 or 96 products with facets', async () => {
    const few = await count(() => shop.search.search(ctx, { category: 'counted', limit: 24 }))
    const many = await count(() => shop.search.search(ctx, { category: 'counted', limit: 96 }))
    assert.equal((await shop.search.search(ctx, { category: 'counted', limit: 96 })).items.length, 96)
    assert.equal(many, few)
  })

  await t.test('a product with 1 or 400 variants', async () => {
    const one = await count(() => shop.catalog.getProduct(ctx, { slug: 'product-1' }))
    const many = await count(() => shop.catalog.getProduct(ctx, { slug: 'product-of-400' }))
    assert.equal((await shop.catalog.getProduct(ctx, { slug: 'product-of-400' })).variants.length, 400)
    assert.equal(many, one)
  })

  await t.test('a cart of 1 or 100 lines, shown and ordered', async () => {
    const small = await cartOf(shop, 1)
    const large = await cartOf(shop, 100)
    for (const [what, work] of [
      ['shown', (cartId: string) => shop.cart.getCart(ctx, { cartId })],
      ['in checkout', (cartId: string) => shop.checkout.getCheckout(ctx, { cartId })],
      ['filled further', (cartId: string) => shop.cart.addLine(ctx, { cartId, sku: 'SKU-1', quantity: 1 })],
    ] as const) {
      const one = await count(() => work(small))
      const hundred = await count(() => work(large))
      assert.equal(hundred, one, what)
    }
    assert.equal((await shop.cart.getCart(ctx, { cartId: large })).lines.length, 100)
  })
})

async function cartOf(shop: World, lines: number): Promise<string> {
  const { id } = await shop.cart.createCart(as.anyone(), { country: 'US' })
  for (let i = 1; i <= lines; i++)
    await shop.cart.addLine(as.anyone(), { cartId: id, sku: `SKU-${i}`, quantity: 1 })
  return id
}

/** 120 products of one variant and one of 400, priced, stocked and searchable. */
async function stock(shop: World): Promise<void> {
  const products = Array.from({ length: 120 }, (_, i) =>
    product(`product-${i + 1}`, [{ sku: `SKU-${i + 1}`, options: {} }]),
  )
  const values = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ value: `v${i}`, name: { en: `Value ${i}` } }))
  products.push({
    ...product(
      'product-of-400',
      Array.from({ length: 400 }, (_, i) => ({
        sku: `MANY-${i}`,
        options: { width: `v${Math.floor(i / 20)}`, length: `v${i % 20}` },
      })),
    ),
    options: [
      { code: 'width', name: { en: 'Width' }, values: values(20) },
      { code: 'length', name: { en: 'Length' }, values: values(20) },
    ],
  })
  await shop.catalog.importCatalog(as.service, {
    categories: [
      { slug: 'counted', name: { en: 'Counted' }, description: { en: 'Counted' }, tint: 'sand', position: 1 },
    ],
    brands: [{ slug: 'maker', name: 'Maker', story: { en: 'They make it.' } }],
    products,
  })
  const skus = products.flatMap((made) => made.variants.map((variant) => variant.sku))
  await shop.pricing.setPrices(as.service, {
    prices: skus.map((sku) => ({ sku, currency: 'USD', priceMinor: 1_500 })),
  })
  await shop.inventory.importLevels(as.service, {
    levels: skus.map((sku) => ({ sku, onHand: 50, lowAt: 1, backorderLimit: 0 })),
  })
  await shop.settle()
}

function product(slug: string, variants: ProductRecord['variants']): ProductRecord {
  return {
    slug,
    kind: 'simple',
    status: 'published',
    type: 'thing',
    title: { en: `A ${slug.replaceAll('-', ' ')}` },
    description: { en: 'A thing.' },
    bullets: { en: [] },
    brandSlug: 'maker',
    categorySlug: 'counted',
    attributes: [],
    options: [],
    variants,
    pictures: [],
    publishedAt: '2030-01-01T00:00:00.000Z',
  }
}
