import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CountedValue, toFacets } from './facets.ts'
import { groupsOf } from './filters.ts'

function counted(code: string, counts: Record<string, number>, selected: string[] = []): CountedValue[] {
  return Object.entries(counts).map(([value, count]) => ({
    code,
    name: code,
    value,
    parent: null,
    label: value,
    hex: null,
    count,
    selected: selected.includes(value),
  }))
}

const valuesOf = (values: CountedValue[]) => toFacets(values, 100, 'en')[0]?.values.map(({ value }) => value)

test('filters of one facet are alternatives, of different facets they narrow', () => {
  assert.deepEqual(
    groupsOf(['color:navy', 'size:m', 'color:sand', 'color:navy', 'x', ':y', 'note:a:b'], false),
    [
      { code: 'color', values: ['navy', 'sand'] },
      { code: 'size', values: ['m'] },
      { code: 'note', values: ['a:b'] },
    ],
  )
  assert.deepEqual(groupsOf(['availability:backorder'], true), [{ code: 'availability', values: [] }])
  assert.deepEqual(groupsOf(['availability:in_stock', 'availability:backorder'], true), [
    { code: 'availability', values: ['in_stock'] },
  ])
})

test('sizes and measures are sorted by size, the rest by frequency', () => {
  assert.deepEqual(valuesOf(counted('size', { m: 9, xl: 5, '38': 1, xs: 1, w29: 4, '42': 3, s: 2 })), [
    'xs',
    's',
    'm',
    'xl',
    'w29',
    '38',
    '42',
  ])
  assert.deepEqual(valuesOf(counted('capacity', { '1-5l': 1, '30ml': 2, '18l': 3, '600ml': 50 })), [
    '30ml',
    '600ml',
    '1-5l',
    '18l',
  ])
  assert.deepEqual(valuesOf(counted('color', { navy: 1, sand: 5, '3-tone': 2 })), ['sand', '3-tone', 'navy'])
  assert.deepEqual(valuesOf(counted('rating', { 2: 90, 4: 10, 3: 50 })), ['4', '3', '2'])
})

test('a facet that cannot narrow or says too little is not offered, unless it is chosen', () => {
  const values = [
    ...counted('fit', { slim: 1, loose: 2 }),
    ...counted('origin', { spain: 60 }),
    ...counted('water', { yes: 1 }, ['yes']),
    ...counted('availability', { in_stock: 99, out_of_stock: 1 }),
    ...counted('brand', { norr: 2, kiln: 1 }),
    ...counted('pile', { low: 10, high: 5 }),
  ]
  assert.deepEqual(
    toFacets(values, 100, 'en').map(({ code }) => code),
    ['brand', 'pile', 'water', 'availability'],
  )
})
