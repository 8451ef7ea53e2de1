import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Context, ServiceError } from '@techmart/contracts'
import { writeCursor } from '../../kernel/cursor.ts'
import { newId } from '../../kernel/ids.ts'
import { as } from '../../testing/world.ts'
import { openInput, openPayments } from './fixtures.ts'

const DAY_MS = 86_400_000
const staff: Context = {
  actor: { kind: 'staff', staffId: 'staff-1', sessionId: 'session-1', permissions: ['credit:write'] },
  requestId: 'test-request',
}

test('gift cards and store credit', async (t) => {
  const tools = await openPayments(t)
  const { shop, atProvider, stateOf, toldOf, tellRefundDue } = tools
  const { payments } = shop
  const issue = async (amountMinor: number, more: object = {}) => {
    const { card, code } = await payments.issueGiftCard(staff, {
      requestId: newId(),
      amount: { amountMinor, currency: 'USD' },
      ...more,
    })
    return { id: card.id, code: code as string }
  }
  const balanceOf = async (id: string) => {
    const [row] = await shop.db.sql<{ balance: number; moved: number }[]>`
      select balance_minor as balance, (select sum(delta_minor) from payments.credit_movements
        where account_id = a.id)::int as moved from payments.credit_accounts a where id = ${id}`
    assert.equal(row?.balance, row?.moved)
    return row?.balance
  }
  const open = (orderId: string, more: object) =>
    payments.open(as.service, { ...openInput(orderId), ...more })
  const check = (code: string, ctx = as.anyone()) => payments.checkGiftCard(ctx, { code })
  const refundedOf = async (orderId: string) =>
    (await payments.getPayment(as.service, { orderId })).refunded.amountMinor

  await t.test('are issued once, with a code that is told once and kept nowhere', async () => {
    const request = { requestId: newId(), amount: { amountMinor: 5_000, currency: 'USD' as const } }
    const first = await payments.issueGiftCard(staff, { ...request, note: 'Sorry' })
    assert.match(first.code as string, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
    assert.equal(first.card.last4, first.code?.slice(-4))
    const again = await payments.issueGiftCard(staff, { ...request, note: 'Sorry' })
    assert.deepEqual(again, { card: first.card })
    await assert.rejects(payments.issueGiftCard(staff, request), { code: 'IDEMPOTENCY_KEY_REUSED' })
    const expired = { ...request, requestId: newId(), expiresAt: '2029-01-01T00:00:00.000Z' }
    await assert.rejects(payments.issueGiftCard(staff, expired), { code: 'INVALID_INPUT' })
    const tables = ['credit_accounts', 'credit_movements']
    for (const table of tables) {
      const rows = await shop.db
        .sql`select to_jsonb(x)::text as text from ${shop.db.sql(`payments.${table}`)} x`
      for (const { text } of rows)
        assert.ok(!text.replaceAll('-', '').includes(first.code?.replaceAll('-', '')))
    }
    assert.equal(await balanceOf(first.card.id), 5_000)
  })

  await t.test('are checked by their code, however it is typed; every refusal is the same', async () => {
    const { id, code } = await issue(1_200, { expiresAt: new Date(shop.clock.now() + DAY_MS).toISOString() })
    assert.equal((await check(code.toLowerCase().replaceAll('-', ' '))).balance.amountMinor, 1_200)
    const disabled = await issue(100)
    await payments.disableGiftCard(staff, { id: disabled.id, disabled: true })
    const usedUp = await issue(100)
    await payments.adjustGiftCard(staff, {
      id: usedUp.id,
      requestId: newId(),
      deltaMinor: -100,
      reason: 'Used in the shop',
    })
    shop.clock.advance(2 * DAY_MS)
    const refusals = await Promise.all(
      ['WRONG-CODE-WRONG-CODE', code, disabled.code, usedUp.code].map((wrong) =>
        check(wrong).catch((error: unknown) => {
          assert.ok(error instanceof ServiceError)
          return [error.code, error.details, error.message]
        }),
      ),
    )
    assert.equal(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size, 1)
    assert.equal((refusals[0] as unknown[])[0], 'GIFT_CARD_INVALID')
    await payments.disableGiftCard(staff, { id: disabled.id, disabled: false })
    assert.equal((await check(disabled.code)).balance.amountMinor, 100)
    assert.equal(await balanceOf(id), 1_200)
  })

  await t.test('cannot be guessed at: tries are limited, and counted before they are answered', async () => {
    const who = as.customer('customer-who-guesses')
    const { code } = await issue(100)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => check(`GUESS-${at}`, who)),
    )
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'found'))
    assert.equal(codes.filter((found) => found === 'GIFT_CARD_INVALID').length, 20)
    assert.equal(codes.filter((found) => found === 'TOO_MANY_REQUESTS').length, 20)
    await assert.rejects(check(code, who), { code: 'TOO_MANY_REQUESTS' })
    shop.clock.advance(15 * 60_000)
    assert.equal((await check(code, who)).balance.amountMinor, 100)
  })

  await t.test('are adjusted once per request, and never below zero', async () => {
    const { id } = await issue(1_000)
    const adjust = (requestId: string, deltaMinor: number, reason = 'Counted again') =>
      payments.adjustGiftCard(staff, { id, requestId, deltaMinor, reason })
    const requestId = newId()
    await Promise.all(Array.from({ length: 10 }, () => adjust(requestId, -400)))
    assert.equal(await balanceOf(id), 600)
    await assert.rejects(adjust(requestId, -500), { code: 'IDEMPOTENCY_KEY_REUSED' })
    await assert.rejects(adjust(newId(), -601), { code: 'ORDER_STATE' })
    await assert.rejects(
      payments.adjustGiftCard(staff, { id: newId(), requestId: newId(), deltaMinor: 1, reason: 'x' }),
      { code: 'GIFT_CARD_NOT_FOUND' },
    )
    assert.equal(await balanceOf(id), 600)
  })

  await t.test('are listed newest first, page by page, and found by the end of their code', async () => {
    const { id, code } = await issue(700)
    const all = []
    let cursor: string | undefined
    do {
      const page = await payments.listGiftCards(as.service, { limit: 2, ...(cursor ? { cursor } : {}) })
      all.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    assert.equal(all[0]?.id, id)
    assert.equal(new Set(all.map((card) => card.id)).size, all.length)
    const found = await payments.listGiftCards(as.service, { last4: code.slice(-4) })
    assert.ok(found.items.some((card) => card.id === id))
    for (const cursor of [
      'nonsense',
      '1_x',
      writeCursor('2026-02-31T00:00:00.000Z', 'x'),
      writeCursor('1', 'x'),
    ])
      await assert.rejects(payments.listGiftCards(as.service, { cursor }), { code: 'INVALID_INPUT' }, cursor)
  })

  await t.test(
    'pay a part, the card pays the rest, and both come back with a cancellation or a refund',
    async () => {
      const { id, code } = await issue(1_000)
      const orderId = newId()
      const payment = await open(orderId, { giftCards: [code] })
      assert.deepEqual([payment.credit?.amountMinor, payment.captured.amountMinor], [1_000, 0])
      assert.equal(await balanceOf(id), 0)
      const [intent] = await atProvider.intentsOf(orderId)
      assert.equal(intent?.amountMinor, 1_500)
      await shop.pay(payment.redirectUrl as string)
      await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
      assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])
      // The card first, then what is left on the gift card.
      await tellRefundDue(orderId, 1_700)
      await shop.until('it went back', async () => (await refundedOf(orderId)) === 1_700)
      assert.deepEqual(await atProvider.refundsOf(intent?.id as string), [1_500])
      assert.equal(await balanceOf(id), 200)
      await tellRefundDue(orderId, 900)
      await shop.settle()
      assert.equal(await balanceOf(id), 200, 'never more than was paid')
      await tellRefundDue(orderId, 800)
      await shop.settle()
      assert.equal(await balanceOf(id), 1_000)
      assert.deepEqual((await toldOf(orderId)).slice(1), [
        ['payments.refunded', 1_700],
        ['payments.refund_failed', 900],
        ['payments.refunded', 800],
      ])

      const unpaid = newId()
      await open(unpaid, { giftCards: [code] })
      assert.equal(await balanceOf(id), 0)
      await Promise.all(Array.from({ length: 5 }, () => payments.cancel(as.service, { orderId: unpaid })))
      assert.equal(await balanceOf(id), 1_000)
    },
  )

  await t.test('that cover everything pay at once, without the provider', async () => {
    const { id, code } = await issue(4_000)
    const orderId = newId()
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(orderId, { giftCards: [code] })))
    for (const payment of answers)
      assert.deepEqual([payment.state, payment.redirectUrl], ['captured', openInput(orderId).returnUrl])
    assert.equal(await balanceOf(id), 1_500)
    assert.deepEqual(await toldOf(orderId), [['payments.captured', 2_500]])
    assert.deepEqual(await atProvider.intentsOf(orderId), [])
    await assert.rejects(payments.cancel(as.service, { orderId }), { code: 'ALREADY_PAID' })
    await tellRefundDue(orderId, 2_500, { refundId: 'refund-to-gift-card' })
    await shop.settle()
    assert.equal(await balanceOf(id), 4_000)
    assert.deepEqual((await toldOf(orderId)).slice(1), [['payments.refunded', 2_500]])
  })

  await t.test('that cannot be used leave no payment behind', async () => {
    const { code } = await issue(1_000)
    const euros = await issue(1_000, { amount: { amountMinor: 1_000, currency: 'EUR' } })
    for (const giftCards of [['NEVER-ISSUED'], [code, euros.code]]) {
      const orderId = newId()
      await assert.rejects(open(orderId, { giftCards }), { code: 'GIFT_CARD_INVALID' })
      await assert.rejects(payments.getPayment(as.service, { orderId }), { code: 'PAYMENT_NOT_FOUND' })
    }
    const expectedCredit = { amountMinor: 1_001, currency: 'USD' }
    await assert.rejects(open(newId(), { giftCards: [code], expectedCredit }), { code: 'PRICE_CHANGED' })
    assert.equal((await check(code)).balance.amountMinor, 1_000)
  })

  await t.test('a thousand orders that want the same gift card at once spend it exactly once', async () => {
    const { id, code } = await issue(5_500)
    const orders = Array.from({ length: 1_000 }, () => newId())
    const expectedCredit = { amountMinor: 1, currency: 'USD' }
    const outcomes = await Promise.allSettled(
      orders.map((orderId) => open(orderId, { giftCards: [code], expectedCredit })),
    )
    const taken = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? (outcome.value.credit?.amountMinor ?? 0) : [],
    )
    assert.deepEqual(
      taken.toSorted((a, b) => b - a),
      [2_500, 2_500, 500],
    )
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'PRICE_CHANGED')
    assert.equal(await balanceOf(id), 0)
  })

  await t.test('store credit takes refunds, pays the next order, and is the customer’s alone', async () => {
    const customerId = 'customer-with-credit'
    const orderId = newId()
    const payment = await open(orderId, { customerId })
    await shop.pay(payment.redirectUrl as string)
    await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
    await tellRefundDue(orderId, 2_000, { refundId: 'refund-as-credit', to: 'store_credit' })
    await shop.settle()
    const mine = await payments.getMyStoreCredit(as.customer(customerId), {})
    assert.deepEqual(mine.balances, [{ amountMinor: 2_000, currency: 'USD' }])
    assert.deepEqual((await payments.getMyStoreCredit(as.customer('somebody-else'), {})).balances, [])
    assert.deepEqual(await refundedOf(orderId), 2_000)
    // What went to the credit cannot go back to the card as well.
    await tellRefundDue(orderId, 501)
    await shop.settle()
    assert.equal(await refundedOf(orderId), 2_000)
    await tellRefundDue(orderId, 500)
    await shop.until('the rest went back', async () => (await refundedOf(orderId)) === 2_500)

    const preview = await payments.previewCredits(as.service, {
      amount: { amountMinor: 2_500, currency: 'USD' },
      customerId,
      useStoreCredit: true,
    })
    assert.deepEqual([preview.covered.amountMinor, preview.rest.amountMinor], [2_000, 500])
    const next = newId()
    const second = await open(next, { customerId, useStoreCredit: true })
    assert.equal(second.credit?.amountMinor, 2_000)
    assert.deepEqual(
      (await payments.getMyStoreCredit(as.customer(customerId), {})).balances[0]?.amountMinor,
      0,
    )
    await payments.cancel(as.service, { orderId: next })
    assert.equal(
      (await payments.getMyStoreCredit(as.customer(customerId), {})).balances[0]?.amountMinor,
      2_000,
    )
  })

  await t.test('a refund to store credit of an order without a customer is told as failed', async () => {
    const orderId = newId()
    const payment = await open(orderId, {})
    await shop.pay(payment.redirectUrl as string)
    await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
    await tellRefundDue(orderId, 2_500, { refundId: 'refund-of-a-guest', to: 'store_credit' })
    await shop.settle()
    assert.deepEqual((await toldOf(orderId)).slice(1), [['payments.refund_failed', 2_500]])
  })

  await t.test(
    'movements are never changed, and a balance never falls below zero, not even by hand',
    async () => {
      const { sql } = shop.db
      await assert.rejects(sql`update payments.credit_movements set delta_minor = 1`, /append-only/)
      await assert.rejects(sql`delete from payments.credit_movements`, /append-only/)
      await assert.rejects(
        sql`update payments.credit_accounts set balance_minor = -1`,
        /credit_not_overdrawn/,
      )
    },
  )

  await t.test('an audit of all this finds nothing, and finds what is then broken', async () => {
    const audit = async () => {
      const findings = []
      let cursor: string | undefined
      do {
        const page = await payments.audit(as.service, { limit: 50, ...(cursor ? { cursor } : {}) })
        findings.push(...page.findings)
        cursor = page.nextCursor
      } while (cursor)
      return findings.map(({ kind, subject }) => [kind, subject])
    }
    assert.deepEqual(await audit(), [])
    const { id } = await issue(100)
    const orderId = newId()
    await open(orderId, {})
    await shop.db.sql`update payments.credit_accounts set balance_minor = 99 where id = ${id}`
    await shop.db.sql`update payments.payments set captured_minor = 1 where order_id = ${orderId}`
    assert.deepEqual(await audit(), [
      ['credit_drift', id],
      ['sums_differ', orderId],
    ])
  })

  await t.test(
    'that were stopped take no refund: the rest goes back, and this part is told as failed',
    async () => {
      const { id, code } = await issue(1_000)
      const orderId = newId()
      const payment = await open(orderId, { giftCards: [code] })
      await shop.pay(payment.redirectUrl as string)
      await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
      await payments.disableGiftCard(staff, { id, disabled: true })
      await tellRefundDue(orderId, 2_500)
      await shop.until('it is told', async () => (await toldOf(orderId)).length === 3)
      await tellRefundDue(orderId, 1_000)
      await shop.until('it is told', async () => (await toldOf(orderId)).length === 4)
      assert.equal(await balanceOf(id), 0)
      await payments.disableGiftCard(staff, { id, disabled: false })
      await tellRefundDue(orderId, 1_000)
      await shop.until('it is told', async () => (await toldOf(orderId)).length === 5)
      assert.equal(await balanceOf(id), 1_000)
      assert.deepEqual((await toldOf(orderId)).slice(1), [
        ['payments.refunded', 1_500],
        ['payments.refund_failed', 1_000],
        ['payments.refund_failed', 1_000],
        ['payments.refunded', 1_000],
      ])
      const reasons = await shop.db.sql`
      select distinct payload ->> 'reason' as reason from kernel.outbox
      where key = ${orderId} and type = 'payments.refund_failed'`
      assert.deepEqual([...reasons], [{ reason: 'gift_card_disabled' }])
    },
  )

  await t.test('that have expired can be used for a while for what comes back to them', async () => {
    const expiresAt = new Date(shop.clock.now() + DAY_MS).toISOString()
    const [held, paid, unused] = [
      await issue(1_000, { expiresAt }),
      await issue(2_500, { expiresAt }),
      await issue(100, { expiresAt }),
    ]
    const [unpaid, bought] = [newId(), newId()]
    await open(unpaid, { giftCards: [held.code] })
    await open(bought, { giftCards: [paid.code] })
    shop.clock.advance(2 * DAY_MS)
    await payments.cancel(as.service, { orderId: unpaid })
    await tellRefundDue(bought, 2_500)
    await shop.until('it went back', async () => (await refundedOf(bought)) === 2_500)
    for (const { code } of [held, paid]) {
      const until = (await check(code)).expiresAt as string
      assert.equal(Date.parse(until), shop.clock.now() + 30 * DAY_MS)
    }
    await assert.rejects(check(unused.code), { code: 'GIFT_CARD_INVALID' })
  })
})
