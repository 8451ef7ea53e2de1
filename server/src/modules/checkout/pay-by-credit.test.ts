import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Checkout, Money } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { openShop } from '../../testing/open-shop.ts'
import { as } from '../../testing/world.ts'

test('paying by gift card and store credit', async (t) => {
  const shop = await openShop(t)
  const { checkout, payments } = shop
  const issue = async (amountMinor: number, currency: 'USD' | 'EUR' = 'USD') =>
    (await payments.issueGiftCard(as.service, { requestId: newId(), amount: { amountMinor, currency } }))
      .code as string
  const left = async (code: string) =>
    (await payments.checkGiftCard(as.customer(newId()), { code })).balance.amountMinor
  const cartOf = async (slug: string) => {
    const sku = await shop.given.product(slug, { stock: 20 })
    return await shop.readyCart({ [sku]: 1 })
  }
  const add = (cartId: string, code: string) => checkout.addGiftCard(as.anyone(), { cartId, code })
  const place = (cart: { cartId: string; expectedTotal: Money }, more: object = {}, key = newId()) =>
    checkout.place(as.anyone(key), { ...cart, ...more })
  const orderOf = ({ reference, accessToken: token }: { reference: string; accessToken: string }) =>
    shop.orders.getOrder(as.anyone(), { reference, token })
  const intentsOf = async (reference: string) => {
    const response = await fetch(`${shop.provider.url}/v1/intents?reference=${reference}`, {
      headers: { authorization: `Bearer ${shop.config.payment.secretKey}` },
    })
    return ((await response.json()) as { data: { amountMinor: number }[] }).data
  }
  const sums = ({ credit }: Checkout) => [credit?.covered.amountMinor, credit?.rest.amountMinor]

  await t.test('shows what a card covers, remembers it without its code, and lets go of it', async () => {
    const cart = await cartOf('mug-gift-a')
    const total = cart.expectedTotal.amountMinor
    const code = await issue(1_000)
    const shown = await add(cart.cartId, code.toLowerCase())
    assert.deepEqual(sums(shown), [1_000, total - 1_000])
    assert.deepEqual(sums(await add(cart.cartId, code)), [1_000, total - 1_000], 'twice is once')
    const rows = await shop.db.sql<
      { text: string }[]
    >`select to_jsonb(s)::text as text from checkout.sessions s`
    for (const { text } of rows) assert.ok(!text.includes(code) && !text.includes(code.replaceAll('-', '')))
    const accountId = shown.credit?.credits[0]?.accountId as string
    const without = await checkout.removeGiftCard(as.anyone(), { cartId: cart.cartId, accountId })
    assert.equal(without.credit, undefined)
    assert.equal(await left(code), 1_000, 'nothing is taken before the order is placed')
  })

  await t.test('refuses cards that are unknown, of another currency or too many', async () => {
    const cart = await cartOf('mug-gift-b')
    await assert.rejects(add(cart.cartId, 'NEVER-ISSUED'), { code: 'GIFT_CARD_INVALID' })
    await assert.rejects(add(cart.cartId, await issue(100, 'EUR')), { code: 'GIFT_CARD_INVALID' })
    for (let card = 0; card < 5; card++) await add(cart.cartId, await issue(100))
    await assert.rejects(add(cart.cartId, await issue(100)), { code: 'GIFT_CARD_INVALID' })
    assert.equal((await checkout.getCheckout(as.anyone(), cart)).credit?.covered.amountMinor, 500)
    for (const expectedCredit of [
      { amountMinor: 500, currency: 'EUR' as const },
      { amountMinor: -1, currency: 'USD' as const },
    ])
      await assert.rejects(place(cart, { expectedCredit }), { code: 'GIFT_CARD_INVALID' })
  })

  await t.test('limits who tries codes in a cart', async () => {
    const cart = await cartOf('mug-gift-c')
    const tries = await Promise.allSettled(
      Array.from({ length: 25 }, (_, at) => add(cart.cartId, `GUESS-${at}`)),
    )
    const refused = tries.filter(
      (outcome) => outcome.status === 'rejected' && outcome.reason.code === 'TOO_MANY_REQUESTS',
    )
    assert.equal(refused.length, 5)
  })

  await t.test('counts a network’s tries in carts and beside them together', async () => {
    const cart = await cartOf('mug-gift-networks')
    const ctx = { ...as.anyone(), network: '198.51.100.7' }
    const tries = await Promise.allSettled([
      ...Array.from({ length: 15 }, (_, at) => checkout.addGiftCard(ctx, { ...cart, code: `GUESS-${at}` })),
      ...Array.from({ length: 10 }, (_, at) => payments.checkGiftCard(ctx, { code: `GUESS-${at}` })),
    ])
    const refused = tries.filter(
      (outcome) => outcome.status === 'rejected' && outcome.reason.code === 'TOO_MANY_REQUESTS',
    )
    assert.equal(refused.length, 5)
  })

  await t.test('takes the card’s part with the order, and the rest is paid at the provider', async () => {
    const cart = await cartOf('mug-gift-d')
    const code = await issue(1_000)
    await add(cart.cartId, code)
    const key = newId()
    const expectedCredit = { amountMinor: 1_000, currency: 'USD' as const }
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(cart, { expectedCredit }, key)))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    const placed = answers[0] as (typeof answers)[number]
    await assert.rejects(left(code), { code: 'GIFT_CARD_INVALID' })
    const [intent, ...more] = await intentsOf(placed.reference)
    assert.equal(intent?.amountMinor, cart.expectedTotal.amountMinor - 1_000)
    assert.deepEqual(more, [])
    await shop.pay(placed.redirectUrl)
    await shop.until('it is paid', async () => (await orderOf(placed)).state === 'paid')
    assert.deepEqual((await orderOf(placed)).paid, cart.expectedTotal)
  })

  await t.test(
    'pays all of it where the card is worth it: the shopper goes straight to the order',
    async () => {
      const cart = await cartOf('mug-gift-e')
      const code = await issue(50_000)
      await add(cart.cartId, code)
      const placed = await place(cart)
      assert.ok(placed.redirectUrl.includes(`/orders/${placed.reference}?token=`))
      await shop.until('it is paid', async () => (await orderOf(placed)).state === 'paid')
      assert.deepEqual(await intentsOf(placed.reference), [])
      assert.equal(await left(code), 50_000 - cart.expectedTotal.amountMinor)
    },
  )

  await t.test('gives back what an order took that is not paid in time', async () => {
    const cart = await cartOf('mug-gift-f')
    const code = await issue(700)
    await add(cart.cartId, code)
    const { reference, accessToken: token } = await place(cart)
    await shop.orders.cancelOrder(as.anyone(), { reference, token })
    assert.equal(await left(code), 700)
  })

  await t.test(
    'never charges more than was shown: a card that was used elsewhere stops the order',
    async () => {
      const [first, second] = [await cartOf('mug-gift-g'), await cartOf('mug-gift-h')]
      const code = await issue(900)
      for (const { cartId } of [first, second]) await add(cartId, code)
      const expectedCredit = { amountMinor: 900, currency: 'USD' as const }
      const outcomes = await Promise.allSettled(
        [first, second].map((cart) => place(cart, { expectedCredit })),
      )
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
      assert.deepEqual(
        refused.map((outcome) => outcome.reason.code),
        ['GIFT_CARD_INVALID'],
      )
      const loser = outcomes[0]?.status === 'rejected' ? first : second
      await shop.settle()
      // The amounts are shown anew, and the same cart can be ordered at once.
      const again = await place(loser, { expectedCredit: { amountMinor: 0, currency: 'USD' } })
      assert.equal((await intentsOf(again.reference))[0]?.amountMinor, loser.expectedTotal.amountMinor)
      const [stock] = (await shop.inventory.listLevels(as.service, { text: 'MUG-GIFT-H' })).items
      assert.equal(stock?.reserved, 1)
    },
  )

  await t.test('offers a signed-in customer their store credit, and uses it when they say so', async () => {
    const customerId = 'customer-of-the-shop'
    await shop.db.sql`
      insert into payments.credit_accounts (id, kind, customer_id, currency, balance_minor)
      values ('credit-account-1', 'store_credit', ${customerId}, 'USD', 800)`
    const cart = await cartOf('mug-gift-i')
    const { cartId } = cart
    const who = as.customer(customerId)
    const before = await checkout.getCheckout(who, { cartId })
    assert.deepEqual(
      [before.credit?.storeCredit?.amountMinor, ...sums(before)],
      [800, 0, before.quote?.total.amountMinor],
    )
    assert.equal((await checkout.getCheckout(as.anyone(), { cartId })).credit, undefined)
    const after = await checkout.setStoreCredit(who, { cartId, use: true })
    assert.equal(after.credit?.covered.amountMinor, 800)
    const placed = await checkout.place({ ...who, idempotencyKey: newId() }, cart)
    assert.equal((await intentsOf(placed.reference))[0]?.amountMinor, cart.expectedTotal.amountMinor - 800)
  })
})
