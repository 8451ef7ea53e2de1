import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patch, put, remove } from './corpus.ts'
import { TooManyFilters } from './filters.ts'
import { BadCursor } from './order.ts'
import { search } from './search.ts'
import { find, shelf } from './shelf.ts'

test('a word with a slip finds what was meant, and the answer says so', () => {
  const corpus = shelf('en', 'wireless headphones', 'café table', 'red shoes')
  const answer = search(corpus, { text: 'Wireless hedaphones', limit: 10 })
  assert.deepEqual(answer.ids, ['wireless headphones'])
  assert.equal(answer.corrected, 'Wireless headphones')
})

test('the rest of a corrected search stays as it was typed, and the correction has its accents', () => {
  const corpus = shelf('en', 'small café table')
  const { corrected } = search(corpus, { text: '  SMALL, caffe -red ', limit: 10 })
  assert.equal(corrected, '  SMALL, café -red ')
})

test('short words and numbers are meant as they are written', () => {
  const corpus = shelf('en', 'red cup', 'model 4500')
  assert.deepEqual(find(corpus, 'rad '), [])
  assert.deepEqual(find(corpus, '4501 '), [])
})

test('the first letter of a short word is meant as it is written', () => {
  const corpus = shelf('en', 'shoe', 'table')
  assert.deepEqual(find(corpus, 'ahoe '), [])
  assert.deepEqual(find(corpus, 'shoo '), ['shoe'])
  assert.deepEqual(find(corpus, 'dable '), ['table'])
})

test('of several corrections the most frequent word is taken', () => {
  const corpus = shelf('en', 'table one', 'table two', 'cable')
  assert.equal(search(corpus, { text: 'dable ', limit: 1 }).corrected, 'table ')
})

test('a last word that nobody has is the beginning of others', () => {
  const corpus = shelf('en', 'headphones', 'headlamp', 'shoes')
  assert.deepEqual(find(corpus, 'headp'), ['headphones'])
  assert.deepEqual(find(corpus, 'head'), ['headlamp', 'headphones'])
  assert.deepEqual(find(corpus, 'head '), [])
})

test('while a word is being typed, it is a beginning even where somebody has it', () => {
  const corpus = shelf('en', 'head', 'headlamp')
  assert.deepEqual(find(corpus, 'head'), ['head'])
  assert.deepEqual(find(corpus, 'head', { completion: 'always' }), ['head', 'headlamp'])
})

test('one word finds two, and two find one', () => {
  const corpus = shelf(
    'en',
    'amazon firestick',
    'amazon fire stick',
    'amazon fire tv stick',
    'stick for a fire',
    'fire and long stick',
  )
  assert.deepEqual(new Set(find(corpus, 'firestick')), new Set(corpus.ids.slice(0, 3)))
  const both = search(corpus, { text: 'fire stick', limit: 10 })
  assert.equal(both.exact, 5)
  assert.equal(both.ids[0], 'amazon fire stick')
})

test('compounds are found with hyphen, space or nothing between their parts', () => {
  const corpus = shelf('en', 'blue T-Shirt')
  for (const text of ['t-shirt', 'tshirt', 't shirt', 'T‑Shirts'])
    assert.deepEqual(find(corpus, text), ['blue T-Shirt'], text)
})

test('numbers with units are found however they are written', () => {
  const corpus = shelf('en', 'monitor 17 inch', 'stick 4GB', 'bottle 0.5 l', 'pipe 1/2 inch', 'rope 1,000 m')
  for (const [text, title] of [
    ['17"', 'monitor 17 inch'],
    ['17 inches', 'monitor 17 inch'],
    ['17in', 'monitor 17 inch'],
    ['4 gb', 'stick 4GB'],
    ['4gb', 'stick 4GB'],
    ['500 ml', 'bottle 0.5 l'],
    ['500ml', 'bottle 0.5 l'],
    ['50cl', 'bottle 0.5 l'],
    ['0.5 inch', 'pipe 1/2 inch'],
    ['1 km rope', 'rope 1,000 m'],
    ['1000m', 'rope 1,000 m'],
  ] as const)
    assert.equal(find(corpus, `${text} `)[0], title, text)
})

