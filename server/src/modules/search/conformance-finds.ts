import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counts, type Given, SHIRTS, type Stage } from './conformance-stage.ts'

export function findsAreNarrowed({ given, ask, idsOf }: Stage): void {
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

export function findsAreOrdered({ given, ask, idsOf }: Stage): void {
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
