import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desktop, phone } from './browser.ts'
import { givenProduct } from './given.ts'
import { journeys } from './journey.ts'
import { buyNow, cards, open, payWith, placeOrder, reachReview, seesPaid } from './steps.ts'

const journey = journeys()

for (const [name, device] of Object.entries({ phone, desktop })) {
  test(
    `a guest buys on a ${name}`,
    journey(device, async ({ page, shop }) => {
      const product = await givenProduct(shop, `Mug for a ${name}`)
      await open(page, `/p/${product.slug}`)
      await buyNow(page)
      await reachReview(page)
      await placeOrder(page)
      await payWith(page, cards.approved)
      const reference = await seesPaid(page)
      assert.match(reference, /^[A-Z0-9-]+$/)
    }),
  )
}
