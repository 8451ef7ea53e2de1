import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrderLine } from '@techmart/contracts'
import fc from 'fast-check'
import { valueOfReturn } from './pieces.ts'

const line = (sku: string, quantity: number, amountMinor: number) =>
  ({ sku, quantity, total: { amountMinor, currency: 'USD' } }) as OrderLine

test('a piece that is sent back after another one was withdrawn is worth what is left of the line', () => {
  const lines = [line('TEE', 2, 101)]
  const one = new Map([['TEE', 1]])
  const first = valueOfReturn(lines, one, [])
  const second = valueOfReturn(lines, one, [{ lines: [{ sku: 'TEE', quantity: 1 }], valueMinor: first }])
  assert.deepEqual([first, second], [50, 51])
  const third = valueOfReturn(lines, one, [{ lines: [{ sku: 'TEE', quantity: 1 }], valueMinor: second }])
  assert.equal(third, 50)
})

test('whatever is sent back and withdrawn, what stands is never worth more than was paid, and all of it exactly that', () => {
  const steps = fc.array(
    fc.record({ sku: fc.constantFrom('TEE', 'MUG'), withdraws: fc.boolean(), nth: fc.nat(9) }),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999 }),
      fc.integer({ min: 0, max: 999 }),
      steps,
      (tee, mug, moves) => {
        const lines = [line('TEE', 3, tee), line('MUG', 4, mug)]
        const left = new Map([
          ['TEE', 3],
          ['MUG', 4],
        ])
        const standing: { lines: { sku: string; quantity: number }[]; valueMinor: number }[] = []
        const sendBack = (sku: string) => {
          if (left.get(sku) === 0) return
          left.set(sku, (left.get(sku) as number) - 1)
          const valueMinor = valueOfReturn(lines, new Map([[sku, 1]]), standing)
          standing.push({ lines: [{ sku, quantity: 1 }], valueMinor })
        }
        const worth = () => standing.reduce((sum, one) => sum + one.valueMinor, 0)
        for (const { sku, withdraws, nth } of moves) {
          if (!withdraws) sendBack(sku)
          else
            for (const { lines: back } of standing.splice(nth, 1))
              for (const one of back) left.set(one.sku, (left.get(one.sku) as number) + 1)
          assert.ok(worth() <= tee + mug)
        }
        for (const [sku, quantity] of [...left]) for (let i = 0; i < quantity; i++) sendBack(sku)
        assert.equal(worth(), tee + mug)
      },
    ),
  )
})
