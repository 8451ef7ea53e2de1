import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { phone } from './browser.ts'
import { eventually } from './eventually.ts'
import { givenProduct, givenReadyCart } from './given.ts'
import { journeys } from './journey.ts'
import { button, giveContact, open } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

for (const javaScriptEnabled of [true, false]) {
  test(
    `what cannot be right is said at its field, which has the focus, ${javaScriptEnabled ? 'with' : 'without'} scripts`,
    journey({ ...phone, javaScriptEnabled }, async ({ page, context, shop }) => {
      const { fieldErrors } = t.buy
      const visit = javaScriptEnabled ? open : (_: Page, path: string) => page.goto(path)
      await visit(page, '/order-lookup')
      await page.getByRole('textbox', { name: t.buy.reference }).fill('?')
      await page.getByRole('textbox', { name: t.buy.email }).fill('nobody')
      await button(page, t.buy.lookup).click()
      await seesFault(page, t.buy.email, fieldErrors.email)
      await seesFault(page, t.buy.reference, fieldErrors.reference)
      await hasFocus(page, t.buy.reference)

      await givenReadyCart({ context, shop }, await givenProduct(shop, 'Careful mug'))
      await visit(page, '/checkout/contact')
      await giveContact(page, 'nobody')
      await seesFault(page, t.buy.email, fieldErrors.email)
      await hasFocus(page, t.buy.email)

      await visit(page, '/checkout/address')
      await page.getByRole('textbox', { name: t.buy.city }).fill('')
      await page.getByRole('textbox', { name: t.buy.zipCode }).fill('?')
      await button(page, t.buy.next.address).click()
      await seesFault(page, t.buy.zipCode, fieldErrors.postalCode('10001'))
      await seesFault(page, t.buy.city, fieldErrors.city)
      await hasFocus(page, t.buy.city)
    }),
  )
}

/** The field says what is wrong with it, to those who hear it as well. */
async function seesFault(page: Page, name: string, message: string): Promise<void> {
  const field = page.getByRole('textbox', { name })
  await eventually(`${name} says what is wrong`, async () => {
    const described = await field.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        // biome-ignore lint/performance/useDomNodeTextContent: hidden words do not count, which only innerText knows.
        .map((id) => document.getElementById(id)?.innerText),
    )
    return described.includes(message)
  })
}

function hasFocus(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name })
  return eventually(`${name} has the focus`, () =>
    field.evaluate((input) => input === document.activeElement),
  )
}