test('another unit of the same number is something else', () => {
  const corpus = shelf('en', 'card 4 tb', 'card 4 gb')
  assert.deepEqual(find(corpus, '4gb'), ['card 4 gb'])
})

test('a one-way synonym works one way, a two-way one both', () => {
  const corpus = shelf('en', 'sofa', 'couch', 'mobile phone', 'smartphone')
  const oneWay = [{ from: 'sofas', to: 'couch', direction: 'one_way' as const }]
  assert.deepEqual(find(corpus, 'sofa', {}, oneWay), ['sofa', 'couch'])
  assert.deepEqual(find(corpus, 'couch', {}, oneWay), ['couch'])
  const twoWay = [{ from: 'smartphone', to: 'mobile phone', direction: 'two_way' as const }]
  assert.deepEqual(find(corpus, 'smartphone', {}, twoWay), ['smartphone', 'mobile phone'])
  assert.deepEqual(find(corpus, 'mobile phone', {}, twoWay), ['mobile phone', 'smartphone'])
})

test('of synonyms the longest phrase counts, and words that only join do not', () => {
  const corpus = shelf('en', 'kitchen roll', 'paper', 'bed for dogs', 'kennel')
  const synonyms = [
    { from: 'paper', to: 'sheet', direction: 'one_way' as const },
    { from: 'paper towel', to: 'kitchen roll', direction: 'one_way' as const },
    { from: 'bed for a dog', to: 'kennel', direction: 'one_way' as const },
  ]
  assert.equal(find(corpus, 'paper towels', {}, synonyms)[0], 'kitchen roll')
  assert.ok(find(corpus, 'dog bed for', {}, synonyms).includes('bed for dogs'))
  assert.ok(find(corpus, 'bed for dogs', {}, synonyms).includes('kennel'))
})

test('"without" leaves out what is named so, in every language', () => {
  for (const [language, withIt, withoutIt, other, text] of [
    ['en', 'shoe with laces', 'shoe without laces', 'shoe', 'shoe without laces'],
    ['de', 'Jacke mit Kapuze', 'Jacke ohne Kapuze', 'Jacke', 'Jacke ohne Kapuze'],
    ['es', 'zapato con cordones', 'zapato sin cordones', 'zapato', 'zapatos sin cordones'],
    ['ar', 'حقيبة جلد', 'حقيبة بدون جلد', 'حقيبة', 'حقيبة بدون جلد'],
  ] as const)
    assert.deepEqual(
      find(shelf(language, withIt, withoutIt, other), text).toSorted(),
      [withoutIt, other].toSorted(),
    )
})

test('what says itself that it is without comes first', () => {
  assert.equal(find(shelf('en', 'shoe', 'shoe without laces'), 'shoe without laces')[0], 'shoe without laces')
})

test('a word or measure after a minus is not wanted at all', () => {
  const corpus = shelf('en', 'red shoe', 'blue shoe', 'bottle 500 ml', 'bottle 1 l')
  assert.deepEqual(find(corpus, 'shoe -red'), ['blue shoe'])
  assert.deepEqual(find(corpus, 'bottle -0.5 l'), ['bottle 1 l'])
  assert.deepEqual(find(corpus, 'bottle without 500 ml'), ['bottle 1 l'])
  assert.equal(find(corpus, '-red').length, 3)
  assert.deepEqual(find(corpus, 'blue-red'), find(corpus, 'blue red'))
})

test('what has all words stands before what has some, and is told apart', () => {
  const corpus = shelf('en', 'red', 'leather shoe red', 'shoe red', 'red red red cup')
  const answer = search(corpus, { text: 'red shoe', limit: 10 })
  assert.deepEqual(new Set(answer.ids.slice(0, 2)), new Set(['shoe red', 'leather shoe red']))
  assert.equal(answer.exact, 2)
  assert.equal(answer.total, 4)
})

