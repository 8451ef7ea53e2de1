import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyAddress, faultyFields, tidyAddress } from './checkout-address.ts'
import { addressRuleOf, tidyPostalCode } from './checkout-countries.ts'

const served = ['US', 'GB', 'DE', 'NL', 'PT', 'AE', 'SA', 'IT']
const complete = { ...emptyAddress, name: 'Hanna Lind', line1: '12 Harbour Road', city: 'Springfield' }
const faults = (change: Partial<typeof emptyAddress>) =>
  faultyFields(tidyAddress({ ...complete, ...change }), served)

test('an address in the United States needs one of its states and a ZIP code', () => {
  assert.deepEqual(faults({ country: 'US' }), ['postalCode', 'region'])
  assert.deepEqual(faults({ country: 'US', postalCode: '1000', region: 'Oregon' }), ['postalCode', 'region'])
  assert.deepEqual(faults({ country: 'US', postalCode: '97201', region: 'OR' }), [])
})

test('postal codes are written as their country writes them', () => {
  const cases = [
    ['US', '972011234', '97201-1234'],
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['NL', '1012ab', '1012 AB'],
    ['PT', '1100 053', '1100-053'],
    ['LV', '1050', 'LV-1050'],
    ['SA', '١٢٢١١', '12211'],
  ] as const
  for (const [country, typed, tidy] of cases) assert.equal(tidyPostalCode(country, typed), tidy)
})

test('every example of a postal code fits its own country, and stays as it is when tidied', () => {
  const countries =
    'US GB IE AT BE CY DE EE ES FI FR GR HR IT LT LU LV MT NL PT SI SK BH EG JO KW MA OM SA TN'
  for (const country of countries.split(' ')) {
    const { postal } = addressRuleOf(country)
    assert.ok(postal, country)
    assert.equal(tidyPostalCode(country, postal.example), postal.example)
    assert.match(postal.example, postal.pattern, country)
  }
})

test('a country without postal codes asks for none and keeps none', () => {
  assert.deepEqual(faults({ country: 'AE', region: 'Dubai' }), [])
  assert.equal(tidyAddress({ ...complete, country: 'AE', postalCode: '00000' }).postalCode, undefined)
})

test('a country that is not served is refused, and so is a phone number without digits', () => {
  assert.deepEqual(faults({ country: 'FR', postalCode: '75001' }), ['country'])
  assert.deepEqual(faults({ country: 'DE', postalCode: '10115', phone: 'call me' }), ['phone'])
  assert.deepEqual(faults({ country: 'DE', postalCode: '10115', phone: '+49 (30) 123-456' }), [])
})

test('empty and over-long fields are named', () => {
  assert.deepEqual(faults({ country: 'DE', postalCode: '10115', name: ' ', city: '' }), ['name', 'city'])
  assert.deepEqual(faults({ country: 'DE', postalCode: '10115', line2: 'x'.repeat(161) }), ['line2'])
})
