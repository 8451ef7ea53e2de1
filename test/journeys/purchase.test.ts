import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, phone } from './browser.ts'
import { givenProduct, service } from './given.ts'
import { journeys } from './journey.ts'
import { readMail } from './mailbox.ts'
import type { ShopUnderTest } from './shop-under-test.ts'
import {
  addToCart,
  button,
  buyNow,
  cards,
  chooseOptions,
  giveContact,
  heading,
  listens,
  open,
  payWith,
  placeOrder,
  reachReview,
  sees,
  seesPaid,
} from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

for (const [name, device] of Object.entries({ phone, desktop })) {
  test(
    `on a ${name}, a guest browses, filters, buys, gets a mail and finds the order again`,
    journey(device, async ({ page, shop, context }) => {
      const isPhone = device === phone
      await open(page, '/')
      await page.getByRole('main').getByRole('link', { name: 'Clothing', exact: true }).first().click()
      await sees(heading(page, 'Clothing'))

      const { color, product } = await somethingToWear(shop)
      if (isPhone) await button(page, t.browse.filters).click()
      await page.getByRole('checkbox', { name: color.label }).first().check()
      await page.waitForURL(new RegExp(`color=${color.value}`))
      if (isPhone) await button(page, t.browse.showResults(color.count)).click()
      else await sees(page.getByText(t.browse.productCount(color.count), { exact: true }))
      await sees(page.getByRole('link', { name: t.browse.removeFilter(color.label) }))

      await page.getByRole('main').getByRole('link', { name: product.title, exact: true }).click()
      await sees(heading(page, product.title))
      await chooseOptions(page, product)
      await buyNow(page)
      const email = `${name}@example.com`
      await reachReview(page, { email })
      await placeOrder(page)
      await payWith(page, cards.approved)
      const reference = await seesPaid(page)
      await sees(page.getByText(product.title))
      await sees(page.getByText(t.buy.keepAddress))

      const mail = await readMail(context, shop, `Order ${reference} is confirmed`)
      await sees(mail.getByRole('heading', { name: 'Thank you, Ada' }))
      await sees(mail.getByText(product.title))

      await context.clearCookies()
      await open(page, '/')
      await page.getByRole('link', { name: t.shell.findOrder }).first().click()
      await lookUp(page, reference, 'somebody@else.example')
      await sees(page.getByText(t.buy.lookupNone))
      await lookUp(page, reference, email)
      await seesPaid(page)
      assert.ok(!page.url().includes('token'), 'the address gives nothing away')
      await sees(page.getByText(product.title))
      assert.equal(await page.getByText(t.buy.keepAddress).count(), 0, 'nor is it said to open the order')
    }),
  )
}

test(
  'in Arabic everything is in Arabic and from right to left, and prices can be read',
  journey({ ...phone, locale: 'ar' }, async ({ page, shop, context }) => {
    const arabic = texts.ar
    const product = await givenProduct(shop, 'Nile', { priceMinor: 4_850 })
    await open(page, `/ar/p/${product.slug}`)
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    assert.equal(await page.locator('html').getAttribute('lang'), 'ar')
    await sees(heading(page, `كوب ${product.title}`))
    await sees(page.getByText('$48.50'))
    await buyNow(page, arabic)
    await reachReview(page, { email: 'arabic@example.com' }, arabic)
    await sees(page.getByText('توصيل عادي').first())
    assert.deepEqual(
      await latinWords(page, [
        'TechMart',
        'Ada',
        'Bright',
        'Nile',
        'Harbour',
        'Street',
        'Portland',
        'OR',
        'arabic',
        'example',
        'com',
      ]),
      [],
    )

    await placeOrder(page, arabic)
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    await payWith(page, cards.approved, arabicPayment)
    const reference = await seesPaid(page, arabic)
    assert.match(page.url(), /\/ar\/orders\//)

    const mail = await readMail(context, shop, reference)
    assert.equal(await mail.locator('html').getAttribute('dir'), 'rtl')
    await sees(mail.getByText(`كوب ${product.title}`))
  }),
)

test(
  'without JavaScript a guest gets from a filter to a paid order',
  journey({ ...desktop, javaScriptEnabled: false }, async ({ page, shop }) => {
    const { color, product } = await somethingToWear(shop)
    await page.goto('/c/clothing')
    await page.getByRole('checkbox', { name: color.label }).first().check()
    await button(page, t.browse.apply).first().click()
    await page.waitForURL(new RegExp(`color=${color.value}`))
    await page.getByRole('main').getByRole('link', { name: product.title, exact: true }).click()
    await chooseOptions(page, product)
    await addToCart(page)
    await page.waitForURL(/\/cart$/)
    await sees(page.getByText(product.title))

    await page.getByRole('spinbutton').fill('2')
    await button(page, t.buy.update).first().click()
    await sees(page.getByText(t.buy.items(2), { exact: true }))
    await page.getByRole('link', { name: t.buy.checkout, exact: true }).click()
    await giveContact(page, 'not an address')
    await sees(page.getByText(t.buy.fieldErrors.email))
    await reachReview(page, { email: 'plain@example.com' })
    await placeOrder(page)
    await payWith(page, cards.approved)
    await seesPaid(page)
  }),
)

test(
  'who presses before the scripts are there gets on as well',
  journey(desktop, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Hasty mug')
    await page.route('**/assets/*.js', async (route) => {
      await page.waitForURL(/\/cart$/)
      await route.continue()
    })
    await page.goto(`/p/${product.slug}`)
    await addToCart(page)
    await page.waitForURL(/\/cart$/)
    await listens(page)
    await page.getByRole('link', { name: t.buy.checkout, exact: true }).click()
    await sees(heading(page, t.buy.titles.contact))
  }),
)

async function lookUp(page: Page, reference: string, email: string): Promise<void> {
  await page.getByRole('textbox', { name: t.buy.reference }).fill(reference)
  await page.getByRole('textbox', { name: t.buy.email }).fill(email)
  await button(page, t.buy.lookup).click()
}

/** A colour of the department, and a product in it that comes in colours and sizes and can be had. */
async function somethingToWear({ inside }: ShopUnderTest) {
  const { facets, items } = await inside.search.search(service, { category: 'clothing', limit: 96 })
  for (const color of facets.find(({ code }) => code === 'color')?.values ?? []) {
    const card = items.find(
      ({ colors, availability }) =>
        availability === 'in_stock' && colors.length > 1 && colors.some(({ value }) => value === color.value),
    )
    if (card) return { color, product: await inside.catalog.getProduct(service, { slug: card.slug }) }
  }
  throw new Error('The demo shop has no clothes in several colours')
}

/** Words in Latin letters that can be seen, but for names. */
async function latinWords(page: Page, names: readonly string[]): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden words do not count, which only innerText knows.
  const text = await page.locator('body').innerText()
  const words = text.match(/[A-Za-z]{2,}/g) ?? []
  return [...new Set(words)].filter((word) => !names.includes(word))
}

const arabicPayment = {
  number: 'رقم البطاقة',
  expiry: 'تاريخ الانتهاء',
  cvc: 'رمز الأمان',
  pay: /^ادفع/,
}
