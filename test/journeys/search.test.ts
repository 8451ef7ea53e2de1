import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { openAudit } from './audit.ts'
import { desktop, phone } from './browser.ts'
import { eventually } from './eventually.ts'
import { service } from './given.ts'
import { journeys } from './journey.ts'
import { button, heading, open, sees } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en
const ABSURD = 'qqzzxxyy'
/** Later than every other answer. */
const LATE_MS = 800

test(
  'a slip of the pen finds what was meant, and says what that is',
  journey(desktop, async ({ page, shop }) => {
    const meant = await shop.inside.search.search(service, { q: 'backpack' })
    await open(page, '/search?q=backpak')
    await sees(page.getByRole('main').getByRole('article'))
    const titles = await articleTitles(page)
    assert.ok(titles.length > 0 && titles.every((title) => /backpack/i.test(title)), titles.join(', '))
    assert.equal(await page.locator('.product-grid mark').first().textContent(), 'Backpack')
    await page.getByRole('link', { name: 'backpack', exact: true }).click()
    await sees(heading(page, t.browse.resultsFor('backpack')))
    await seesCount(page, meant.total)
    assert.equal(await page.getByText(t.browse.didYouMean).count(), 0)
  }),
)

test(
  'several values of a facet widen a search, several facets narrow it, each with its count',
  journey(desktop, async ({ page, shop }) => {
    const { facets } = await shop.inside.search.search(service, { q: 'steel' })
    const [color, other] = facets.find(({ code }) => code === 'color')?.values ?? []
    assert.ok(color && other, 'steel comes in several colours')
    const colors = [`color:${color.value}`, `color:${other.value}`]
    const either = await shop.inside.search.search(service, { q: 'steel', filter: colors })
    const [brand] = either.facets.find(({ code }) => code === 'brand')?.values ?? []
    assert.ok(brand, 'steel comes from brands')
    const both = await shop.inside.search.search(service, {
      q: 'steel',
      filter: [...colors, `brand:${brand.value}`],
    })
    assert.ok(either.total > color.count, 'two colours are more than one')

    await open(page, '/search?q=steel')
    await page.getByRole('checkbox', { name: `${color.label} ${color.count}` }).check()
    await seesCount(page, color.count)
    // What a value of this facet would add is still said.
    await page.getByRole('checkbox', { name: `${other.label} ${other.count}` }).check()
    await seesCount(page, either.total)
    await page.getByRole('checkbox', { name: brand.label }).first().check()
    await seesCount(page, both.total)
    const { searchParams } = new URL(page.url())
    assert.deepEqual(searchParams.getAll('color'), [color.value, other.value])
    assert.equal(searchParams.get('q'), 'steel')
    await page.getByRole('link', { name: t.browse.removeFilter(color.label) }).click()
    await page.waitForURL((url) => isDeepStrictEqual(url.searchParams.getAll('color'), [other.value]))
  }),
)

test(
  'a price range narrows a search, and the drawing above it shows what lies within',
  journey(desktop, async ({ page, shop }) => {
    const range = { priceMin: 3_000, priceMax: 9_000 }
    const { total, price } = await shop.inside.search.search(service, { q: 'steel', ...range })
    assert.ok(price, 'steel has prices')
    const width = (price.max.amountMinor - price.min.amountMinor) / price.counts.length
    const within = price.counts.filter((_, step) => {
      const start = price.min.amountMinor + step * width
      return start + width > range.priceMin && start <= range.priceMax
    })
    await open(page, '/search?q=steel')
    await sees(
      page
        .locator('.price-histogram .is-within')
        .nth(price.counts.length - 1)
        .locator('..'),
    )
    await page.getByRole('spinbutton', { name: t.browse.priceFrom }).fill('30')
    await page.getByRole('spinbutton', { name: t.browse.priceTo }).fill('90')
    await page.getByRole('spinbutton', { name: t.browse.priceTo }).press('Enter')
    await page.waitForURL(/price=3000-9000/)
    await seesCount(page, total)
    assert.equal(await page.locator('.price-histogram > span').count(), price.counts.length)
    assert.equal(await page.locator('.price-histogram .is-within').count(), within.length)
  }),
)

