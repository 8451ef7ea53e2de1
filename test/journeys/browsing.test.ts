import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { desktop, phone } from './browser.ts'
import { eventually } from './eventually.ts'
import { service } from './given.ts'
import { journeys } from './journey.ts'
import type { ShopUnderTest } from './shop-under-test.ts'
import { button, heading, open, sees } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

test(
  'filters narrow a department, stay in the address and can be taken away again',
  journey(desktop, async ({ page, shop }) => {
    const { facets, total } = await shop.inside.search.search(service, { category: 'clothing' })
    const [color, other] = facets.find(({ code }) => code === 'color')?.values ?? []
    assert.ok(color && other, 'clothes come in several colours')
    const narrowed = await shop.inside.search.search(service, {
      category: 'clothing',
      filter: [`color:${color.value}`, `color:${other.value}`],
      inStock: true,
    })
    await open(page, '/c/clothing')
    await page.getByRole('checkbox', { name: color.label }).first().check()
    await page.getByRole('checkbox', { name: other.label }).first().check()
    await page.getByRole('checkbox', { name: t.browse.inStockOnly }).check()
    await page.waitForURL(new RegExp(`color=${color.value}&color=${other.value}.*stock=1`))
    await sees(page.getByText(t.browse.productCount(narrowed.total), { exact: true }))
    await page.reload()
    await sees(page.getByText(t.browse.productCount(narrowed.total), { exact: true }))
    await seesTitles(page, titlesOf(narrowed))
    await page.getByRole('link', { name: t.browse.removeFilter(color.label) }).click()
    await page.getByRole('link', { name: t.browse.clearAll }).first().click()
    await sees(page.getByText(t.browse.productCount(total), { exact: true }))
  }),
)

test(
  'a listing can be sorted by price and has pages that together hold everything once',
  journey(desktop, async ({ page, shop }) => {
    const collection = 'best-of-the-season'
    const sorted = await shop.inside.search.search(service, { collection, sort: 'price_asc' })
    assert.ok(sorted.pageCount > 1, 'the collection has several pages')
    await open(page, `/collections/${collection}`)
    await page.getByRole('combobox', { name: t.browse.sort }).selectOption(t.browse.sorts.price_asc)
    await page.waitForURL(/sort=price_asc/)
    await seesTitles(page, titlesOf(sorted))
    await page.getByRole('link', { name: t.goods.next }).click()
    await page.waitForURL(/page=2/)
    const rest = await shop.inside.search.search(service, { collection, sort: 'price_asc', page: 2 })
    await seesTitles(page, titlesOf(rest))
    assert.equal(new Set([...titlesOf(sorted), ...titlesOf(rest)]).size, sorted.total)
  }),
)

test(
  'a price range leaves only what costs as much',
  journey(desktop, async ({ page }) => {
    await open(page, '/c/kitchen')
    await page.getByRole('spinbutton', { name: t.browse.priceFrom }).fill('20')
    const to = page.getByRole('spinbutton', { name: t.browse.priceTo })
    await to.fill('40')
    await to.press('Enter')
    await page.waitForURL(/price=2000-4000/)
    await sees(page.getByRole('link', { name: t.browse.removeFilter('$20 – $40') }))
  }),
)

