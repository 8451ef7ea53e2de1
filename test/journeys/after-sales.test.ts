import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoLogins } from '../../server/src/demo/logins.ts'
import { openAudit } from './audit.ts'
import { desktop, phone } from './browser.ts'
import { givenProduct, givenReadyCart, service } from './given.ts'
import { type Journey, journeys } from './journey.ts'
import { readMail } from './mailbox.ts'
import { button, cards, heading, open, payWith, placeOrder, sees, seesPaid } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en
const { afterSales } = t.buy
const owner = demoLogins.find(({ kind }) => kind === 'owner')
assert.ok(owner, 'the demo shop has an owner')
const { email, password } = owner

test(
  'on a phone, a shopper sees the parcel leave, sends something back and orders again',
  journey(phone, async (given) => {
    const { page, shop, context } = given
    const { audit, findings } = openAudit(page)
    const { orders } = shop.inside
    const reference = await buy(given, 'Wanted mug')
    await audit('order paid, with what can be done')

    // Nothing is pressed: the page hears of it.
    await orders.fulfilOrder(service, { reference, carrier: 'Parcel & Co', number: 'PC-77' })
    await sees(heading(page, t.buy.fulfilledTitle))
    await sees(page.getByText('PC-77'))

    await page.getByText(afterSales.returnStart).click()
    await button(page, afterSales.returnSend).click()
    await sees(page.getByText(afterSales.returnReasonError))
    await audit('return refused')
    await page.getByLabel(afterSales.returnReason).fill('Too small for my tea')
    await button(page, afterSales.returnSend).click()
    await sees(page.getByText(afterSales.returnAsked))
    await sees(page.getByText(afterSales.returnStates.requested, { exact: true }))
    await audit('return asked for')
    assert.deepEqual(findings, [])

    const { returns = [] } = await orders.getOrder(service, { reference })
    const [asked] = returns
    assert.ok(asked)
    await orders.decideReturn(service, {
      reference,
      returnId: asked.id,
      approve: true,
      note: 'Our label is in the parcel.',
    })
    await sees(page.getByText(afterSales.returnStates.approved))
    await sees(page.getByText('Our label is in the parcel.'))

    const invoice = page.getByRole('link', { name: afterSales.invoice })
    const printed = await context.request.get(
      new URL((await invoice.getAttribute('href')) ?? '', shop.url).href,
    )
    assert.match(await printed.text(), new RegExp(`INV-TM-\\d{4}-\\d{6}[^]*${reference}`))

    await button(page, afterSales.reorder).click()
    await sees(heading(page, t.buy.cartTitle))
    await sees(page.getByText('Wanted mug').first())
    const mail = await readMail(context, shop, `You can send it back: order ${reference}`)
    await sees(mail.getByText('Our label is in the parcel.'))
  }),
)

test(
  'who changes their mind in time gets everything back',
  journey(desktop, async (given) => {
    const { page, shop } = given
    const reference = await buy(given, 'Regretted mug')
    await page.getByText(t.buy.cancelOrder, { exact: true }).click()
    await button(page, afterSales.cancelYes).click()
    await sees(heading(page, t.buy.cancelledTitle))
    const order = await shop.inside.orders.getOrder(service, { reference })
    assert.equal(order.state, 'cancelled')
    assert.equal(order.refunds?.[0]?.amount.amountMinor, order.total.amountMinor)
  }),
)

test(
  'staff send in parts, give money back, take goods back and write to the customer',
  journey(desktop, async (given) => {
    const { page, shop, expectProblem } = given
    const { audit, findings } = openAudit(page)
    expectProblem(/answer 401: .*\/api\/staff\/me$/)
    const reference = await buy(given, 'Counted mug', 2)
    await page.goto(`/admin/orders/${reference}`)
    await signIn(page)
    await sees(heading(page, reference))

    await button(page, 'Mark as sent').click()
    await page.getByLabel('Carrier').fill('Parcel & Co')
    await page.getByLabel('Tracking number').fill('PC-1')
    await page.getByText('Send only a part of it').click()
    await page.getByLabel('Counted mug').fill('1')
    await audit('parcel dialog', 'stay')
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as sent' }).click()
    await sees(heading(page, 'Parcels'))

    await button(page, 'Give money back').click()
    await page.getByLabel('Amount').fill('3.50')
    await page.getByLabel('Reason').fill('A scratch on the glaze')
    await audit('refund dialog', 'stay')
    await button(page, 'Give it back').click()
    await sees(heading(page, 'Refunds'))
    await sees(page.getByText('A scratch on the glaze').first())

    await page.getByRole('textbox', { name: 'Text' }).fill('Call back on Monday')
    await button(page, 'Keep the note').click()
    await sees(page.getByText('Call back on Monday').last())

    const sent = await shop.inside.orders.getOrder(service, { reference })
    const [parcel] = sent.parcels ?? []
    assert.deepEqual(
      parcel?.lines.map(({ quantity }) => quantity),
      [1],
    )
    await shop.inside.orders.requestReturn(service, {
      reference,
      lines: parcel?.lines ?? [],
      reason: 'Not blue enough',
    })
    await page.reload()
    await button(page, 'Approve').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await button(page, 'It has arrived').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Note the arrival' }).click()
    await sees(button(page, /^Refund /))
    await audit('order with everything')
    await page.getByRole('button', { name: /^Refund / }).click()
    await sees(page.getByText('Return refunded'))
    assert.deepEqual(findings, [])
  }),
)

/** A paid order of the window's shopper, whose page is open. */
async function buy(given: Journey, title: string, quantity = 1): Promise<string> {
  const { page, shop } = given
  const product = await givenProduct(shop, title)
  await givenReadyCart(given, product)
  if (quantity > 1) {
    const [cookie] = (await given.context.cookies()).filter(({ name }) => name === 'tm_cart')
    await shop.inside.cart.addLine(service, {
      cartId: cookie?.value ?? '',
      sku: product.sku,
      quantity: quantity - 1,
    })
  }
  await open(page, '/checkout/payment')
  await placeOrder(page)
  await payWith(page, cards.approved)
  return await seesPaid(page)
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Sign in').click()
}
