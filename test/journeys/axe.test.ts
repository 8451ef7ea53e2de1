import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Audit, openAudit } from './audit.ts'
import { desktop } from './browser.ts'
import { type GivenProduct, givenProduct, givenReadyCart, service } from './given.ts'
import { type Journey, journeys } from './journey.ts'
import { readMail } from './mailbox.ts'
import {
  addToCart,
  button,
  cards,
  chooseDelivery,
  giveAddress,
  giveContact,
  heading,
  open,
  payWith,
  placeButton,
  placeOrder,
  sees,
  seesPaid,
  viewCart,
} from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

test(
  'axe notices a fault and a page that is too wide',
  journey(desktop, async ({ page }) => {
    const { audit, findings } = openAudit(page)
    await page.goto('/offline')
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="/icon.svg" style="width: 200vw">')
    })
    await audit('offline', 'stay')
    assert.match(findings.join('\n'), /image-alt/)
    assert.match(findings.join('\n'), /wider than the window/)
  }),
)

test(
  'axe finds nothing on the pages one reads',
  audited(async ({ page, shop, expectProblem }, audit) => {
    const { items: shirts } = await shop.inside.search.search(service, { category: 'clothing' })
    const { items: sets } = await shop.inside.search.search(service, { q: 'set for two' })
    const inColors = shirts.find(({ colors }) => colors.length > 1)
    const bundle = sets.find(({ kind }) => kind === 'bundle')
    assert.ok(inColors && bundle, 'the demo shop has clothes in colours, and sets')
    const simple = await givenProduct(shop, 'Plain mug')
    const soldOut = await givenProduct(shop, 'Missed mug', { stock: 0 })
    const pages = [
      '/',
      '/c/clothing',
      '/c/kitchen?stock=1&price=1000-4000&sort=price_asc',
      '/c/mugs?color=no-such-colour',
      '/collections',
      '/collections/best-of-the-season?page=2',
      '/search',
      '/search?q=mug',
      '/search?q=qqzzxxyy',
      `/p/${simple.slug}`,
      `/p/${soldOut.slug}`,
      `/p/${inColors.slug}`,
      `/p/${bundle.slug}`,
      '/policies/delivery',
      '/policies/accessibility',
      '/cart',
      '/order-lookup',
      '/offline',
      '/ar',
      `/ar/p/${simple.slug}`,
      '/de/c/clothing',
    ]
    for (const path of pages) {
      await (path === '/offline' ? page.goto(path) : open(page, path))
      await audit(path)
    }
    expectProblem(/answer 404: .*\/nothing-here/)
    await open(page, '/nothing-here')
    await audit('a page that is not found')
  }),
)

test(
  'axe finds nothing on what opens over a page',
  audited(async ({ page, shop }, audit) => {
    const product = await givenProduct(shop, 'Covered mug')
    await open(page, '/')
    await page.getByRole('banner').getByRole('button', { name: t.shell.languageAndCurrency }).click()
    await audit('language and currency', 'stay')
    await open(page, '/')
    await page.getByRole('combobox', { name: t.shell.searchLabel }).fill('mug')
    await sees(page.getByRole('option').first())
    await audit('suggestions', 'stay')
    await open(page, '/c/clothing')
    await button(page, t.shell.menu).or(button(page, t.shell.departments)).first().click()
    await audit('departments', 'stay')
    await open(page, `/p/${product.slug}`)
    await addToCart(page)
    await sees(page.getByRole('dialog', { name: t.buy.cartTitle }).getByText(product.title))
    await audit('cart drawer')
  }),
)