test(
  'search suggests while one types, forgives a slip and offers a way out when nothing fits',
  journey(phone, async ({ page }) => {
    await open(page, '/')
    const field = page.getByRole('combobox', { name: t.shell.searchLabel })
    await field.fill('mug')
    await sees(page.getByRole('option').first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(({ pathname }) => pathname !== '/')

    await open(page, '/search?q=backpak')
    await sees(page.getByRole('main').getByRole('link', { name: /backpack/i }))
    await open(page, '/search?q=qqzzxxyy')
    await sees(heading(page, t.browse.noResultsTitle('qqzzxxyy')))
    await page.getByRole('main').getByRole('link', { name: 'Clothing', exact: true }).click()
    await sees(heading(page, 'Clothing'))
  }),
)

test(
  'options lead to a variant with its own picture, price and address, and are asked for before buying',
  journey(phone, async ({ page, shop }) => {
    const product = await shirt(shop)
    const [color, size] = product.options
    const variant = product.variants.find(
      ({ availability, options }) =>
        availability === 'in_stock' && options.color !== product.variants[0]?.options.color,
    )
    const chosen = color?.values.find(({ value }) => value === variant?.options.color)
    assert.ok(color && size && variant && chosen, 'a shirt in several colours and sizes')
    await open(page, `/p/${product.slug}`)
    await page.getByRole('group', { name: color.name }).getByTitle(chosen.name, { exact: true }).click()
    await page.waitForURL(new RegExp(`color=${chosen.value}`))
    const picture = product.pictures.find(({ colorValue }) => colorValue === chosen.value)
    await sees(page.getByRole('img', { name: picture?.alt ?? '' }))
    await button(page, t.product.choose(size.name)).first().click()
    await sees(page.getByRole('alert').getByText(t.product.chooseFirst(size.name)))
  }),
)

test(
  'a set says what is in it',
  journey(phone, async ({ page, shop }) => {
    const { items } = await shop.inside.search.search(service, { q: 'set for two', limit: 96 })
    const card = items.find(({ kind }) => kind === 'bundle')
    assert.ok(card, 'the demo shop has a set')
    const set = await shop.inside.catalog.getProduct(service, { slug: card.slug })
    await open(page, `/p/${set.slug}`)
    await sees(heading(page, t.product.inTheSet))
    for (const { title } of set.components) await sees(page.getByRole('link', { name: title }))
  }),
)

test(
  'an address that leads nowhere says so and offers ways on',
  journey(phone, async ({ page, expectProblem }) => {
    expectProblem(/answer 404: .*\/p\/nothing-of-the-kind/)
    const response = await page.goto('/p/nothing-of-the-kind')
    assert.equal(response?.status(), 404)
    await sees(heading(page, t.shell.notFoundTitle))
    const main = page.getByRole('main')
    await main.getByRole('searchbox', { name: t.shell.searchLabel }).fill('mug')
    await main.getByRole('button', { name: t.shell.search }).click()
    await sees(heading(page, t.browse.resultsFor('mug')))
  }),
)

test(
  'an address that cannot be read leads nowhere, for people as for programs',
  journey(phone, async ({ page, shop, expectProblem }) => {
    expectProblem(/answer 404: .*%/)
    for (const path of ['/%', '/p/%c0%ae', '/ar/%']) {
      const response = await page.goto(path)
      assert.equal(response?.status(), 404, path)
      await sees(heading(page, (path.startsWith('/ar') ? texts.ar : t).shell.notFoundTitle))
    }
    const answer = await fetch(`${shop.url}/api/%c0%ae`)
    assert.equal(answer.status, 404)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
  }),
)

test(
  'the dark appearance can be chosen, comes without a flash and stays',
  journey(desktop, async ({ page }) => {
    await open(page, '/')
    const light = await ground(page)
    await page.getByRole('banner').getByRole('button', { name: t.shell.languageAndCurrency }).click()
    await button(page, t.shell.themes.dark).click()
    await eventually('the page is dark', async () => (await ground(page)) !== light)
    await page.route('**/assets/*.js', (route) => route.abort('aborted'))
    await page.goto('/collections', { waitUntil: 'domcontentloaded' })
    const dark = await ground(page)
    assert.match(dark, /^oklch\(0\.1/)
  }),
)

test(
  'what was looked at is found again on the home page',
  journey(desktop, async ({ page, shop }) => {
    const { slug, title } = await shirt(shop)
    await open(page, `/p/${slug}`)
    await page.waitForFunction((seen) => JSON.stringify(localStorage).includes(seen), slug)
    await open(page, '/')
    const rail = page.getByRole('region', { name: t.goods.recentlyViewed })
    await rail.scrollIntoViewIfNeeded()
    await sees(rail.getByRole('link', { name: title }))
  }),
)

async function shirt({ inside }: ShopUnderTest) {
  const { items } = await inside.search.search(service, { category: 'clothing', limit: 96 })
  for (const { slug, colors, availability } of items) {
    if (colors.length < 2 || availability !== 'in_stock') continue
    const product = await inside.catalog.getProduct(service, { slug })
    if (product.options.length === 2) return product
  }
  throw new Error('The demo shop has no clothes in several colours and sizes')
}

/** The products of the listing, in this order. */
async function seesTitles(page: Page, expected: string[]): Promise<void> {
  const links = page.getByRole('main').getByRole('article').getByRole('link')
  await eventually(`the listing shows ${expected.join(', ')}`, async () =>
    isDeepStrictEqual(await links.allTextContents(), expected),
  )
}

function titlesOf({ items }: { items: { title: string }[] }): string[] {
  return items.map(({ title }) => title)
}

/** The colour that the page stands on. */
function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
}
