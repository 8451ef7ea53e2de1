import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as anyoneElse } from 'node:timers/promises'
import { counts, many, put, type Stage } from './conformance-stage.ts'

export function changesAreSeen({ given, ask, idsOf, subject }: Stage): void {
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

export function anythingMayBeTyped({ given, ask, subject }: Stage): void {
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
