import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventually } from './eventually.ts'
import { givenProduct, service, setPrice } from './given.ts'
import { type ShopUnderTest, startShopUnderTest } from './shop-under-test.ts'

let shop: ShopUnderTest
before(async () => {
  shop = await startShopUnderTest()
})
after(() => shop.stop())

async function visit(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(shop.url + path, { headers, redirect: 'manual' })
  return {
    status: response.status,
    text: await response.text(),
    how: response.headers.get('cache-status'),
    headers: response.headers,
  }
}

const isKept = (how: string | null) => how?.startsWith('TechMart; hit') === true

test('a page is kept until its price, its stock or its text changes, and then shows the change', async () => {
  const product = await givenProduct(shop, 'Kept mug', { priceMinor: 1_234 })
  const path = `/p/${product.slug}`
  const page = async () => await visit(path)
  const becomes = async (what: string, holds: (text: string) => boolean) => {
    await eventually(`it is kept before ${what}`, async () => isKept((await page()).how))
    return async () => {
      await eventually(what, async () => holds((await page()).text))
      await eventually(`it is kept again after ${what}`, async () => isKept((await page()).how))
    }
  }
  assert.match((await page()).text, /\$12\.34/)

  const shown = await becomes('the new price', (text) => text.includes('$43.21') && !text.includes('$12.34'))
  await setPrice(shop.inside, product.sku, 4_321)
  await shown()

  const sold = await becomes('the sign that it is sold out', (text) =>
    /"availability":"[^"]*OutOfStock"/.test(text),
  )
  await shop.inside.inventory.adjust(service, { sku: product.sku, delta: -10, reason: 'broken in transit' })
  await sold()

  const renamed = await becomes('the new name', (text) => text.includes('Renamed mug'))
  await shop.inside.catalog.updateProduct(service, { slug: product.slug, title: { en: 'Renamed mug' } })
  await renamed()
})

test('a list shows a new price long before it is old', async () => {
  const product = await givenProduct(shop, 'Listed mug', { priceMinor: 1_111 })
  const { categorySlug } =
    (await shop.inside.catalog.listProducts(service, { slugs: [product.slug] })).items[0] ?? {}
  const list = async () => await visit(`/c/${categorySlug}?sort=newest`)
  await eventually('the product on the list', async () => (await list()).text.includes('$11.11'))
  await setPrice(shop.inside, product.sku, 9_919)
  await eventually('the new price on the list', async () => (await list()).text.includes('$99.19'))
  assert.ok(!(await list()).text.includes('$11.11'))
})

test('a page for everybody says nothing of whoever asked for it first', async () => {
  const product = await givenProduct(shop, 'Shared mug')
  const { id: cartId } = await shop.inside.cart.createCart(service, {
    line: { sku: product.sku, quantity: 3 },
    country: 'US',
  })
  const cookie = `tm_cart=${cartId}; tm_lookup=TM-SECRET%20ann%40example.com; tm_attempt=secret-attempt`
  for (const path of ['/', `/p/${product.slug}`, '/collections', '/c/kitchen', '/de/policies/terms']) {
    const saysNothing = ({ text, status, headers }: Awaited<ReturnType<typeof visit>>) => {
      assert.equal(status, 200, path)
      for (const own of [cartId, 'TM-SECRET', 'ann@example.com', 'secret-attempt'])
        assert.ok(!text.includes(own), `${path} tells ${own}`)
      assert.equal(headers.get('set-cookie'), null)
    }
    saysNothing(await visit(path, { cookie }))
    await eventually(`${path} is kept`, async () => {
      const page = await visit(path, { cookie })
      saysNothing(page)
      return isKept(page.how)
    })
    saysNothing(await visit(path))
  }
})

test('what is somebody’s own is kept by nobody', async () => {
  const product = await givenProduct(shop, 'Own mug')
  const { id: cartId } = await shop.inside.cart.createCart(service, {
    line: { sku: product.sku, quantity: 1 },
    country: 'US',
  })
  const cookie = `tm_cart=${cartId}`
  for (const path of ['/cart', '/cart/summary', '/checkout/contact', '/order-lookup']) {
    for (let times = 0; times < 2; times++) {
      const { how, headers } = await visit(path, { cookie })
      assert.equal(how, null, path)
      assert.match(headers.get('cache-control') ?? '', /no-store/, path)
    }
  }
})

test('who is signed in gets pages of their own, at the prices of their group', async () => {
  const product = await givenProduct(shop, 'Trade mug', { priceMinor: 3_000 })
  await shop.inside.pricing.setPrices(service, {
    prices: [{ sku: product.sku, currency: 'USD', group: 'trade', priceMinor: 1_717 }],
  })
  const { customer, token } = await shop.inside.identity.register(service, {
    email: `${product.slug}@example.com`,
    password: 'walrus-lantern-42',
    name: 'Trader',
  })
  await shop.inside.identity.setCustomerGroup(service, { customerId: customer.id, group: 'trade' })
  const path = `/p/${product.slug}`
  const signedIn = { cookie: `tm_session=${token}` }
  for (const [headers, price, other] of [
    [{}, '$30.00', '$17.17'],
    [signedIn, '$17.17', '$30.00'],
    [{}, '$30.00', '$17.17'],
    [signedIn, '$17.17', '$30.00'],
  ] as const) {
    const { text, how } = await visit(path, headers)
    assert.ok(text.includes(price) && !text.includes(other), `${price} with ${Object.keys(headers)}`)
    assert.equal(how === null, headers === signedIn)
  }
})

test('who has a page already gets it again only when it changed', async () => {
  const product = await givenProduct(shop, 'Known mug')
  const path = `/p/${product.slug}`
  const { headers } = await visit(path)
  const known = { 'if-none-match': headers.get('etag') ?? '' }
  assert.equal((await visit(path, known)).status, 304)
  await setPrice(shop.inside, product.sku, 9_876)
  await eventually('the new page', async () => (await visit(path, known)).status === 200)
})
