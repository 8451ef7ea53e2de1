import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest, slipsBetween } from './spelling.ts'

const words = (...list: [string, number][]) => list.map(([word, documents]) => ({ word, documents }))

test('slips are letters added, left out, changed or swapped', () => {
  for (const [one, other, slips] of [
    ['mug', 'mug', 0],
    ['mgu', 'mug', 1],
    ['stonware', 'stoneware', 1],
    ['kettel', 'kettle', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['قمصي', 'قميص', 1],
  ] as const) {
    assert.equal(slipsBetween(one, other), slips, `${one} ${other}`)
    assert.equal(slipsBetween(other, one), slips, `${other} ${one}`)
  }
})

test('the nearest word is meant, of equals the one in most products', () => {
  assert.equal(nearest('sweter', words(['sweat', 99], ['sweater', 3]))?.word, 'sweater')
  assert.equal(nearest('cats', words(['cast', 2], ['coats', 9]))?.word, 'coats')
})

test('what is too far off is not meant; short words allow less', () => {
  assert.equal(nearest('zeppelin', words(['teppich', 50])), undefined)
  assert.equal(nearest('rug', words(['mug', 50])), undefined)
  assert.equal(nearest('wol', words(['wool', 50]))?.word, 'wool')
  assert.equal(nearest('ab', words(['ba', 50])), undefined)
  assert.equal(nearest('lamp', []), undefined)
})
