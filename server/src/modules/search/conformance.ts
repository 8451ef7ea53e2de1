import assert from 'node:assert/strict'
import { after, before, describe, type TestContext, test } from 'node:test'
import { setImmediate as anyoneElse } from 'node:timers/promises'
import type { Language } from '@techmart/contracts'
import type { SearchBackend } from './backend.ts'
import type { Change } from './engine/corpus.ts'
import { marksIn } from './engine/mark.ts'
import { BadCursor } from './engine/order.ts'
import type { SourceDocument } from './engine/schema.ts'
import type { Answer, Question } from './engine/search.ts'

/** A backend under test, empty, with the schema of products. */
export interface Subject {
  backend: SearchBackend
  /** Makes the index of a language anew while it serves; `everything` is what it holds. */
  rebuild: (language: Language, everything: readonly Change[]) => Promise<void>
  close: () => Promise<void>
}

type Texts = SourceDocument['texts']
type Given = Partial<Omit<SourceDocument, 'texts'>> & { texts?: Texts; title?: string }

interface Stage {
  /** Only there while a test runs. */
  subject: () => Subject
  /** Puts documents for this test alone; answers the changes. */
  given: (t: TestContext, documents: Record<string, Given | string>, language?: Language) => Promise<Change[]>
  ask: (text: string, question?: Partial<Question> & { language?: Language }) => Promise<Answer>
  idsOf: (text: string, question?: Partial<Question> & { language?: Language }) => Promise<string[]>
}

/**
 * What every search backend promises. Backends may differ in exact scores, so orders by relevance are tested only where
 * they are plain; everything else is the same: what is found, how much, every count, orders by numbers, pages.
 */
export function conformance(name: string, open: () => Promise<Subject>): void {
  describe(`search by ${name}`, () => {
    let subject: Subject | undefined
    before(async () => {
      subject = await open()
    })
    after(() => subject?.close())
    const stage = stageFor(() => subject as Subject)
    wordsAreFound(stage)
    languagesAreRead(stage)
    unwantedIsLeftOut(stage)
    findsAreNarrowed(stage)
    findsAreOrdered(stage)
    pagesAreTurned(stage)
    changesAreSeen(stage)
    anythingMayBeTyped(stage)
  })
}

function stageFor(subject: () => Subject): Stage {
  const ask: Stage['ask'] = (text, { language = 'en', ...question } = {}) =>
    subject().backend.search(language, { text, limit: 50, ...question })
  return {
    subject,
    given: async (t, documents, language = 'en') => {
      const changes = Object.entries(documents).map(([id, given]) => put(id, given))
      await subject().backend.apply(language, changes)
      t.after(() =>
        subject().backend.apply(
          language,
          Object.keys(documents).map((id) => ({ kind: 'remove', id })),
        ),
      )
      return changes
    },
    ask,
    idsOf: async (text, question) => (await ask(text, question)).ids.toSorted(),
  }
}

function put(id: string, given: Given | string): Change {
  const { title, texts, facets = {}, numbers = {} } = typeof given === 'string' ? { title: given } : given
  return { kind: 'put', source: { id, texts: { ...(title ? { title } : {}), ...texts }, facets, numbers } }
}

/** So many documents that are alike. */
function many(count: number, prefix: string, given: (place: number) => Given | string) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`${prefix}${String(place).padStart(3, '0')}`, given(place)]),
  )
}

