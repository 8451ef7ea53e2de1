import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyOfAddress, sharedPageOf } from './shared-pages.server.ts'

const ask = (path: string, cookie = '', method = 'GET') =>
  sharedPageOf(new Request(`http://shop.example${path}`, { method, headers: { cookie } }))

test('pages that look the same to everybody are shared, in every language and for the router', () => {
  for (const path of [
    ...['/', '/de', '/c/lamps', '/collections', '/collections/new', '/p/mug', '/policies/terms'],
    ...['/ar/p/mug', '/_.data', '/de.data', '/de/_.data', '/p/mug.data?_routes=routes%2Fproduct'],
  ])
    assert.ok(ask(path), path)
})

test('nothing that is or may be somebody’s own is shared', () => {
  for (const path of [
    ...['/cart', '/cart.data', '/cart/summary', '/checkout', '/checkout/payment', '/orders/TM-1?token=x'],
    ...['/order-lookup', '/de/order-lookup', '/preferences', '/recent?slugs=a', '/no-such-page'],
    ...['/p/mug/reviews', '/search?q=mug', '/account', `/c/lamps?brand=${'x'.repeat(600)}`],
  ])
    assert.equal(ask(path), undefined, path)
  for (const method of ['POST', 'PUT', 'DELETE']) assert.equal(ask('/p/mug', '', method), undefined)
})

test('what campaigns put behind an address makes no other page', () => {
  const plain = ask('/c/lamps?color=red&page=2')
  assert.equal(ask('/c/lamps?utm_source=mail&color=red&gclid=1&page=2')?.key, plain?.key)
  assert.equal(plain?.request.url, 'http://shop.example/c/lamps?color=red&page=2')
  assert.notEqual(ask('/c/lamps?color=blue&page=2')?.key, plain?.key)
  for (const path of ['/', '/collections', '/de/policies/terms'])
    assert.equal(ask(`${path}?x=1&color=red`)?.key, ask(path)?.key)
})

test('the page is made from nothing of the visitor but the currency', () => {
  const cookie = 'tm_cart=cart-1; tm_currency=EUR; tm_session=secret; tm_country=FR; tm_attempt=a'
  const page = ask('/p/mug', cookie)
  assert.deepEqual([...(page?.request.headers ?? [])], [['cookie', 'tm_currency=EUR']])
  assert.equal(page?.key, 'EUR /p/mug')
  assert.equal(ask('/p/mug', 'tm_currency=DOGE')?.key, 'USD /p/mug')
})

test('the key of an address that says nothing in vain is that of its page', () => {
  for (const cookie of [
    '',
    'tm_currency=EUR',
    'tm_cart=x; tm_currency=GBP',
    'tm_currency=DOGE; tm_currency=EUR',
  ])
    for (const path of ['/', '/de', '/p/mug?color=red', '/c/lamps?color=red&page=2', '/p/mug.data?_routes=a'])
      assert.equal(keyOfAddress(path, cookie), ask(path, cookie)?.key, `${path} ${cookie}`)
})
