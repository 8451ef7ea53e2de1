import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Order } from '@techmart/contracts'
import { moodOf } from './checkout-order.ts'

const order = (facts: object) =>
  ({ payBefore: '2026-03-05T10:20:00.000Z', paid: { amountMinor: 0, currency: 'USD' }, ...facts }) as Order

test('the way back from the payment page colours an order that is not paid yet', () => {
  const unpaid = order({ state: 'awaiting_payment' })
  assert.equal(moodOf(unpaid, null), 'awaiting')
  assert.equal(moodOf(unpaid, 'success'), 'confirming')
  assert.equal(moodOf(unpaid, 'pending'), 'confirming')
  assert.equal(moodOf(unpaid, 'failed'), 'failed')
  assert.equal(moodOf(unpaid, 'cancelled'), 'left')
})

test('a paid order says so whatever the payment page told the shopper', () => {
  assert.equal(moodOf(order({ state: 'paid' }), 'failed'), 'paid')
  assert.equal(moodOf(order({ state: 'fulfilled' }), 'pending'), 'fulfilled')
})

test('a cancelled order tells being cancelled, being late and being paid back apart', () => {
  assert.equal(
    moodOf(order({ state: 'cancelled', cancelledAt: '2026-03-05T10:05:00.000Z' }), null),
    'cancelled',
  )
  assert.equal(
    moodOf(order({ state: 'cancelled', cancelledAt: '2026-03-05T10:20:03.000Z' }), null),
    'expired',
  )
  const paid = { amountMinor: 500, currency: 'USD' }
  assert.equal(
    moodOf(order({ state: 'cancelled', cancelledAt: '2026-03-05T10:21:00.000Z', paid }), null),
    'refunded',
  )
})