function wordsAreFound({ given, ask, idsOf, subject }: Stage): void {
  test('an empty index finds nothing and says so', async () => {
    const { total, matched, exact, ids, next } = await ask('lamp')
    assert.deepEqual(
      { total, matched, exact, ids, next },
      { total: 0, matched: 0, exact: 0, ids: [], next: undefined },
    )
    assert.equal((await ask('')).total, 0)
  })

  test('a word is found in every text of a document', async (t) => {
    await given(t, {
      a: 'Desk lamp',
      b: { title: 'Thing', texts: { brand: 'Lamp' } },
      c: { title: 'Thing', texts: { category: ['Home', 'Lamp'] } },
      d: { title: 'Thing', texts: { attributes: ['Lamp'] } },
      e: { title: 'Thing', texts: { bullets: ['fits every lamp'] } },
      f: { title: 'Thing', texts: { description: 'A kind of lamp.' } },
      g: 'Desk',
    })
    assert.deepEqual(await idsOf('lamp'), ['a', 'b', 'c', 'd', 'e', 'f'])
    assert.equal((await ask('lamp')).ids[0], 'a')
  })

  test('an article number is found with and without what stands between its parts', async (t) => {
    await given(t, {
      a: { title: 'Lamp', texts: { sku: 'QX-1234-Z' } },
      b: { title: 'Lamp', texts: { sku: 'QX-1235-Z' } },
    })
    for (const text of ['QX-1234-Z', 'qx1234z', 'QX1234Z']) assert.equal((await ask(text)).ids[0], 'a', text)
  })

  test('forms of a word find one another', async (t) => {
    await given(t, { a: 'Desk lamp', b: 'Garden lamps' })
    assert.deepEqual(await idsOf('lamp'), ['a', 'b'])
    assert.deepEqual(await idsOf('lamps'), ['a', 'b'])
  })

  test('where enough documents have all words, others are not found', async (t) => {
    await given(t, { ...many(15, 's', () => 'Red shirt'), ...many(5, 'h', () => 'Red hat') })
    const answer = await ask('red shirt')
    assert.equal(answer.total, 15)
    assert.equal(answer.exact, 15)
    assert.ok(answer.ids.every((id) => id.startsWith('s')))
  })

  test('where few documents have all words, near ones help out behind them', async (t) => {
    await given(t, { a: 'Red shirt', ...many(5, 'h', () => 'Red hat'), ...many(5, 'b', () => 'Blue shirt') })
    const answer = await ask('red shirt')
    assert.equal(answer.total, 11)
    assert.equal(answer.exact, 1)
    assert.equal(answer.ids[0], 'a')
  })

  test('a word that nobody has leaves the others, and no exact find', async (t) => {
    await given(t, { a: 'Red shirt' })
    const answer = await ask('red qqzzxxyy')
    assert.deepEqual(answer.ids, ['a'])
    assert.equal(answer.exact, 0)
  })

  test('a slip of the fingers is forgiven, and what was meant is told', async (t) => {
    await given(t, { a: 'Wireless keyboard', b: 'Wireless mouse' })
    for (const [typed, meant] of [
      ['keybaord', 'keyboard'],
      ['keybord', 'keyboard'],
      ['keyboardd', 'keyboard'],
      ['keuboard', 'keyboard'],
    ] as const) {
      const answer = await ask(typed)
      assert.deepEqual(answer.ids, ['a'], typed)
      assert.equal(answer.corrected, meant)
    }
    assert.equal((await ask('Wireless  mousse')).corrected, 'Wireless  mouse')
    assert.equal((await ask('wireless mouse')).corrected, undefined)
  })

  test('numbers and short words are meant as they are written', async (t) => {
    await given(t, { a: 'Model 4711', b: 'Red box' })
    assert.deepEqual(await idsOf('4712 '), [])
    assert.deepEqual(await idsOf('rd '), [])
  })

  test('the last word may be unfinished, others may not', async (t) => {
    await given(t, { a: 'Garden umbrella', b: 'Garden hose' })
    assert.deepEqual(await idsOf('umbr'), ['a'])
    assert.deepEqual(await idsOf('garden umb'), ['a', 'b'])
    assert.equal((await ask('garden umb')).ids[0], 'a')
    assert.deepEqual(await idsOf('umbr '), [])
  })

  test('while a word is being typed it may always go on', async (t) => {
    await given(t, { ...many(3, 'c', () => 'Car'), ...many(3, 'p', () => 'Carpet') })
    assert.equal((await ask('car')).total, 3)
    assert.equal((await ask('car', { completion: 'always' })).total, 6)
  })

  test('words are found joined and apart', async (t) => {
    await given(t, { a: 'Fire TV Stick', b: 'Firestick remote' })
    assert.deepEqual(await idsOf('firestick'), ['a', 'b'])
    assert.deepEqual(await idsOf('fire stick'), ['a', 'b'])
  })

  test('a quantity is found however it is written', async (t) => {
    await given(t, { a: 'Laptop 17 inch', b: 'Bottle 0.5 l', c: 'Memory 4GB', d: 'Laptop 15 inch' })
    for (const text of ['17 inch', '17"', '17in']) assert.equal((await ask(text)).ids[0], 'a', text)
    for (const text of ['500 ml', '500ml', '50 cl', '0,5 l']) assert.deepEqual(await idsOf(text), ['b'], text)
    for (const text of ['4 gb', '4gb']) assert.deepEqual(await idsOf(text), ['c'], text)
  })

  test('case, accents and apostrophes do not matter', async (t) => {
    await given(t, { a: "Café crème L'Oréal" })
    for (const text of ['cafe', 'CAFÉ', 'creme', 'loreal', 'l’oréal'])
      assert.deepEqual(await idsOf(text), ['a'], text)
  })

  test('a phrase that is the whole name comes first', async (t) => {
    await given(t, {
      a: 'Coffee table book about the history of coffee',
      b: 'Coffee table',
      c: 'Table for a coffee pot',
    })
    assert.equal((await ask('coffee table')).ids[0], 'b')
  })

  test('terms mark what a title is found by', async (t) => {
    await given(t, { a: 'Garden lamps 500 ml' })
    const { terms } = await ask('lamp 0.5 l')
    const marked = marksIn('Garden lamps 500 ml', 'en', new Set(terms)).map(([start, end]) =>
      'Garden lamps 500 ml'.slice(start, end),
    )
    assert.deepEqual(marked, ['lamps 500 ml'])
  })

  test('synonyms go one way or both, of one word or several, until they are replaced', async (t) => {
    const { backend } = subject()
    await given(t, { a: 'Sofa', b: 'Couch', c: 'Television', d: 'Flat screen' })
    t.after(() => backend.setSynonyms('en', []))
    await backend.setSynonyms('en', [
      { from: 'sofa', to: 'couch', direction: 'two_way' },
      { from: 'telly', to: 'television', direction: 'one_way' },
      { from: 'television', to: 'flat screen', direction: 'one_way' },
    ])
    assert.deepEqual(await idsOf('sofas'), ['a', 'b'])
    assert.deepEqual(await idsOf('couch'), ['a', 'b'])
    assert.deepEqual(await idsOf('telly'), ['c'])
    assert.deepEqual(await idsOf('television'), ['c', 'd'])
    assert.deepEqual(await idsOf('flat screen'), ['d'])
    await backend.setSynonyms('en', [])
    assert.deepEqual(await idsOf('sofas'), ['a'])
  })

  test('what is being typed is gone on with', async (t) => {
    const { backend } = subject()
    await given(t, {
      ...many(4, 'k', () => 'Kitchen knife'),
      ...many(3, 'l', () => 'Kitchen ladle'),
      x: 'Kite',
    })
    assert.deepEqual(await backend.complete('en', 'kit', 3), ['kitchen', 'kitchen knife', 'kitchen ladle'])
    assert.deepEqual(await backend.complete('en', 'Kitchen kn', 5), ['kitchen knife'])
    assert.deepEqual(await backend.complete('en', 'zzz', 5), [])
    assert.deepEqual(await backend.complete('en', '', 5), [])
  })
}

