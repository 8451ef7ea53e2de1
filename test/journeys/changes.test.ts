import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desktop, phone } from './browser.ts'
import { type GivenProduct, givenProduct, givenReadyCart, service, setPrice } from './given.ts'
import { type Journey, journeys } from './journey.ts'
import {
  ada,
  addToCart,
  button,
  buyNow,
  cards,
  giveAddress,
  giveContact,
  heading,
  open,
  payWith,
  placeButton,
  placeOrder,
  reachReview,
  sees,
  seesPaid,
  viewCart,
} from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

test(
  'who presses twice to place the order has one order',
  journey(desktop, async (given) => {
    const email = 'twice@example.com'
    const { page, shop } = await atTheReview(given, await givenProduct(given.shop, 'Echo mug'), email)
    await placeButton(page).dblclick()
    await page.waitForURL(/\/pay\//)
    await goBackAndPay(page)
    const { items } = await shop.inside.orders.listOrders(service, { text: email })
    assert.deepEqual(
      items.map(({ state }) => state),
      ['paid'],
    )
  }),
)

test(
  'reload and the back button leave every step of the checkout as it was',
  journey(phone, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Patient mug')
    await open(page, `/p/${product.slug}`)
    await buyNow(page)
    const email = page.getByRole('textbox', { name: t.buy.email })
    const name = page.getByRole('textbox', { name: t.buy.name })

    await page.reload()
    await giveContact(page)
    await sees(heading(page, t.buy.titles.address))
    await page.goBack()
    assert.equal(await email.inputValue(), ada.email)
    await page.goForward()
    await page.reload()
    await giveAddress(page)
    await page.goBack()
    await sees(heading(page, t.buy.titles.address))
    assert.equal(await name.inputValue(), ada.name)
    await page.goForward()
    await page.reload()
    await page.getByRole('radio', { name: /Express delivery/ }).check()
    await button(page, t.buy.next.delivery).click()
    await sees(heading(page, t.buy.titles.payment))
    await page.goBack()
    assert.ok(await page.getByRole('radio', { name: /Express delivery/ }).isChecked())
    await page.goForward()
    await page.reload()
    await sees(heading(page, t.buy.titles.payment))
    await sees(page.getByText('Express delivery'))

    await placeOrder(page)
    await goBackAndPay(page)
    await page.reload()
    await seesPaid(page)
    await open(page, '/checkout/payment')
    await sees(heading(page, t.buy.emptyTitle))
  }),
)

test(
  'nobody can skip a step of the checkout',
  journey(phone, async ({ page, shop }) => {
    await open(page, '/checkout')
    await sees(heading(page, t.buy.emptyTitle))
    const product = await givenProduct(shop, 'Orderly mug')
    await open(page, `/p/${product.slug}`)
    await buyNow(page)
    await open(page, '/checkout/payment')
    await sees(heading(page, t.buy.titles.contact))
  }),
)

test(
  'what is sold out says so and cannot be added',
  journey(phone, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Rare mug', { stock: 0 })
    await open(page, `/p/${product.slug}`)
    assert.ok(await button(page, t.product.soldOut).first().isDisabled())
  }),
)

test(
  'when somebody else takes the last one before the order is placed, the cart says so and nothing is ordered',
  journey(desktop, async (given) => {
    const email = 'late@example.com'
    const product = await givenProduct(given.shop, 'Last mug', { stock: 1 })
    const { page, shop } = await atTheReview(given, product, email)
    const faster = await given.another(phone)
    await givenReadyCart({ context: faster.context, shop }, product)
    await open(faster.page, '/checkout/payment')
    await placeOrder(faster.page)

    await placeButton(page).click()
    await page.waitForURL(/\/cart\?short=/)
    await sees(page.getByText(t.buy.outOfStock(product.title)))
    await button(page, t.buy.settle).click()
    await sees(heading(page, t.buy.emptyTitle))
    const { items } = await shop.inside.orders.listOrders(service, { text: email })
    assert.deepEqual(items, [])
  }),
)

