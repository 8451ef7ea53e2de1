import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../server/src/kernel/ids.ts'
import { type OpenShop, openShop } from '../../server/src/testing/open-shop.ts'
import { as } from '../../server/src/testing/world.ts'
import { checkEvidence } from './check/check.ts'
import type { Evidence } from './check/evidence.ts'
import { readProviderLedger } from './check/provider-ledger.ts'
import { readInside, readSnapshot } from './check/snapshot.ts'
import type { Acknowledged } from './journal.ts'
import { COUPON, type Finished, type Planted, plants } from './planted.ts'

const LOST_ANSWER = '4000000000000341'
const CARD_MINOR = 1_000

test('the checks of a run under fire', async (t) => {
  const finished = await finish(await openShop(t))

  await t.test('find nothing in a shop in which all is well, and look at something everywhere', () => {
    for (const { name, looked, violations } of checkEvidence(finished.evidence)) {
      assert.deepEqual(violations, [], name)
      assert.ok(looked > 0, `${name} looked at nothing`)
    }
  })

  await t.test('each have a violation planted for them here', () => {
    const names = checkEvidence(finished.evidence).map(({ name }) => name)
    assert.deepEqual([...new Set(plants.map(({ breaks }) => breaks))].sort(), names.toSorted())
  })

  for (const plant of plants) {
    await t.test(`find that ${plant.how}`, async () => {
      const evidence = await withPlanted(finished, plant)
      const finding = checkEvidence(evidence).find(({ name }) => name === plant.breaks)
      assert.ok(finding && finding.violations.length > 0, `"${plant.breaks}" has not noticed`)
    })
  }
})

class PutBack extends Error {}

/** What is planted in the database is read in the same transaction, which then puts everything back. */
async function withPlanted(finished: Finished, { inDatabase, elsewhere }: Planted): Promise<Evidence> {
  const evidence = structuredClone(finished.evidence)
  if (inDatabase) {
    await finished.shop.db.sql
      .begin(async (tx) => {
        await inDatabase(tx, finished)
        evidence.shop = await readInside(tx)
        throw new PutBack()
      })
      .catch((error) => {
        if (!(error instanceof PutBack)) throw error
      })
  }
  elsewhere?.(evidence, finished)
  return evidence
}

async function finish(shop: OpenShop): Promise<Finished> {
  const mug = await shop.given.product('mug', { stock: 30 })
  const facts: Acknowledged[] = []
  await shop.pricing.saveCoupon(as.service, {
    ...COUPON,
    kind: 'percent',
    percent: 10,
    label: { en: 'For the first two' },
    active: true,
  })
  const amount = { amountMinor: CARD_MINOR, currency: 'USD' as const }
  const card = await shop.payments.issueGiftCard(as.service, { requestId: 'card-number-1', amount })
  const place = async (coupon?: string, giftCard?: string) => {
    const { cartId } = await shop.readyCart({ [mug]: 2 })
    if (coupon) await shop.cart.applyCoupon(as.anyone(), { cartId, code: coupon })
    if (giftCard) await shop.checkout.addGiftCard(as.anyone(), { cartId, code: giftCard })
    const { quote } = await shop.checkout.getCheckout(as.anyone(), { cartId })
    if (!quote) throw new Error('The cart has no quote')
    const key = newId()
    const placed = await shop.place({ cartId, expectedTotal: quote.total }, key)
    facts.push({
      what: 'placed',
      cartId,
      key,
      orderId: placed.orderId,
      reference: placed.reference,
      totalMinor: placed.total.amountMinor,
      currency: placed.total.currency,
      email: 'ada@example.com',
      lines: { [mug]: 2 },
    })
    return placed
  }
  const cancel = ({ reference, accessToken: token }: Awaited<ReturnType<typeof place>>) =>
    shop.orders.cancelOrder(as.anyone(), { reference, token })
  const stateOf = async (orderId: string) => {
    const [row] = await shop.db.sql<{ state: string; refunded: boolean }[]>`
      select state, refunded_minor = total_minor as refunded from orders.orders where id = ${orderId}`
    return row
  }
  const becomes = (orderId: string, state: string) =>
    shop.until(`${orderId} is ${state}`, async () => (await stateOf(orderId))?.state === state)

  const paid = await place(COUPON.code)
  await shop.pay(paid.redirectUrl, LOST_ANSWER)
  const sent = await place(undefined, card.code)
  await shop.pay(sent.redirectUrl)
  await becomes(paid.orderId, 'paid')
  await becomes(sent.orderId, 'paid')
  await shop.orders.fulfilOrder(as.service, { reference: sent.reference, carrier: 'Swift', number: 'P1' })
  const cancelled = await place(COUPON.code)
  await cancel(cancelled)
  const waiting = await place()
  const refunded = await place()
  // Paid after all, when the goods had been promised to others: the money goes back.
  await shop.inventory.release(as.service, { orderId: refunded.orderId })
  await shop.inventory.adjust(as.service, { sku: mug, delta: -23, reason: 'water damage' })
  await shop.pay(refunded.redirectUrl)
  await shop.until('the money is back', async () => (await stateOf(refunded.orderId))?.refunded === true)
  await shop.inventory.adjust(as.service, { sku: mug, delta: 3, reason: 'slip-1' })
  const refundCtx = { ...as.service, idempotencyKey: 'refund-slip-1' }
  await shop.orders.refundOrder(refundCtx, {
    reference: sent.reference,
    amountMinor: 100,
    reason: 'refund-slip-1',
  })
  for (const { orderId, reference } of [paid, sent]) facts.push({ what: 'seen paid', orderId, reference })
  const { orderId, reference } = sent
  facts.push({ what: 'fulfilled', orderId, reference })
  facts.push({ what: 'parcel sent', orderId, reference, number: 'P1' })
  facts.push({ what: 'cancelled', orderId: cancelled.orderId, reference: cancelled.reference })
  const bookings = [{ sku: mug, delta: 3 }]
  facts.push({ what: 'booking sent', slip: 'slip-1', bookings }, { what: 'booked', slip: 'slip-1', bookings })
  const slip = 'refund-slip-1'
  facts.push({ what: 'refund sent', orderId, reference, slip })
  facts.push({ what: 'refunded', orderId, reference, slip, amountMinor: 100 })
  await shop.settle()

  const { sql } = shop.db
  const mails = await sql<Evidence['mails']>`
    select recipient as "to", message_id as "messageId", subject || text as text from notifications.mails`
  return {
    shop,
    evidence: {
      shop: await readSnapshot(sql),
      intents: await readProviderLedger({ url: shop.provider.url, secretKey: shop.config.payment.secretKey }),
      mails: [...mails],
      facts,
      goods: [{ sku: mug, stock: 30, parts: {} }],
      coupon: COUPON,
      issuedMinor: CARD_MINOR,
    },
    paid: paid.orderId,
    sent: sent.orderId,
    cancelled: cancelled.orderId,
    refunded: refunded.orderId,
    waiting: waiting.orderId,
  }
}
