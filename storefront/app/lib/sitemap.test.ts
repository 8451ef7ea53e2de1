import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Category } from '@techmart/contracts'
import { indexXml, parsePart, partName, productParts, urlsXml } from './sitemap.ts'

const category = (slug: string, productCount: number, parentSlug?: string): Category => ({
  slug,
  name: slug,
  description: '',
  tint: 'sand',
  position: 0,
  productCount,
  ...(parentSlug ? { parentSlug } : {}),
})

test('a department is divided into parts of 960 products', () => {
  const parts = productParts([category('home', 2000), category('lamps', 900, 'home')])
  assert.deepEqual(parts.map(partName), ['products-home-1.xml', 'products-home-2.xml', 'products-home-3.xml'])
})

test('a department too large to be listed to its end is divided by what lies below it', () => {
  const parts = productParts([
    category('home', 50_000),
    category('lamps', 1000, 'home'),
    category('rugs', 900, 'home'),
  ])
  assert.deepEqual(parts.map(partName), [
    'products-lamps-1.xml',
    'products-lamps-2.xml',
    'products-rugs-1.xml',
  ])
})

test('an empty department has no part', () => {
  assert.deepEqual(productParts([category('home', 0)]), [])
})

test('names of parts are read back, and nothing else is', () => {
  assert.deepEqual(parsePart('products-bath-and-beauty-12.xml'), { category: 'bath-and-beauty', number: 12 })
  for (const name of ['products-1.xml', 'products-home-0.xml', 'products-../x-1.xml', 'pages.xml']) {
    assert.equal(parsePart(name), undefined, name)
  }
})

test('every address is named in every language', () => {
  const xml = urlsXml('https://shop.example', ['/p/mug'])
  assert.equal(xml.match(/<url>/g)?.length, 4)
  assert.match(xml, /<loc>https:\/\/shop\.example\/de\/p\/mug<\/loc>/)
  assert.equal(xml.match(/hreflang="ar"/g)?.length, 4)
})

test('what would break the format is escaped', () => {
  assert.match(indexXml('https://shop.example/?a=1&b=<2>', []), /<sitemapindex/)
  assert.match(indexXml('https://shop.example/?a&b', ['x.xml']), /\?a&amp;b\/sitemap/)
})
