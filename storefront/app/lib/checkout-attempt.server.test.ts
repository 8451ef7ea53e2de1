import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Checkout, Order } from '@techmart/contracts'
import { keyOf, newAttempt, readAttempt, rememberAttempt, settleAttempt } from './checkout-attempt.server.ts'
import type { Shop } from './shop.server.ts'

const shop = { origin: 'https://shop.example', cartId: 'cart-0001' } as Shop
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' as const })
const checkout = (quantity = 1, totalMinor = 4800) =>
  ({
    cart: { id: 'cart-0001', version: 3, lines: [{ sku: 'TEE-M', quantity }] },
    email: 'ada@example.com',
    deliveryCode: 'standard',
    quote: { coupons: [], total: usd(totalMinor) },
  }) as unknown as Checkout
const withCookie = (setCookie: string) =>
  new Request('https://shop.example/', { headers: { cookie: setCookie.split(';')[0] ?? '' } })

test('the key of an attempt stays the same for the same checkout, and only for that', () => {
  const attempt = newAttempt()
  assert.equal(keyOf(attempt, checkout()), keyOf({ ...attempt }, checkout()))
  assert.notEqual(keyOf(attempt, checkout()), keyOf(attempt, checkout(2)))
  assert.notEqual(keyOf(attempt, checkout()), keyOf(attempt, checkout(1, 4900)))
  assert.notEqual(keyOf(attempt, checkout()), keyOf(newAttempt(), checkout()))
})

test('an attempt comes back from its cookie, which scripts cannot read', () => {
  const begun = newAttempt()
  const order = {
    reference: 'TM-AAAAA-BBBBB',
    token: 'secret_token',
    cartId: 'cart-0001',
    key: 'k'.repeat(43),
  }
  for (const attempt of [begun, { ...begun, order }]) {
    const cookie = rememberAttempt(shop, attempt)
    assert.match(cookie, /; HttpOnly; Secure$/)
    assert.deepEqual(readAttempt(withCookie(cookie)), attempt)
  }
  assert.equal(readAttempt(withCookie('tm_attempt=<script>')), undefined)
})

test('the cart is forgotten once its order is paid, the attempt also when it was cancelled', () => {
  const order = { reference: 'TM-1', token: 't', cartId: 'cart-0001', key: 'k' }
  const attempt = { seed: 'seedseed', order }
  const settle = (state: Order['state'], reference = 'TM-1', of = shop) =>
    settleAttempt(of, attempt, { reference, state } as Order, 'forget-cart').length
  assert.equal(settle('awaiting_payment'), 0)
  assert.equal(settle('paid'), 2)
  assert.equal(settle('cancelled'), 1)
  assert.equal(settle('paid', 'TM-2'), 0, 'an order of another time leaves the cart alone')
  assert.equal(settle('paid', 'TM-1', { ...shop, cartId: 'cart-0002' }), 1, 'a newer cart stays')
})
