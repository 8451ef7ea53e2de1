import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coverAmount, hashCode, isUsable, newCode, plainCode, toGiftCard } from './credit-rules.ts'
import { arrivedOf } from './payment-state.ts'
import type { AccountRow } from './store-credits.ts'

const NOW = Date.UTC(2030, 4, 1)

const account = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('gift_card', 'store_credit'),
  last4: fc.constant('ABCD'),
  customerId: fc.constant(null),
  currency: fc.constantFrom('USD', 'EUR'),
  balanceMinor: fc.nat({ max: 10_000 }),
  issuedMinor: fc.constant(10_000),
  disabled: fc.boolean(),
  note: fc.constant(null),
  expiresAt: fc.constantFrom(
    null,
    '2030-04-30T23:59:59.999Z',
    '2030-05-01T00:00:00.000Z',
    '2031-01-01T00:00:00.000Z',
  ),
  requestHash: fc.constant(null),
  createdAt: fc.constant('2030-01-01T00:00:00.000Z'),
}) as fc.Arbitrary<AccountRow>

test('cards and credit cover as much as they can, and leave nothing or what the provider takes', () => {
  const amount = fc.nat({ max: 30_000 })
  fc.assert(
    fc.property(
      fc.array(account, { maxLength: 6 }),
      amount,
      fc.nat({ max: 300 }),
      (accounts, amountMinor, least) => {
        const parts = coverAmount(accounts, amountMinor, least)
        const covered = parts.reduce((sum, part) => sum + part.coversMinor, 0)
        const held = accounts.reduce((sum, one) => sum + one.balanceMinor, 0)
        const most = held >= amountMinor ? amountMinor : Math.min(held, Math.max(0, amountMinor - least))
        assert.equal(covered, most)
        for (const part of parts) assert.ok(part.coversMinor >= 0 && part.coversMinor <= part.balanceMinor)
        // Nothing is taken from one while another before it still has something.
        const firstWithRest = parts.findIndex((part) => part.coversMinor < part.balanceMinor)
        if (firstWithRest >= 0)
          assert.ok(parts.slice(firstWithRest + 1).every((part) => part.coversMinor === 0))
        const kinds = parts.map(({ kind }) => kind)
        assert.ok(
          !kinds.slice(kinds.indexOf('store_credit')).includes('gift_card') ||
            !kinds.includes('store_credit'),
        )
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a card is of use in its currency until it expires, and while nobody has stopped it', () => {
  fc.assert(
    fc.property(account, (one) => {
      const isLate = one.expiresAt !== null && Date.parse(one.expiresAt) <= NOW
      assert.equal(isUsable(one, 'USD', NOW), one.currency === 'USD' && !one.disabled && !isLate)
      const { state } = toGiftCard(one, NOW)
      assert.equal(state === 'active', !one.disabled && !isLate && one.balanceMinor > 0)
    }),
  )
})

test('a code is the same however it is typed, and another one is another', () => {
  const code = newCode()
  assert.match(code, /^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){3}$/)
  for (const typed of [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', '  ')} `])
    assert.equal(hashCode(typed), hashCode(code))
  assert.equal(plainCode(code).length, 16)
  assert.equal(new Set(Array.from({ length: 1_000 }, () => hashCode(newCode()))).size, 1_000)
})

test('credit counts as arrived with the provider’s money, or when it covers all; never in part before', () => {
  const minor = fc.nat({ max: 5_000 })
  fc.assert(
    fc.property(minor, minor, minor, (amountMinor, creditMinor, capturedMinor) => {
      const arrived = arrivedOf({ amountMinor, creditMinor, capturedMinor, authorisedMinor: 0 })
      const counts = capturedMinor > 0 || creditMinor >= amountMinor
      assert.equal(arrived, capturedMinor + (counts ? creditMinor : 0))
    }),
  )
})
