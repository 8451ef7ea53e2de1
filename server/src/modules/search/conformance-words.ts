import assert from 'node:assert/strict'
import { test } from 'node:test'
import { many, type Stage } from './conformance-stage.ts'
import { marksIn } from './engine/mark.ts'

export function wordsAreFound({ given, ask, idsOf, subject }: Stage): void {
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

export function languagesAreRead({ given, ask, idsOf, subject }: Stage): void {
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

export function unwantedIsLeftOut({ given, idsOf }: Stage): void {
  test('a word behind a minus is not wanted', async (t) => {
    await given(t, { a: 'Red lamp', b: 'Blue lamp', c: 'T-shirt' })
    assert.deepEqual(await idsOf('lamp -red'), ['b'])
    assert.deepEqual(await idsOf('-red'), ['b', 'c'])
    assert.deepEqual(await idsOf('t-shirt'), ['c'])
  })

  test('what follows "without" is not wanted, unless a name says it is without', async (t) => {
    await given(t, { a: 'Belt with buckle', b: 'Belt', c: 'Belt without buckle' })
    assert.deepEqual(await idsOf('belt without buckle'), ['b', 'c'])
    assert.deepEqual(await idsOf('belt without qqzzxxyy'), ['a', 'b', 'c'])
    await given(t, { a: 'Zelt mit Boden', b: 'Zelt', c: 'Zelt ohne Boden' }, 'de')
    assert.deepEqual(await idsOf('zelt ohne boden', { language: 'de' }), ['b', 'c'])
    await given(t, { a: 'Café con azúcar', b: 'Café sin azúcar' }, 'es')
    assert.deepEqual(await idsOf('café sin azúcar', { language: 'es' }), ['b'])
  })
}
