import assert from 'node:assert/strict'
import { test } from 'node:test'
import { returnPage } from './return-page.ts'

test('a shopper comes back from paying to a page of the shop, or to none that was asked for', () => {
  const back = (asked: string) => returnPage('https://shop.example', asked)
  assert.equal(back('https://shop.example/de/orders'), 'https://shop.example/de/orders')
  assert.equal(back('https://ann:pw@shop.example/orders?a=1#b'), 'https://shop.example/orders')
  for (const asked of [
    'https://evil.example/orders',
    'https://shop.example@evil.example/',
    'http://shop.example/orders',
    'blob:https://shop.example/orders',
    'javascript:alert(1)',
    '//evil.example',
    '/orders',
    '',
  ]) {
    assert.equal(back(asked), undefined, asked)
  }
  assert.equal(returnPage('https://shop.example', undefined), undefined)
})
