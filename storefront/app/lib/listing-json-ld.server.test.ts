import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Listing } from './listing.server.ts'
import { breadcrumbsJsonLd, itemsJsonLd, siteJsonLd } from './listing-json-ld.server.ts'
import { parseListing } from './listing-query.ts'

const site = { origin: 'https://shop.example', language: 'de' } as const

test('products of a later page are counted on, with their addresses in the language of the page', () => {
  const items = [{ slug: 'becher', title: 'Becher', pictures: [] }] as unknown as Listing['result']['items']
  const [list] = itemsJsonLd(site, {
    result: { total: 25, page: 2, pageCount: 2, items, facets: [] },
    state: parseListing(new URLSearchParams()),
    pageSize: 24,
  })
  assert.deepEqual(list?.itemListElement, [
    {
      '@type': 'ListItem',
      position: 25,
      name: 'Becher',
      url: 'https://shop.example/de/p/becher',
      image: undefined,
    },
  ])
})

test('an empty page has no list', () => {
  const result = { total: 0, page: 1, pageCount: 0, items: [], facets: [] }
  assert.deepEqual(
    itemsJsonLd(site, { result, state: parseListing(new URLSearchParams()), pageSize: 24 }),
    [],
  )
})

test('breadcrumbs begin at home', () => {
  const { itemListElement } = breadcrumbsJsonLd(site, [{ name: 'Küche', to: '/c/kitchen' }])
  assert.ok(Array.isArray(itemListElement))
  assert.deepEqual(
    itemListElement.map(({ position, item }) => [position, item]),
    [
      [1, 'https://shop.example/de'],
      [2, 'https://shop.example/de/c/kitchen'],
    ],
  )
})

test('the shop says how to search it', () => {
  const { potentialAction } = siteJsonLd(site)
  assert.match(JSON.stringify(potentialAction), /shop\.example\/de\/search\?q=\{search_term_string\}/)
})
