import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openAudit } from './audit.ts'
import { phone } from './browser.ts'
import { givenProduct, givenReadyCart, service } from './given.ts'
import { type Journey, journeys } from './journey.ts'
import type { ShopUnderTest } from './shop-under-test.ts'
import { button, cards, heading, payWith, placeOrder, sees, seesPaid } from './steps.ts'
import { texts } from './texts.ts'

const journey = journeys()
const t = texts.en

for (const javaScriptEnabled of [true, false]) {
  test(
    `a gift card pays a part and the card the rest, ${javaScriptEnabled ? 'with' : 'without'} scripts`,
    journey({ ...phone, javaScriptEnabled }, async (given) => {
      const { page, shop } = given
      given.expectProblem(/422/)
      const code = await issue(shop, 1_000)
      await atTheLastStep(given)
      await useGiftCard(given, 'WRONG-CODE')
      await sees(page.getByText(t.buy.problems.GIFT_CARD_INVALID))
      if (javaScriptEnabled) await isFaultless(page, 'a gift card is refused')
      await useGiftCard(given, code.toLowerCase())
      await sees(page.getByText(t.buy.giftCard(code.slice(-4))))
      await sees(page.getByText(t.buy.restToPay))
      if (javaScriptEnabled) await isFaultless(page, 'a gift card is taken')
      // Taken out and put in again: nothing has been taken from it yet.
      await button(page, t.buy.giftRemove(code.slice(-4))).click()
      await page.getByText(t.buy.giftCard(code.slice(-4))).waitFor({ state: 'detached' })
      await useGiftCard(given, code)
      await sees(page.getByText(t.buy.giftCard(code.slice(-4))))
      await placeOrder(page)
      await payWith(page, cards.approved)
      await seesPaid(page)
      await assert.rejects(shop.inside.payments.checkGiftCard(service, { code }), {
        code: 'GIFT_CARD_INVALID',
      })
    }),
  )
}

test(
  'a gift card that covers everything leads straight to the paid order',
  journey(phone, async (given) => {
    const { page, shop } = given
    const code = await issue(shop, 90_000)
    await atTheLastStep(given)
    await useGiftCard(given, code)
    await sees(page.getByText(t.buy.nothingToPay))
    await button(page, t.buy.placeCovered).click()
    await seesPaid(page)
  }),
)

async function isFaultless(page: Page, name: string): Promise<void> {
  const { audit, findings } = openAudit(page)
  await audit(name, 'stay')
  assert.deepEqual(findings, [])
}

async function issue({ inside }: ShopUnderTest, amountMinor: number): Promise<string> {
  const request = { requestId: randomUUID(), amount: { amountMinor, currency: 'USD' as const } }
  return (await inside.payments.issueGiftCard(service, request)).code as string
}

async function atTheLastStep(journey: Journey): Promise<void> {
  await givenReadyCart(journey, await givenProduct(journey.shop, 'Gift mug'))
  await journey.page.goto('/checkout/payment')
  await sees(heading(journey.page, t.buy.titles.payment))
}

async function useGiftCard({ page }: Journey, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: t.buy.giftLabel })
  if (!(await field.isVisible())) await page.getByText(t.buy.giftToggle).click()
  await field.fill(code)
  await button(page, t.buy.giftApply).click()
}
