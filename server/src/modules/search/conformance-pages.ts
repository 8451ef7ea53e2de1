import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counts, many, SHIRTS, type Stage } from './conformance-stage.ts'
import { BadCursor } from './engine/order.ts'
import type { Question } from './engine/search.ts'

export function pagesAreTurned({ given, ask, subject }: Stage): void {
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
