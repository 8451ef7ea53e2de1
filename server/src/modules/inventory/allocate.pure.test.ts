import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocate } from './allocate.ts'

const at = (location: string, sku: string, quantity: number) => ({ sku, location, quantity })

test('a line is taken from the first location that has it, and the rest from the next', () => {
  const stock = [at('north', 'TEE', 2), at('south', 'TEE', 5), at('south', 'MUG', 1)]
  assert.deepEqual(
    allocate(
      [
        { sku: 'TEE', quantity: 3 },
        { sku: 'MUG', quantity: 1 },
      ],
      ['north', 'south'],
      stock,
    ),
    [at('north', 'TEE', 2), at('south', 'TEE', 1), at('south', 'MUG', 1)],
  )
})

test('what nobody has is owed by the first location, even one that owes already', () => {
  assert.deepEqual(allocate([{ sku: 'TEE', quantity: 4 }], ['north', 'south'], [at('south', 'TEE', 1)]), [
    at('south', 'TEE', 1),
    at('north', 'TEE', 3),
  ])
  assert.deepEqual(allocate([{ sku: 'TEE', quantity: 1 }], ['north'], [at('north', 'TEE', -2)]), [
    at('north', 'TEE', 1),
  ])
})

test('whatever lies where, all is taken, once, and nobody but the first gives what is not there', () => {
  const locations = ['a', 'b', 'c']
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 3, maxLength: 3 }),
      (quantity, heaps) => {
        const stock = heaps.map((heap, index) => at(locations[index] as string, 'TEE', heap))
        const placed = allocate([{ sku: 'TEE', quantity }], locations, stock)
        assert.equal(
          placed.reduce((sum, one) => sum + one.quantity, 0),
          quantity,
        )
        assert.equal(new Set(placed.map((one) => one.location)).size, placed.length)
        for (const one of placed) {
          const heap = stock.find(({ location }) => location === one.location)?.quantity ?? 0
          assert.ok(one.quantity > 0 && (one.location === 'a' || one.quantity <= heap))
        }
      },
    ),
  )
})
