import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localized, paths, safeReturnPath, splitLanguage } from './paths.ts'

test('every language but English has its prefix', () => {
  assert.equal(localized('en', paths.cart()), '/cart')
  assert.equal(localized('de', paths.cart()), '/de/cart')
  assert.equal(localized('ar', paths.home()), '/ar')
  assert.equal(localized('es', '/?a=1'), '/es?a=1')
})

test('an address is split into its language and the path without it', () => {
  assert.deepEqual(splitLanguage('/de/c/mugs'), { language: 'de', path: '/c/mugs' })
  assert.deepEqual(splitLanguage('/es'), { language: 'es', path: '/' })
  assert.deepEqual(splitLanguage('/design'), { language: 'en', path: '/design' })
})

test('what is put into an address is escaped', () => {
  assert.equal(paths.search('a&b=c'), '/search?q=a%26b%3Dc')
  assert.equal(paths.product('mug', { color: 'navy', size: 'm' }), '/p/mug?color=navy&size=m')
})

test('forms send people back within the shop only', () => {
  assert.equal(safeReturnPath('/cart?x=1', '/'), '/cart?x=1')
  for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', '', null, 7]) {
    assert.equal(safeReturnPath(foreign, '/'), '/', String(foreign))
  }
})
