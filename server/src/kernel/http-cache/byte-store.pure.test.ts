import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createByteStore } from './byte-store.ts'

test('what was put is there, until something else is put or it is taken away', () => {
  const store = createByteStore<string>(1_000)
  store.set('a', 'one', 100)
  store.set('b', 'two', 50)
  assert.equal(store.get('a'), 'one')
  assert.equal(store.bytes, 150)
  store.set('a', 'three', 10)
  assert.deepEqual([store.get('a'), store.bytes, store.size], ['three', 60, 2])
  store.delete('a')
  store.delete('a')
  assert.deepEqual([store.get('a'), store.bytes, store.size], [undefined, 50, 1])
})

test('a flood of keys that nobody asks for twice leaves what is in use where it is', () => {
  const store = createByteStore<number>(1_000)
  const hot = Array.from({ length: 50 }, (_none, i) => `hot-${i}`)
  for (const key of hot) store.set(key, 1, 10)
  for (const key of hot) store.get(key)
  for (let i = 0; i < 10_000; i++) {
    store.set(`junk-${i}`, 0, 10)
    if (i % 20 === 0) for (const key of hot) store.get(key)
  }
  assert.equal(hot.filter((key) => store.peek(key) === 1).length, hot.length)
})

test('what had to go and is asked for again comes in where it is kept longer', () => {
  const store = createByteStore<number>(100)
  store.set('again', 1, 10)
  for (let i = 0; i < 20; i++) store.set(`once-${i}`, 0, 10)
  assert.equal(store.peek('again'), undefined)
  store.set('again', 1, 10)
  for (let i = 20; i < 25; i++) store.set(`once-${i}`, 0, 10)
  assert.equal(store.peek('again'), 1)
})

test('what would take too much of the room is not kept, and takes its old value away', () => {
  const store = createByteStore<string>(1_000)
  store.set('a', 'small', 10)
  store.set('a', 'huge', 500)
  assert.deepEqual([store.peek('a'), store.bytes], [undefined, 0])
})

test('after any sequence it never holds more than its room, and its bytes are those of what is there', () => {
  const key = fc.integer({ min: 0, max: 30 }).map((n) => `k${n}`)
  const bytes = fc.integer({ min: 0, max: 150 })
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key, bytes }),
    fc.record({ kind: fc.constant('get' as const), key, bytes }),
    fc.record({ kind: fc.constant('resize' as const), key, bytes }),
    fc.record({ kind: fc.constant('delete' as const), key, bytes }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const sizes = new Map<string, number>()
      const store = createByteStore<string>(1_000, (left, value) => {
        assert.equal(value, left)
        assert.ok(sizes.delete(left), 'what leaves was there')
      })
      for (const { kind, key: at, bytes: wide } of steps) {
        if (kind === 'set') {
          store.set(at, at, wide)
          if (wide <= 125) sizes.set(at, wide)
        } else if (kind === 'resize' && sizes.has(at)) {
          sizes.set(at, wide)
          store.resize(at, wide)
        } else if (kind === 'delete') store.delete(at)
        else store.get(at)
        if (kind === 'set' && store.peek(at) === undefined) sizes.delete(at)
        const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
        assert.equal(store.bytes, total)
        assert.ok(store.bytes <= 1_000)
        assert.equal(store.size, sizes.size)
        for (const known of sizes.keys()) assert.equal(store.peek(known), known)
      }
    }),
    { numRuns: 300 },
  )
})
