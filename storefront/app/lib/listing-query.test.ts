import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  isNarrowed,
  parseListing,
  tidierSearch,
  tidyListing,
  withoutFilters,
  withoutParam,
  withPage,
} from './listing-query.ts'

const at = (search: string) => new URLSearchParams(search)

test('names that are not ours are facets, and several values of one facet are kept', () => {
  const state = parseListing(at('color=navy&color=sand&brand=norrland&q=mug&sort=newest&page=2&stock=1'))
  assert.deepEqual(state.filter, ['color:navy', 'color:sand', 'brand:norrland'])
  assert.deepEqual([state.q, state.sort, state.page, state.inStock], ['mug', 'newest', 2, true])
})

test('campaign parameters are no facets', () => {
  assert.deepEqual(parseListing(at('utm_source=mail&gclid=1&color=navy')).filter, ['color:navy'])
})

test('a price range may be open at either end', () => {
  const range = (price: string) => {
    const { priceMin, priceMax } = parseListing(at(`price=${price}`))
    return [priceMin, priceMax]
  }
  assert.deepEqual(range('1000-5000'), [1000, 5000])
  assert.deepEqual(range('-5000'), [undefined, 5000])
  assert.deepEqual(range('1000-'), [1000, undefined])
  assert.deepEqual(range('abc'), [undefined, undefined])
})

test('whatever stands in the address, the state is within the limits of the search contract', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 80 }), (pairs) => {
      const state = parseListing(new URLSearchParams(pairs))
      assert.ok(state.page >= 1 && state.page <= 400)
      assert.ok(state.filter.length <= 40)
      for (const pair of state.filter) {
        assert.match(pair, /^[a-z0-9_-]+:[\s\S]+$/)
        assert.ok(pair.length <= 120)
      }
    }),
  )
})

test('prices written in a form become minor units in the address', () => {
  assert.equal(
    tidyListing(at('price_min=10&price_max=49.5&color=navy')).toString(),
    'color=navy&price=1000-4950',
  )
  assert.equal(tidyListing(at('price_min=&price_max=12,5')).toString(), 'price=-1250')
  assert.equal(tidyListing(at('price_min=&price_max=&price=100-200')).toString(), '')
})

test('an address that is tidy already leads nowhere else', () => {
  assert.equal(tidierSearch(at('color=navy&page=2')), undefined)
  assert.equal(tidierSearch(at('q=&color=navy&page=1')), '?color=navy')
})

test('changing what is shown goes back to the first page', () => {
  const params = at('color=navy&color=sand&page=3&sort=newest')
  assert.equal(withoutParam(params, 'color', 'navy'), '?color=sand&sort=newest')
  assert.equal(withoutFilters(params), '?sort=newest')
  assert.equal(withPage(params, 1), '?color=navy&color=sand&sort=newest')
  assert.equal(withPage(params, 4), '?color=navy&color=sand&sort=newest&page=4')
})

test('words and order alone do not narrow', () => {
  assert.equal(isNarrowed(parseListing(at('q=mug&sort=newest'))), false)
  assert.equal(isNarrowed(parseListing(at('price=-5000'))), true)
})