test('where enough documents have all words, the others are left out', () => {
  const full = Array.from({ length: 12 }, (_, i) => `red shoe number${i}`)
  assert.equal(find(shelf('en', ...full, 'red cup'), 'red shoe').length, 12)
})

test('a word that nobody has leaves no exact find', () => {
  const answer = search(shelf('en', 'red shoe'), { text: 'red xylophone', limit: 1 })
  assert.deepEqual([answer.total, answer.exact], [1, 0])
})

test('a name with the words in one row comes before one with the words apart, the name itself first', () => {
  const corpus = shelf('en', 'case for phone and tablet', 'tablet phone case', 'phone case', 'case phone')
  assert.deepEqual(find(corpus, 'phone case').slice(0, 2), ['phone case', 'tablet phone case'])
})

test('a name of one word said twice is still that name', () => {
  const corpus = shelf('en', 'tom tom tom', 'tom go')
  assert.deepEqual(find(corpus, 'tom tom')[0], 'tom tom tom')
})

test('German compounds are found by their last part, and by one that nobody has', () => {
  const corpus = shelf(
    'de',
    'Regenjacke',
    'Winterjacke Damen',
    'Winter',
    'Regen',
    'Arbeitshose',
    'Arbeit',
    'Jackett',
  )
  assert.deepEqual(find(corpus, 'Jacke '), ['Regenjacke', 'Winterjacke Damen'])
  assert.deepEqual(find(corpus, 'Hosen '), [])
  assert.deepEqual(find(corpus, 'Hose '), ['Arbeitshose'])
  assert.deepEqual(find(shelf('de', 'Regen', 'Jacken'), 'Regenjacke '), ['Jacken'])
})

test('German umlauts are found with and without dots, and ß as ss', () => {
  assert.deepEqual(find(shelf('de', 'Größe'), 'GROSSE '), ['Größe'])
})

test('Arabic words are found in other forms and spellings', () => {
  const corpus = shelf('ar', 'مدرسة', 'حقيبة', 'أحمر', 'كِتَاب')
  assert.deepEqual(find(corpus, 'مدرسه '), ['مدرسة'])
  assert.deepEqual(find(corpus, 'الحقيبة '), ['حقيبة'])
  assert.deepEqual(find(corpus, 'احمر '), ['أحمر'])
  assert.deepEqual(find(corpus, 'كتاب '), ['كِتَاب'])
})

test('texts without spaces are found by their words', () => {
  const corpus = shelf('en', '蓝牙无线耳机', '手机壳', 'ワイヤレスイヤホン', 'กระเป๋าหนัง')
  assert.deepEqual(find(corpus, '耳机'), ['蓝牙无线耳机'])
  assert.deepEqual(find(corpus, 'ワイヤレス'), ['ワイヤレスイヤホン'])
  assert.deepEqual(find(corpus, 'กระเป๋า'), ['กระเป๋าหนัง'])
})

test('an article number is found with and without what stands between its parts', () => {
  const corpus = shelf('en', { id: 'cup', texts: { title: 'cup', sku: ['AB-12/3', 'X.9'] } }, 'AB')
  for (const text of ['AB-12/3', 'ab123', 'AB12-3', 'ab.12.3', 'x9', 'X-9'])
    assert.equal(find(corpus, `${text}`)[0], 'cup', text)
})

test('words that only join are looked for where there is nothing else', () => {
  assert.deepEqual(find(shelf('en', 'the who', 'shoe'), 'the'), ['the who'])
})

test('an empty search finds everything', () => {
  assert.equal(search(shelf('en', 'a', 'b'), { text: ' ', limit: 1 }).total, 2)
})

test('a document is found by the next search, and its old texts no more', () => {
  const corpus = shelf('en', { id: '1', texts: { title: 'red shoe' } })
  put(corpus, { id: '1', texts: { title: 'blue boot' }, facets: {}, numbers: {} })
  assert.deepEqual(find(corpus, 'shoe'), [])
  assert.deepEqual(find(corpus, 'boot'), ['1'])
  remove(corpus, '1')
  assert.deepEqual(find(corpus, 'boot'), [])
})

