import { test } from 'node:test'
import { phone } from './browser.ts'
import { eventually } from './eventually.ts'
import { givenProduct, givenReadyCart, service } from './given.ts'
import { type Journey, journeys } from './journey.ts'
import type { ShopUnderTest } from './shop-under-test.ts'
import { button, cards, heading, open, payWith, placeOrder, sees, seesPaid } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

test(
  'a declined card can be followed by one that is approved',
  journey(phone, async (given) => {
    const { page } = await atThePaymentPage(given)
    await payWith(page, cards.declined)
    await sees(page.getByRole('alert').getByText('Your bank declined this card.'))
    await payWith(page, cards.approved)
    await seesPaid(page)
    await sees(page.getByText(t.buy.events.payment_failed))
  }),
)

test(
  '3-D Secure asks the shopper, and a confirmed payment goes through',
  journey(phone, async (given) => {
    const { page } = await atThePaymentPage(given)
    await payWith(page, cards.challenge)
    await sees(heading(page, 'Is this payment yours?'))
    await button(page, 'Yes, confirm payment').click()
    await seesPaid(page)
  }),
)

test(
  'a refused 3-D Secure confirmation leads back to the card, and nothing is charged',
  journey(phone, async (given) => {
    const { page } = await atThePaymentPage(given)
    await payWith(page, cards.challenge)
    await button(page, 'No, refuse payment').click()
    await sees(page.getByRole('alert').getByText('The confirmation failed.'))
    await payWith(page, cards.approved)
    await seesPaid(page)
  }),
)

test(
  'when the answer gets lost, the order turns to paid by itself once the webhook comes',
  journey(phone, async (given) => {
    const { page, shop } = await atThePaymentPage(given)
    given.expectProblem(/answer 504/)
    shop.setWebhooks('held')
    await payWith(page, cards.lostAnswer)
    await sees(heading(page, 'The connection was lost'))

    await open(page, '/cart')
    await page.getByRole('link', { name: t.buy.waitingAction }).click()
    await sees(heading(page, t.buy.awaitingTitle))
    shop.setWebhooks('delivered')
    await seesPaid(page)
    await open(page, '/cart')
    await sees(heading(page, t.buy.emptyTitle))
  }),
)

test(
  'a payment that takes its time is waited for on the order page',
  journey(phone, async (given) => {
    const { page, shop } = await atThePaymentPage(given)
    shop.setWebhooks('held')
    await payWith(page, cards.slow)
    await sees(heading(page, t.buy.confirmingTitle))
    shop.setWebhooks('delivered')
    await seesPaid(page)
  }),
)

test(
  'a payment that fails while it is processed can be made again',
  journey(phone, async (given) => {
    const { page } = await atThePaymentPage(given)
    await payWith(page, cards.slowFailure)
    await sees(heading(page, t.buy.failedTitle))
    await button(page, t.buy.payAgain).click()
    await payWith(page, cards.approved)
    await seesPaid(page)
  }),
)

test(
  'who leaves the payment page keeps the items and can pay later',
  journey(phone, async (given) => {
    const { page } = await atThePaymentPage(given)
    await page.getByRole('link', { name: 'Cancel and return to shop' }).click()
    await sees(heading(page, t.buy.leftTitle))
    await sees(page.getByRole('timer'))
    await button(page, t.buy.payAgain).click()
    await payWith(page, cards.approved)
    await seesPaid(page)
  }),
)

test(
  'an order that is not wanted any more can be cancelled, and its items are free again',
  journey(phone, async (given) => {
    const { page, shop, product } = await atThePaymentPage(given)
    await page.getByRole('link', { name: 'Cancel and return to shop' }).click()
    await page.getByText(t.buy.cancelOrder, { exact: true }).click()
    await button(page, t.buy.cancelYes).click()
    await sees(heading(page, t.buy.cancelledTitle))
    await eventually('the piece is free again', () => isAvailable(shop, product.sku))
    await open(page, `/p/${product.slug}`)
    await sees(page.getByText(t.product.onlyLeft(1)).first())
  }),
)

async function isAvailable({ inside }: ShopUnderTest, sku: string): Promise<boolean> {
  const { items } = await inside.inventory.getAvailability(service, { skus: [sku] })
  return items.some(({ available }) => available > 0)
}

/** A shopper with the last piece of a product in the cart who has placed the order. */
async function atThePaymentPage(journey: Journey) {
  const { page, shop } = journey
  const product = await givenProduct(shop, 'Harbour mug', { stock: 1 })
  await givenReadyCart(journey, product)
  await open(page, '/checkout/payment')
  await placeOrder(page)
  return { page, shop, product }
}