test(
  'axe finds nothing on the way from the cart to the payment',
  audited(async ({ page, shop, context }, audit) => {
    const product = await givenProduct(shop, 'Audited mug', { stock: 3, priceMinor: 10_000 })
    await fillCart(page, product)
    await audit('cart')
    await shop.inside.inventory.adjust(service, { sku: product.sku, delta: -3, reason: 'sold elsewhere' })
    await open(page, '/cart')
    await sees(button(page, t.buy.settle))
    await audit('cart that has to be adjusted')
    await shop.inside.inventory.adjust(service, { sku: product.sku, delta: 3, reason: 'found again' })

    await open(page, '/checkout')
    await audit('contact')
    await giveContact(page, 'nobody')
    await sees(page.getByRole('alert'))
    await audit('contact refused')
    await giveContact(page)
    await sees(heading(page, t.buy.titles.address))
    await audit('address')
    await page.getByRole('checkbox', { name: t.buy.billingSame }).uncheck()
    await button(page, t.buy.next.address).click()
    await sees(page.getByRole('alert'))
    await audit('addresses refused')
    await page.getByRole('checkbox', { name: t.buy.billingSame }).check()
    await giveAddress(page)
    await audit('delivery')
    await chooseDelivery(page)
    await audit('review')
    await shop.inside.pricing.setPrices(service, {
      prices: [{ sku: product.sku, currency: 'USD', priceMinor: 12_000 }],
    })
    await placeButton(page).click()
    await sees(page.getByText(t.buy.priceChangedTitle))
    await audit('price changed')

    await button(page, t.buy.confirmNew).click()
    await page.waitForURL(/\/pay\//)
    await audit('payment page')
    await payWith(page, cards.declined)
    await sees(page.getByRole('alert'))
    await audit('payment declined')
    await payWith(page, cards.challenge)
    await sees(heading(page, 'Is this payment yours?'))
    await audit('3-D Secure')
    await button(page, 'Yes, confirm payment').click()
    const reference = await seesPaid(page)
    await audit('order paid')
    await context.clearCookies()
    await open(page, `/orders/${reference}`)
    await sees(page.getByText(t.buy.lookupClosed))
    await audit('order that has to be looked up')
    await button(page, t.buy.lookup).click()
    const mail = await readMail(context, shop, reference)
    await sees(mail.getByRole('heading').first())
  }),
)

test(
  'axe finds nothing on an order that waits, failed or was cancelled',
  audited(async (given, audit) => {
    const { page, shop } = given
    await givenReadyCart(given, await givenProduct(shop, 'Waiting mug'))
    await open(page, '/checkout/payment')
    await placeOrder(page)
    await page.goBack()
    await sees(heading(page, t.buy.awaitingTitle))
    await audit('order awaiting payment')
    const { pathname, search } = new URL(page.url())
    for (const hint of ['pending', 'failed', 'cancelled']) {
      await open(page, `${pathname}${search}&payment=${hint}`)
      await audit(`order after ${hint}`)
    }
    await open(page, '/cart')
    await audit('cart with an order that waits')
    await open(page, pathname + search)
    await page.getByText(t.buy.cancelOrder, { exact: true }).click()
    await button(page, t.buy.cancelYes).click()
    await sees(heading(page, t.buy.cancelledTitle))
    await audit('order cancelled')
  }),
)

test(
  'axe finds nothing on the mailbox and the sign-in of the administration',
  audited(async ({ page, shop, expectProblem }, audit) => {
    await page.goto('/mailbox')
    await audit('mailbox')
    // The administration asks who is there; nobody is.
    expectProblem(/answer 401: .*\/api\/staff\/me/)
    await page.goto(`${shop.url}/admin`)
    await sees(page.getByRole('heading').first())
    await audit('sign-in of staff')
  }),
)

type AuditedJourney = (journey: Journey, audit: Audit) => Promise<void>

/** A journey on which every page is looked at with axe; what it finds is told all at once. */
function audited(go: AuditedJourney) {
  return journey(desktop, async (given) => {
    const { audit, findings } = openAudit(given.page)
    await go(given, audit)
    assert.deepEqual(findings, [], 'axe found something')
  })
}

async function fillCart(page: Page, { slug, title }: GivenProduct): Promise<void> {
  await open(page, `/p/${slug}`)
  await addToCart(page)
  await viewCart(page)
  await sees(page.getByRole('main').getByText(title))
}