test('a changed number counts at once, and its document is found by the same words', () => {
  const corpus = shelf(
    'en',
    { id: 'shoe a', numbers: { price: 1, stock: 3 } },
    { id: 'shoe b', numbers: { price: 2 } },
  )
  const sort = [{ number: 'price', order: 'ascending' as const }]
  assert.equal(patch(corpus, 'shoe a', { price: 3 }), true)
  assert.deepEqual(find(corpus, 'shoe', { sort }), ['shoe b', 'shoe a'])
  assert.deepEqual(find(corpus, 'shoe', { ranges: [{ number: 'stock', min: 3 }] }), ['shoe a'])
  patch(corpus, 'shoe b', { popularity: 1 })
  assert.deepEqual(find(corpus, 'shoe'), ['shoe b', 'shoe a'])
  assert.equal(patch(corpus, 'unknown', { price: 3 }), false)
})

test('pinned documents come first in their order, be they found by words or not; filters still count', () => {
  const corpus = shelf(
    'en',
    { id: 'red shoe', facets: { color: ['red'] } },
    { id: 'blue shoe', facets: { color: ['blue'] } },
    { id: 'sock', facets: { color: ['red'] } },
  )
  const pins = ['sock', 'blue shoe', 'sock', 'unknown']
  assert.deepEqual(find(corpus, 'shoe', { pins }), ['sock', 'blue shoe', 'red shoe'])
  const filters = [{ code: 'color', values: ['red'] }]
  assert.deepEqual(find(corpus, 'shoe', { pins, filters }), ['sock', 'red shoe'])
})

test('boosts raise and lower', () => {
  const corpus = shelf('en', 'shoe a', { id: 'shoe b', facets: { color: ['red'] } })
  assert.deepEqual(find(corpus, 'shoe'), ['shoe a', 'shoe b'])
  const byBrand = [{ factor: 2, value: { code: 'color', value: 'red' } }]
  assert.deepEqual(find(corpus, 'shoe', { boosts: byBrand }), ['shoe b', 'shoe a'])
  assert.deepEqual(find(corpus, 'shoe', { boosts: [{ factor: 0, id: 'shoe a' }] }), ['shoe b', 'shoe a'])
})

test('a filtered value is always among the counted, be it the last or of nobody', () => {
  const corpus = shelf(
    'en',
    { id: '1', facets: { color: ['red'] } },
    { id: '2', facets: { color: ['blue'] } },
  )
  const filters = [{ code: 'color', values: ['blue', 'green'] }]
  const { facets, total } = search(corpus, { text: '', limit: 1, filters, facetValues: 1 })
  assert.equal(total, 1)
  assert.deepEqual(facets[0]?.values, [
    { value: 'blue', count: 1, isSelected: true },
    { value: 'green', count: 0, isSelected: true },
  ])
})

test('more filters than fit are refused, as many as fit are not', () => {
  const filters = Array.from({ length: 30 }, (_, i) => ({ code: `facet${i}`, values: ['x'] }))
  const corpus = shelf('en', 'shoe')
  assert.deepEqual(find(corpus, '', { filters: [...filters, ...filters] }), [])
  const ranges = [{ number: 'facet0' }]
  assert.throws(() => find(corpus, '', { filters, ranges }), TooManyFilters)
})

test('a cursor that is none, or of another order, is refused', () => {
  const corpus = shelf('en', 'shoe a', 'shoe b')
  const { next } = search(corpus, { text: 'shoe', limit: 1 })
  for (const after of ['', 'x', '!!', 'bnVsbA', 'IiI', 'eyJhIjoxfQ', 'WzFd'])
    assert.throws(() => find(corpus, 'shoe', { after }), BadCursor, after)
  const sort = [1, 2].map((i) => ({ number: `n${i}`, order: 'ascending' as const }))
  assert.throws(() => find(corpus, 'shoe', { after: next as string, sort }), BadCursor)
})