test(
  'what meets every word comes first, behind a line what comes near',
  journey(desktop, async ({ page, shop }) => {
    const q = 'steel bottle'
    const { exact = 0, total, items } = await shop.inside.search.search(service, { q })
    assert.ok(exact > 0 && exact < items.length, `${exact} of ${total} meet every word`)
    await open(page, `/search?${new URLSearchParams({ q })}`)
    const near = page.getByRole('region', { name: t.browse.nearTitle })
    await sees(near)
    assert.equal(await near.getByRole('article').count(), items.length - exact)
    await page.getByRole('combobox', { name: t.browse.sort }).selectOption(t.browse.sorts.price_asc)
    await near.waitFor({ state: 'detached' })
  }),
)

test(
  'another language keeps the search and what narrows it',
  journey(desktop, async ({ page }) => {
    await open(page, '/search?q=kilnmouth&price=2000-30000&stock=1')
    await page.getByRole('banner').getByRole('button', { name: t.shell.languageAndCurrency }).click()
    await page.getByRole('link', { name: 'العربية' }).click()
    await page.waitForURL(/\/ar\/search\?q=kilnmouth&price=2000-30000&stock=1$/)
    await sees(heading(page, texts.ar.browse.resultsFor('kilnmouth')))
    await sees(page.getByRole('checkbox', { name: texts.ar.browse.inStockOnly, checked: true }))
    assert.equal(await page.getByRole('spinbutton', { name: texts.ar.browse.priceTo }).inputValue(), '300')
  }),
)

test(
  'going back from a product leads to the same place of the same results',
  journey(phone, async ({ page }) => {
    await open(page, '/search?q=steel&price=1000-90000&sort=price_asc')
    const before = await articleTitles(page)
    const link = page.getByRole('main').getByRole('article').getByRole('link').nth(9)
    await link.scrollIntoViewIfNeeded()
    const place = await scrolled(page)
    assert.ok(place > 500, `the tenth product is further down than ${place} px`)
    await link.click()
    await page.waitForURL(/\/p\//)
    await sees(button(page, t.product.addToCart))
    await page.goBack()
    await page.waitForURL(/\/search\?q=steel&price=1000-90000&sort=price_asc$/)
    await eventually(
      `the page is at ${place} px again`,
      async () => Math.abs((await scrolled(page)) - place) < 2,
    )
    assert.deepEqual(await articleTitles(page), before)
    assert.equal(await page.getByRole('combobox', { name: t.browse.sort }).inputValue(), 'price_asc')
    await sees(page.getByRole('link', { name: t.browse.removeFilter('$10 – $900') }))
  }),
)

test(
  'on a phone filters are a sheet that says how much it will show',
  journey(phone, async ({ page, shop }) => {
    const { facets } = await shop.inside.search.search(service, { q: 'steel' })
    const [color] = facets.find(({ code }) => code === 'color')?.values ?? []
    assert.ok(color, 'steel comes in colours')
    await open(page, '/search?q=steel')
    const opener = page.locator('main').getByRole('button', { name: t.browse.filters })
    await opener.click()
    await page.getByRole('checkbox', { name: `${color.label} ${color.count}` }).check()
    await button(page, t.browse.showResults(color.count)).click()
    await page.getByRole('checkbox', { name: color.label }).first().waitFor({ state: 'hidden' })
    await sees(page.getByRole('link', { name: t.browse.removeFilter(color.label) }))
    assert.match((await opener.textContent()) ?? '', /1$/)
  }),
)

for (const [language, prefix, typed] of [
  ['en', '', 'mu'],
  ['ar', '/ar', 'كو'],
] as const) {
  test(
    `suggestions are read, walked through and chosen with the keyboard alone (${language})`,
    journey(desktop, async ({ page, shop }) => {
      const { shell } = texts[language]
      const { queries, categories, products } = await shop.inside.search.suggest(service, {
        q: typed,
        language,
        currency: 'USD',
      })
      const count = queries.length + categories.length + products.length
      assert.ok(products.length > 0 && count > 2, 'there is something to suggest')
      await open(page, prefix || '/')
      const field = page.getByRole('combobox', { name: shell.searchLabel })
      await field.focus()
      await page.keyboard.type(typed.slice(0, 1))
      assert.equal(await field.getAttribute('aria-expanded'), 'false')
      await page.keyboard.type(typed.slice(1))
      await sees(page.getByRole('option'))
      assert.equal(await page.getByRole('option').count(), count)
      await sees(page.getByRole('status').getByText(shell.suggestionCount(count), { exact: true }))
      await sees(page.getByRole('option').locator('mark'))

      const chosen = page.getByRole('option', { selected: true })
      await page.keyboard.press('ArrowDown')
      await isActive(page, 0)
      await page.keyboard.press('End')
      await isActive(page, count - 1)
      await page.keyboard.press('Home')
      await isActive(page, 0)
      await page.keyboard.press('ArrowUp')
      await chosen.waitFor({ state: 'detached' })
      await page.keyboard.press('Escape')
      await page.getByRole('option').first().waitFor({ state: 'detached' })
      assert.equal(await field.inputValue(), typed)
      assert.equal(await field.getAttribute('aria-expanded'), 'false')
      await page.keyboard.press('ArrowDown')
      await sees(page.getByRole('option'))
      await page.keyboard.press('Tab')
      await page.getByRole('option').first().waitFor({ state: 'detached' })
      await page.keyboard.press('Shift+Tab')
      await sees(page.getByRole('option'))
      await page.keyboard.press('ArrowUp')
      await isActive(page, count - 1)
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`${prefix}/p/${products.at(-1)?.slug}$`))
    }),
  )
}