function languagesAreRead({ given, ask, idsOf, subject }: Stage): void {
  test('each language has its own documents', async (t) => {
    await given(t, { a: 'Lamp' })
    await given(t, { b: 'Lámpara' }, 'es')
    assert.deepEqual(await idsOf('lampara', { language: 'es' }), ['b'])
    assert.deepEqual(await idsOf('lampara', { language: 'de' }), [])
    assert.deepEqual(await idsOf('lamp', { language: 'de' }), [])
  })

  test('German compounds are found by what they are', async (t) => {
    await given(t, { a: 'Regenjacke', b: 'Jacke', c: 'Regen' }, 'de')
    assert.deepEqual(await idsOf('jacke', { language: 'de' }), ['a', 'b'])
    assert.equal((await ask('regen jacke', { language: 'de' })).ids[0], 'a')
    assert.deepEqual(await idsOf('Jacken', { language: 'de' }), ['b'])
  })

  test('German umlauts, Spanish plurals and Arabic forms are understood', async (t) => {
    await given(t, { a: 'Schöne Häuser' }, 'de')
    await given(t, { b: 'Camisetas rojas' }, 'es')
    await given(t, { c: 'مصباح المكتب', d: 'كرسي' }, 'ar')
    assert.deepEqual(await idsOf('schone', { language: 'de' }), ['a'])
    assert.deepEqual(await idsOf('camiseta roja', { language: 'es' }), ['b'])
    assert.deepEqual(await idsOf('مكتب', { language: 'ar' }), ['c'])
  })

  test('a word is completed with its accents', async (t) => {
    await given(
      t,
      many(3, 'c', () => 'Cámara réflex'),
      'es',
    )
    assert.deepEqual(await subject().backend.complete('es', 'cam', 2), ['cámara', 'cámara réflex'])
    assert.equal((await ask('camra', { language: 'es' })).corrected, 'cámara')
  })
}

