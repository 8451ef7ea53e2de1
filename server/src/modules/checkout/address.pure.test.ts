import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Address, ServiceError } from '@techmart/contracts'
import { assertDeliverable } from './address.ts'

const at = (country: string, postalCode?: string, region?: string): Address => ({
  name: 'Ada Bright',
  line1: '12 Harbour Street',
  city: 'Somewhere',
  country,
  ...(postalCode === undefined ? {} : { postalCode }),
  ...(region === undefined ? {} : { region }),
})

function faultsOf(address: Address): string[] {
  try {
    assertDeliverable(address, '/shippingAddress')
    return []
  } catch (error) {
    const { code, details } = error as ServiceError
    assert.equal(code, 'INVALID_INPUT')
    return (details.errors as { field: string }[]).map(({ field }) => field)
  }
}

test('postal codes are taken as their country writes them, with spaces and hyphens or without', () => {
  const good: [country: string, ...codes: string[]][] = [
    ['AT', '1010'],
    ['BE', '1000'],
    ['BH', '317', '1010', ''],
    ['CH', '8001'],
    ['CY', '1010'],
    ['DE', '10115'],
    ['EE', '10111'],
    ['EG', '11511', ''],
    ['ES', '28013'],
    ['FI', '00100'],
    ['FR', '75001'],
    ['GB', 'SW1A 1AA', 'm1 1ae', 'GIR 0AA'],
    ['GR', '105 57'],
    ['HR', '10000'],
    ['IE', 'D02 AF30', ''],
    ['IT', '00184'],
    ['LT', 'LT-01103', '01103'],
    ['LU', 'L-1009', '1009'],
    ['LV', 'LV-1050'],
    ['MT', 'VLT 1117'],
    ['NL', '1012 AB'],
    ['PT', '1100-053'],
    ['QA', ''],
    ['SA', '12211', '12211-1234'],
    ['SI', '1000'],
    ['SK', '811 01'],
    ['TN', '1000', ''],
    ['ZZ', 'anything', ''],
  ]
  for (const [country, ...codes] of good)
    for (const code of codes) assert.deepEqual(faultsOf(at(country, code)), [], `${country} ${code}`)
})

test('what is no postal code of the country is refused at its field', () => {
  const bad: [country: string, code: string | undefined][] = [
    ['DE', '1011'],
    ['DE', undefined],
    ['ES', '99999'],
    ['GB', '12345'],
    ['NL', '0123 AB'],
    ['PT', '1100'],
    ['SA', ''],
  ]
  for (const [country, code] of bad)
    assert.deepEqual(faultsOf(at(country, code)), ['/shippingAddress/postalCode'], `${country} ${code}`)
})

test('states, provinces and emirates are needed where the post needs them', () => {
  assert.deepEqual(faultsOf(at('US', '97205', 'or')), [])
  assert.deepEqual(faultsOf(at('US', '97205')), ['/shippingAddress/region'])
  assert.deepEqual(faultsOf(at('US', '97205', 'Bavaria')), ['/shippingAddress/region'])
  assert.deepEqual(faultsOf(at('CA', 'K1A 0B1', 'ON')), [])
  assert.deepEqual(faultsOf(at('AE')), ['/shippingAddress/region'])
  assert.deepEqual(faultsOf(at('AE', undefined, 'Dubai')), [])
})

test('every field that does not fit is told at once', () => {
  assert.deepEqual(faultsOf({ ...at('US', '1', ''), name: ' ', city: ' ' }), [
    '/shippingAddress/name',
    '/shippingAddress/city',
    '/shippingAddress/postalCode',
    '/shippingAddress/region',
  ])
})