test(
  'an answer that comes late never stands under a word that was typed after it',
  journey(desktop, async ({ page }) => {
    await page.route(/suggestions\?q=mug&/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LATE_MS))
      // It was given up meanwhile.
      await route.continue().catch(() => undefined)
    })
    await open(page, '/')
    const field = page.getByRole('combobox', { name: t.shell.searchLabel })
    const asked = page.waitForRequest(/suggestions\?q=mug&/)
    await field.pressSequentially('mug')
    const request = await asked
    await field.fill('boots')
    await sees(page.getByRole('option', { name: /boots/i }))
    const suggested = await page.getByRole('option').allTextContents()
    await eventually('the first request was given up', async () => request.failure() !== null)
    await page.waitForTimeout(2 * LATE_MS)
    assert.deepEqual(await page.getByRole('option').allTextContents(), suggested)
  }),
)

test(
  'following a result counts for the search that led to it',
  journey(desktop, async ({ page, shop }) => {
    const q = 'tall mug'
    await open(page, `/search?${new URLSearchParams({ q })}`)
    const told = page.waitForRequest(/\/api\/search\/clicks$/)
    const link = page.getByRole('main').getByRole('article').getByRole('link').first()
    const slug = (await link.getAttribute('href'))?.split('/p/')[1]
    await link.click()
    assert.deepEqual((await told).postDataJSON(), { language: 'en', q, slug })
    await eventually('the click is counted', async () => {
      const { items } = await shop.inside.search.listSearches(service, { language: 'en', days: 1 })
      return items.some(({ query, clicks }) => query === q && clicks === 1)
    })
  }),
)

test(
  'a search that finds nothing says so and leads on',
  journey(phone, async ({ page }) => {
    await open(page, `/search?q=${ABSURD}`)
    await sees(heading(page, t.browse.noResultsTitle(ABSURD)))
    const rail = page.getByRole('region', { name: t.browse.bestsellers })
    assert.equal(await rail.getByRole('article').count(), 8)
    await page.getByRole('main').getByRole('link', { name: 'Clothing', exact: true }).click()
    await sees(heading(page, 'Clothing'))
  }),
)