function unwantedIsLeftOut({ given, idsOf }: Stage): void {
  test('a word behind a minus is not wanted', async (t) => {
    await given(t, { a: 'Red lamp', b: 'Blue lamp', c: 'T-shirt' })
    assert.deepEqual(await idsOf('lamp -red'), ['b'])
    assert.deepEqual(await idsOf('-red'), ['b', 'c'])
    assert.deepEqual(await idsOf('t-shirt'), ['c'])
  })

  test('what follows "without" is not wanted, unless a name says it is without', async (t) => {
    await given(t, { a: 'Belt with buckle', b: 'Belt', c: 'Belt without buckle' })
    assert.deepEqual(await idsOf('belt without buckle'), ['b', 'c'])
    await given(t, { a: 'Zelt mit Boden', b: 'Zelt', c: 'Zelt ohne Boden' }, 'de')
    assert.deepEqual(await idsOf('zelt ohne boden', { language: 'de' }), ['b', 'c'])
    await given(t, { a: 'Café con azúcar', b: 'Café sin azúcar' }, 'es')
    assert.deepEqual(await idsOf('café sin azúcar', { language: 'es' }), ['b'])
  })
}

const SHIRTS: Record<string, Given> = {
  a: { title: 'Shirt', facets: { color: ['red'], size: ['s', 'm'] }, numbers: { price: 10 } },
  b: { title: 'Shirt', facets: { color: ['red'], size: ['m'] }, numbers: { price: 20 } },
  c: { title: 'Shirt', facets: { color: ['blue'], size: ['m'] }, numbers: { price: 30 } },
  d: { title: 'Shirt', facets: { color: ['green'], size: ['l'] }, numbers: { price: 50 } },
  e: { title: 'Shirt', facets: { size: ['l'] } },
  f: { title: 'Hat', facets: { color: ['red'] }, numbers: { price: 90 } },
}