test(
  'a price that changes before the order is placed is shown and has to be confirmed',
  journey(phone, async (given) => {
    const product = await givenProduct(given.shop, 'Dearer mug', { priceMinor: 10_000 })
    const { page, shop } = await atTheReview(given, product)
    await sees(page.getByText('$108.00').first())
    await setPrice(shop.inside, product.sku, 20_000)
    await placeButton(page).click()
    await sees(page.getByText(t.buy.priceChangedTitle))
    await sees(page.getByText(t.buy.priceChanged('$108.00', '$216.00')))
    await button(page, t.buy.confirmNew).click()
    await page.waitForURL(/\/pay\//)
    await sees(button(page, 'Pay $216.00'))
    await payWith(page, cards.approved)
    await seesPaid(page)
  }),
)

test(
  'a discount code lowers the total up to the payment page; a wrong one is explained',
  journey(desktop, async ({ page, shop }) => {
    await shop.inside.pricing.saveCoupon(service, {
      code: 'JOURNEY20',
      kind: 'percent',
      percent: 20,
      label: { en: '20 % off' },
      active: true,
    })
    const product = await givenProduct(shop, 'Cheaper mug', { priceMinor: 10_000 })
    await open(page, `/p/${product.slug}`)
    await addToCart(page)
    await viewCart(page)
    await sees(page.getByText('$108.00'))
    await page.getByText(t.buy.couponToggle).click()
    await useCode(page, 'NO-SUCH-CODE')
    await sees(page.getByText(t.buy.problems.COUPON_INVALID))
    await useCode(page, 'journey20')
    await sees(page.getByText('−$20.00').first())
    await sees(page.getByText('$86.40'))
    await page.getByRole('link', { name: t.buy.checkout, exact: true }).click()
    await reachReview(page)
    await placeOrder(page)
    await sees(button(page, 'Pay $86.40'))
  }),
)

test(
  'the cart stays the same in another language and another currency',
  journey(desktop, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Travelling mug')
    await open(page, `/p/${product.slug}`)
    await addToCart(page)
    await viewCart(page)
    await openPreferences(page)
    await button(page, 'EUR').click()
    await sees(page.getByText('€25.00').first())
    await sees(page.getByText(product.title))
    await open(page, '/cart')
    await openPreferences(page)
    await page.getByRole('link', { name: 'العربية' }).click()
    await page.waitForURL(/\/ar\/cart/)
    await sees(heading(page, texts.ar.buy.cartTitle))
    await sees(page.getByText(`كوب ${product.title}`))
    await sees(page.getByText('€25.00').first())
  }),
)

test(
  'quantities change in place, and a line that was removed can be brought back',
  journey(desktop, async ({ page, shop }) => {
    const product = await givenProduct(shop, 'Steady mug', { stock: 5 })
    await open(page, `/p/${product.slug}`)
    await addToCart(page)
    await viewCart(page)
    await button(page, `${t.shell.increase}: ${product.title}`).click()
    await sees(page.getByText(t.buy.items(2), { exact: true }))
    await sees(page.getByRole('link', { name: t.shell.cartWith(2) }))
    await sees(page.getByText('$50.00').first())
    await button(page, t.buy.removeLine(product.title)).click()
    await sees(heading(page, t.buy.emptyTitle))
    await button(page, t.buy.undo).click()
    await sees(page.getByText(t.buy.items(2), { exact: true }))
  }),
)

/** A shopper with the product in the cart who has told everything and not yet placed the order. */
async function atTheReview(journey: Journey, product: GivenProduct, email?: string) {
  const { page, shop } = journey
  await givenReadyCart(journey, product, email)
  await open(page, '/checkout/payment')
  await sees(heading(page, t.buy.titles.payment))
  return { page, shop }
}

/** Back from the payment page there is the order that was placed, and one way on: to pay it. */
async function goBackAndPay(page: Page): Promise<void> {
  await page.goBack()
  await sees(heading(page, t.buy.awaitingTitle))
  await button(page, t.buy.payNow).click()
  await page.waitForURL(/\/pay\//)
  await payWith(page, cards.approved)
  await seesPaid(page)
}

async function useCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: t.buy.couponLabel }).fill(code)
  await button(page, t.buy.couponApply).click()
}

async function openPreferences(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: t.shell.languageAndCurrency }).click()
}