test(
  'without scripts the search is a form with filters',
  journey({ ...desktop, javaScriptEnabled: false }, async ({ page, shop }) => {
    const { total } = await shop.inside.search.search(service, { q: 'steel', priceMax: 9_000 })
    await page.goto('/')
    await page.getByRole('combobox', { name: t.shell.searchLabel }).fill('steel')
    await page.keyboard.press('Enter')
    await sees(heading(page, t.browse.resultsFor('steel')))
    await page.getByRole('spinbutton', { name: t.browse.priceTo }).fill('90')
    await page.keyboard.press('Enter')
    await page.waitForURL(/price=-9000/)
    await seesCount(page, total)
  }),
)

test(
  'search engines are told what a listing holds, where it is and how to search, but not to keep searches',
  journey(desktop, async ({ page, shop }) => {
    const { items, total } = await shop.inside.search.search(service, { category: 'mugs', limit: 24 })
    await page.goto('/c/mugs')
    const listed = await structured(page, 'ItemList')
    assert.equal(listed.numberOfItems, total)
    assert.deepEqual(
      listed.itemListElement.map(({ url }) => url),
      items.map(({ slug }) => `${shop.url}/p/${slug}`),
    )
    const way = await structured(page, 'BreadcrumbList')
    assert.deepEqual(
      way.itemListElement.map(({ item }) => item),
      [`${shop.url}/`, `${shop.url}/c/kitchen`, `${shop.url}/c/mugs`],
    )
    await page.goto('/search?q=mug')
    assert.ok((await structured(page, 'ItemList')).itemListElement.length > 0)
    assert.match((await page.locator('meta[name=robots]').getAttribute('content')) ?? '', /noindex/)
    await page.goto('/')
    const { potentialAction } = await structured(page, 'WebSite')
    assert.equal(potentialAction?.target.urlTemplate, `${shop.url}/search?q={search_term_string}`)
  }),
)

test(
  'axe finds nothing on results, near ones, no results and open suggestions',
  journey(desktop, async ({ page }) => {
    const { audit, findings } = openAudit(page)
    const searches = [
      '/search?q=steel+bottle',
      '/search?q=backpak&price=10000-40000',
      '/search?q=kids+shoes',
      `/search?q=${ABSURD}`,
      '/search?q=mug&price=1-2',
      '/ar/search?q=%D9%83%D9%88%D8%A8',
    ]
    for (const path of searches) {
      await open(page, path)
      await audit(path)
    }
    for (const [path, typed] of [
      ['/', 'mu'],
      ['/ar', 'كو'],
    ] as const) {
      await open(page, path)
      const field = page.getByRole('banner').getByRole('combobox')
      await field.fill(typed)
      await sees(page.getByRole('option'))
      await page.keyboard.press('ArrowDown')
      await audit(`suggestions at ${path}`, 'stay')
    }
    assert.deepEqual(findings, [])
  }),
)

interface StructuredData {
  numberOfItems?: number
  itemListElement: Array<{ url?: string; item?: string }>
  potentialAction?: { target: { urlTemplate: string } }
}

/** What the page says in schema.org's words of this type. */
async function structured(page: Page, type: string): Promise<StructuredData> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents()
  const all = texts.map((text) => JSON.parse(text) as StructuredData & { '@type': string })
  const found = all.find((data) => data['@type'] === type)
  if (!found) throw new Error(`The page says nothing of the type ${type}: ${texts.join('\n')}`)
  return found
}

function articleTitles(page: Page): Promise<string[]> {
  return page.getByRole('main').getByRole('article').getByRole('link').allTextContents()
}

function seesCount(page: Page, total: number): Promise<void> {
  return sees(page.getByText(t.browse.productCount(total), { exact: true }).filter({ visible: true }))
}

function scrolled(page: Page): Promise<number> {
  return page.evaluate(() => window.scrollY)
}

/** The field says, and the list shows, that the suggestion at this place is chosen. */
async function isActive(page: Page, place: number): Promise<void> {
  const field = page.getByRole('banner').getByRole('combobox')
  const option = page.getByRole('option').nth(place)
  await eventually(`suggestion ${place} is chosen`, async () => {
    const id = await option.getAttribute('id')
    const isSelected = (await option.getAttribute('aria-selected')) === 'true'
    return isSelected && (await field.getAttribute('aria-activedescendant')) === id
  })
}