/** Counts by facet, for comparing; facets come in no order. */
function counts({ facets }: Answer): Record<string, Record<string, number>> {
  return Object.fromEntries(
    facets.map(({ code, values }) => [
      code,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  )
}

function findsAreNarrowed({ given, ask, idsOf }: Stage): void {
  test('every facet is counted over what the words find', async (t) => {
    await given(t, SHIRTS)
    const answer = await ask('shirt', { facetValues: 10 })
    assert.deepEqual(counts(answer), { color: { red: 2, blue: 1, green: 1 }, size: { m: 3, l: 2, s: 1 } })
    assert.deepEqual((await ask('shirt')).facets, [])
  })

  test('the most frequent values come first, then the alphabet, and no more than asked for', async (t) => {
    await given(t, SHIRTS)
    const { facets } = await ask('shirt', { facetValues: 2 })
    assert.deepEqual(
      facets.find(({ code }) => code === 'color')?.values.map(({ value }) => value),
      ['red', 'blue'],
    )
  })

  test('values of one facet add up, and it is counted as if its own filter were open', async (t) => {
    await given(t, SHIRTS)
    const answer = await ask('shirt', {
      facetValues: 10,
      filters: [
        { code: 'color', values: ['red', 'blue'] },
        { code: 'size', values: ['m'] },
      ],
    })
    assert.deepEqual(answer.ids.toSorted(), ['a', 'b', 'c'])
    assert.deepEqual([answer.total, answer.matched], [3, 5])
    assert.deepEqual(counts(answer), { color: { red: 2, blue: 1 }, size: { m: 3, s: 1 } })
  })

  test('a value that is filtered by is listed first even when nothing has it any more', async (t) => {
    await given(t, SHIRTS)
    const { facets, total } = await ask('shirt', {
      facetValues: 2,
      filters: [{ code: 'color', values: ['green'] }],
      ranges: [{ number: 'price', max: 30 }],
    })
    assert.equal(total, 0)
    assert.deepEqual(facets.find(({ code }) => code === 'color')?.values, [
      { value: 'green', count: 0, isSelected: true },
      { value: 'red', count: 2, isSelected: false },
    ])
  })

  test('an unknown value of a filter finds nothing', async (t) => {
    await given(t, SHIRTS)
    assert.deepEqual(await idsOf('shirt', { filters: [{ code: 'color', values: ['pink'] }] }), [])
    assert.deepEqual(await idsOf('shirt', { filters: [{ code: 'nothing', values: ['pink'] }] }), [])
    assert.deepEqual(await idsOf('shirt', { filters: [{ code: 'color', values: [] }] }), [])
  })

  test('a range includes its limits and leaves out what has no such number', async (t) => {
    await given(t, SHIRTS)
    assert.deepEqual(await idsOf('', { ranges: [{ number: 'price', min: 20, max: 50 }] }), ['b', 'c', 'd'])
    assert.deepEqual(await idsOf('', { ranges: [{ number: 'price', min: 50 }] }), ['d', 'f'])
    assert.deepEqual(await idsOf('', { ranges: [{ number: 'price' }] }), ['a', 'b', 'c', 'd', 'f'])
    assert.deepEqual(await idsOf('', { ranges: [{ number: 'weight', min: 0 }] }), [])
  })

  test('a histogram cuts a number into equal parts, as if its own range were open', async (t) => {
    await given(t, SHIRTS)
    const { histograms } = await ask('shirt', {
      histograms: ['price', 'weight'],
      buckets: 4,
      ranges: [{ number: 'price', max: 20 }],
      filters: [{ code: 'size', values: ['s', 'm', 'l'] }],
    })
    assert.deepEqual(histograms, [{ number: 'price', min: 10, max: 50, buckets: [1, 1, 1, 1] }])
  })

  test('what is elsewhere is neither found nor counted', async (t) => {
    await given(t, SHIRTS)
    const answer = await ask('', {
      facetValues: 10,
      within: [{ code: 'color', values: ['red', 'blue'] }],
      bounds: [{ number: 'price', max: 50 }],
    })
    assert.deepEqual(answer.ids.toSorted(), ['a', 'b', 'c'])
    assert.deepEqual([answer.total, answer.matched, answer.exact], [3, 3, 3])
    assert.deepEqual(counts(answer), { color: { red: 2, blue: 1 }, size: { m: 3, s: 1 } })
  })

  test('exact finds are counted after the filters', async (t) => {
    await given(t, { ...SHIRTS, g: { title: 'Warm shirt', facets: { color: ['red'] } } })
    const answer = await ask('warm shirt', { filters: [{ code: 'color', values: ['blue'] }] })
    assert.deepEqual([answer.total, answer.matched, answer.exact], [1, 6, 0])
  })

  test('facets and numbers may be called anything', async (t) => {
    const names = ['a.b', '*', '__proto__', 'constructor', 'größe', 'x y', '%2E', '[1]', 'a>b', '.', '"']
    const entries = names.map((name) => [name, ['a.*"\\', '__proto__']] as const)
    const numbers = Object.fromEntries(names.map((name, place) => [name, place]))
    await given(t, { a: { title: 'Lamp', facets: Object.fromEntries(entries), numbers }, b: 'Lamp' })
    const { facets } = await ask('', { facetValues: 5 })
    assert.deepEqual(facets.map(({ code }) => code).toSorted(), names.toSorted())
    for (const [place, name] of names.entries()) {
      const filters = [{ code: name, values: ['a.*"\\'] }]
      assert.deepEqual(await idsOf('', { filters, ranges: [{ number: name, min: place }] }), ['a'], name)
      const sort = [{ number: name, order: 'descending' as const }]
      const { ids, histograms } = await ask('', { sort, histograms: [name] })
      assert.deepEqual(ids, ['a', 'b'])
      assert.equal(histograms[0]?.min, place)
    }
  })
}

const PRICED: Record<string, Given> = {
  a: { title: 'Shirt', numbers: { price: 10, rating: 5 } },
  b: { title: 'Shirt', numbers: { price: -2.5, rating: 1 } },
  c: { title: 'Shirt', numbers: { price: 10, rating: 3 } },
  d: { title: 'Shirt' },
  e: { title: 'Shirt', numbers: { price: 30, rating: 3 } },
  f: { title: 'Shirt' },
}

function findsAreOrdered({ given, ask, idsOf }: Stage): void {
  test('numbers order, those without come last, and of equals the lesser id comes first', async (t) => {
    await given(t, PRICED)
    const by = async (...sort: { number: string; order: 'ascending' | 'descending' }[]) =>
      (await ask('shirt', { sort })).ids.join('')
    assert.equal(await by({ number: 'price', order: 'ascending' }), 'bacedf')
    assert.equal(await by({ number: 'price', order: 'descending' }), 'eacbdf')
    assert.equal(
      await by({ number: 'rating', order: 'descending' }, { number: 'price', order: 'descending' }),
      'aecbdf',
    )
    assert.equal(await by({ number: 'nothing', order: 'descending' }), 'abcdef')
  })

  test('of documents that say the same, signals decide', async (t) => {
    await given(t, {
      a: { title: 'Shirt', numbers: { available: 0, popularity: 0 } },
      b: { title: 'Shirt', numbers: { available: 1, popularity: 0 } },
      c: { title: 'Shirt', numbers: { available: 1, popularity: 1 } },
    })
    assert.deepEqual((await ask('shirt')).ids, ['c', 'b', 'a'])
    assert.deepEqual((await ask('')).ids, ['c', 'b', 'a'])
  })

  test('boosts raise and lower documents by a value or by themselves', async (t) => {
    await given(t, {
      a: { title: 'Shirt', facets: { brand: ['Acme'] } },
      b: { title: 'Shirt', facets: { brand: ['Bolt'] } },
      c: { title: 'Shirt', facets: { brand: ['Core'] } },
    })
    const boosts = [
      { factor: 2, value: { code: 'brand', value: 'Bolt' } },
      { factor: 4, id: 'c' },
    ]
    assert.deepEqual((await ask('shirt', { boosts })).ids, ['c', 'b', 'a'])
    assert.deepEqual((await ask('', { boosts: [{ factor: 0.5, id: 'a' }] })).ids, ['b', 'c', 'a'])
  })

  test('pinned documents come first in their order, even when no word finds them', async (t) => {
    await given(t, {
      a: 'Shirt',
      b: 'Shirt',
      c: 'Shirt',
      x: 'Hat',
      y: { title: 'Hat', facets: { color: ['red'] } },
    })
    const answer = await ask('shirt', { pins: ['y', 'c', 'gone'] })
    assert.deepEqual(answer.ids, ['y', 'c', 'a', 'b'])
    assert.deepEqual([answer.total, answer.matched, answer.exact], [4, 4, 3])
    assert.deepEqual((await ask('', { pins: ['x'] })).ids[0], 'x')
  })

  test('pins do not get past the place, the filters or a word that is not wanted', async (t) => {
    await given(t, SHIRTS)
    const pins = ['d', 'f']
    assert.deepEqual(await idsOf('shirt', { pins, within: [{ code: 'color', values: ['red'] }] }), [
      'a',
      'b',
      'f',
    ])
    assert.deepEqual(await idsOf('shirt', { pins, filters: [{ code: 'color', values: ['blue'] }] }), ['c'])
    assert.deepEqual(await idsOf('shirt -hat', { pins }), ['a', 'b', 'c', 'd', 'e'])
  })
}

function pagesAreTurned({ given, ask, subject }: Stage): void {
  const walk = async (text: string, question: Partial<Question>): Promise<string[]> => {
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await ask(text, { ...question, after })
      ids.push(...page.ids)
      after = page.next
    } while (after !== undefined && ids.length < 200)
    return ids
  }
  const orders: [string, Partial<Question>][] = [
    ['relevance', {}],
    ['relevance with pins', { pins: ['s007', 's003'] }],
    ['a number that some lack', { sort: [{ number: 'price', order: 'ascending' }] }],
    ['a number downwards', { sort: [{ number: 'price', order: 'descending' }] }],
  ]
  const stock = () =>
    many(23, 's', (place) => ({
      title: place % 3 === 0 ? 'Blue shirt' : 'Shirt blue and warm',
      numbers: { ...(place % 4 === 0 ? {} : { price: (place * 7) % 5 }), popularity: (place % 6) / 6 },
    }))

  test('pages by cursor have no gaps and no repeats, and end', async (t) => {
    await given(t, stock())
    for (const [name, question] of orders)
      for (const text of ['blue shirt', '']) {
        const whole = await ask(text, { ...question, limit: 50 })
        assert.equal(whole.next, undefined)
        assert.equal(whole.ids.length, 23)
        assert.deepEqual(await walk(text, { ...question, limit: 5 }), whole.ids, `${name} of "${text}"`)
      }
  })

  test('pages by number are the same as by cursor, and totals stay', async (t) => {
    await given(t, stock())
    for (const [name, question] of orders) {
      const whole = await ask('blue shirt', { ...question, limit: 50 })
      for (let offset = 0; offset < 30; offset += 6) {
        const page = await ask('blue shirt', { ...question, limit: 6, offset })
        assert.deepEqual(page.ids, whole.ids.slice(offset, offset + 6), name)
        assert.equal(page.total, 23)
      }
    }
  })

  test('a page that ends exactly at the end is the last', async (t) => {
    await given(
      t,
      many(6, 's', () => 'Shirt'),
    )
    const first = await ask('shirt', { limit: 3 })
    const second = await ask('shirt', { limit: 3, after: first.next })
    assert.ok(first.next)
    assert.equal(second.ids.length, 3)
    assert.equal(second.next, undefined)
  })

  test('what is added or removed before the cursor moves nothing behind it', async (t) => {
    await given(
      t,
      many(10, 's', (place) => ({ title: 'Shirt', numbers: { price: 10 + place } })),
    )
    const sort = [{ number: 'price', order: 'ascending' as const }]
    const first = await ask('shirt', { sort, limit: 4 })
    await given(t, { zz: { title: 'Shirt', numbers: { price: 1 } } })
    await subject().backend.apply('en', [{ kind: 'remove', id: 's001' }])
    const second = await ask('shirt', { sort, limit: 4, after: first.next })
    assert.deepEqual(second.ids, ['s004', 's005', 's006', 's007'])
  })

  test('nothing is listed when nothing is asked for, but counted', async (t) => {
    await given(t, SHIRTS)
    const answer = await ask('shirt', { limit: 0, facetValues: 5 })
    assert.deepEqual([answer.ids, answer.total, answer.next], [[], 5, undefined])
    assert.equal(counts(answer).size?.m, 3)
  })

  test('far behind the end there is an empty page', async (t) => {
    await given(t, SHIRTS)
    const answer = await ask('shirt', { offset: 100_000, limit: 24 })
    assert.deepEqual([answer.ids, answer.total, answer.next], [[], 5, undefined])
  })

  test('a cursor that is none is told apart', async () => {
    const foreign = [
      'x',
      '',
      'null',
      '{}',
      '[]',
      '{"after":[{}]}',
      '{"after":"x"}',
      '{"after":[1,2,3,4,"x"]}',
      '{"x":1}',
    ]
    for (const text of foreign) {
      const after = Buffer.from(text).toString('base64url')
      await assert.rejects(ask('shirt', { after }), BadCursor, text)
    }
    await assert.rejects(ask('shirt', { after: '☃' }), BadCursor)
  })
}

function changesAreSeen({ given, ask, idsOf, subject }: Stage): void {
  test('a document that is put again is found by what it says now', async (t) => {
    await given(t, { a: { title: 'Red lamp', facets: { color: ['red'] }, numbers: { price: 5 } } })
    await given(t, { a: { title: 'Blue chair', facets: { color: ['blue'] } } })
    assert.deepEqual(await idsOf('lamp '), [])
    const answer = await ask('chair', { facetValues: 5 })
    assert.deepEqual(answer.ids, ['a'])
    assert.deepEqual(counts(answer), { color: { blue: 1 } })
    assert.deepEqual(await idsOf('', { ranges: [{ number: 'price', min: 0 }] }), [])
  })

  test('numbers change by themselves; what is not named stays', async (t) => {
    await given(t, { a: { title: 'Lamp', numbers: { price: 5, rating: 1 } } })
    await subject().backend.apply('en', [{ kind: 'patch', id: 'a', numbers: { price: 7, weight: 2 } }])
    const ranges = [
      { number: 'price', min: 7, max: 7 },
      { number: 'rating', min: 1, max: 1 },
      { number: 'weight', min: 2, max: 2 },
    ]
    assert.deepEqual(await idsOf('lamp', { ranges }), ['a'])
  })

  test('a removed document is gone, with its words and values', async (t) => {
    await given(t, { a: { title: 'Keyboard', facets: { color: ['red'] } }, b: 'Keyhole' })
    await subject().backend.apply('en', [{ kind: 'remove', id: 'a' }])
    assert.deepEqual(await idsOf('keyboard '), [])
    const slip = await ask('keybaord ')
    assert.deepEqual([slip.ids, slip.corrected], [[], undefined])
    assert.deepEqual(counts(await ask('', { facetValues: 5 })), {})
  })

  test('what is not there can be changed and removed without harm', async () => {
    await subject().backend.apply('en', [
      { kind: 'patch', id: 'nobody', numbers: { price: 1 } },
      { kind: 'remove', id: 'nobody' },
    ])
    await subject().backend.apply('en', [])
    assert.equal((await ask('')).total, 0)
  })

  test('changes of one document take effect in their order', async (t) => {
    await given(t, { a: 'Lamp', b: 'Lamp', c: { title: 'Lamp', numbers: { price: 1 } } })
    await subject().backend.apply('en', [
      put('a', 'Chair'),
      { kind: 'remove', id: 'a' },
      put('a', { title: 'Table', numbers: { price: 1 } }),
      { kind: 'patch', id: 'a', numbers: { price: 2 } },
      put('b', 'Chair'),
      { kind: 'remove', id: 'b' },
      { kind: 'patch', id: 'b', numbers: { price: 2 } },
      { kind: 'patch', id: 'c', numbers: { price: 2 } },
      { kind: 'patch', id: 'c', numbers: { price: 3 } },
    ])
    assert.deepEqual(await idsOf('table', { ranges: [{ number: 'price', min: 2, max: 2 }] }), ['a'])
    assert.deepEqual(await idsOf('lamp', { ranges: [{ number: 'price', min: 3 }] }), ['c'])
    assert.deepEqual(await idsOf(''), ['a', 'c'])
  })

  test('many documents at once are all found', async (t) => {
    await given(
      t,
      many(1_200, 'm', (place) => ({ title: `Shirt ${place}`, numbers: { place } })),
    )
    assert.equal((await ask('shirt')).total, 1_200)
    assert.deepEqual(await idsOf('shirt', { ranges: [{ number: 'place', min: 1_199 }] }), ['m1199'])
  })

  test('a rebuild serves all the while and loses no change made meanwhile', async (t) => {
    const { backend, rebuild } = subject()
    const everything = await given(
      t,
      many(60, 'r', () => ({ title: 'Lamp', numbers: { price: 1 } })),
    )
    let isDone = false
    const rebuilt = rebuild('en', everything).finally(() => {
      isDone = true
    })
    const totals = new Set<number>()
    const watched = (async () => {
      while (!isDone) {
        totals.add((await ask('lamp')).total)
        await anyoneElse()
      }
    })()
    await backend.apply('en', [put('r000', 'Chair'), { kind: 'remove', id: 'r001' }])
    await backend.apply('en', [{ kind: 'patch', id: 'r002', numbers: { price: 9 } }])
    await given(t, { new: 'Lamp' })
    await Promise.all([rebuilt, watched])
    assert.ok(
      [...totals].every((total) => total >= 58 && total <= 60),
      [...totals].join(' '),
    )
    assert.equal((await ask('lamp')).total, 59)
    assert.deepEqual(await idsOf('chair'), ['r000'])
    assert.deepEqual(await idsOf('lamp', { ranges: [{ number: 'price', min: 9 }] }), ['r002'])
    await backend.apply('en', [put('r001', 'Chair')])
    assert.deepEqual(await idsOf('chair'), ['r000', 'r001'])
  })
}

function anythingMayBeTyped({ given, ask, subject }: Stage): void {
  const hostile = [
    '*',
    '.*',
    '"lamp" OR (',
    'lamp~2 title:x [1 TO 2] {}',
    '\\',
    '\0\u0007lamp',
    '\ud800lamp',
    '__proto__ constructor',
    '- -- ---',
    'without',
    'the of and',
    '💡',
    '日本語のランプ',
    `lamp ${'x'.repeat(5_000)}`,
    Array.from({ length: 3_000 }, (_, place) => `word${place}`).join(' '),
    Array.from({ length: 300 }, () => '-lamp').join(' '),
  ]

  test('whatever is typed is answered', async (t) => {
    await given(t, { a: 'Lamp', b: 'ランプ 日本語' })
    for (const text of hostile) {
      const { total, ids } = await ask(text)
      assert.ok(ids.length <= total, text.slice(0, 50))
      assert.ok(Array.isArray(await subject().backend.complete('en', text, 5)), text.slice(0, 50))
    }
    assert.deepEqual((await ask('\0\u0007lamp')).ids, ['a'])
    assert.deepEqual((await ask('日本語')).ids, ['b'])
  })

  test('whatever a document says is kept', async (t) => {
    await given(
      t,
      Object.fromEntries(
        hostile.map((text, place) => [`h${place}`, { title: `Odd ${text}`, facets: { note: [text] } }]),
      ),
    )
    assert.equal((await ask('odd')).total, hostile.length)
  })
}
