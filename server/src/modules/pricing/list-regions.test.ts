import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'

test('the regions of the shop are told in every language, each country in one of them', async (t) => {
  const shop = await world(t)
  for (const language of languages) {
    const { items } = await shop.pricing.listRegions(as.anyone(), { language })
    assert.deepEqual(
      items.map((region) => [region.code, region.currency, region.taxIncluded]),
      [
        ['us', 'USD', false],
        ['uk', 'GBP', true],
        ['eurozone', 'EUR', true],
        ['mena', 'USD', false],
      ],
    )
    const countries = items.flatMap((region) => region.countries)
    assert.equal(new Set(countries.map((country) => country.code)).size, countries.length)
    assert.ok(countries.every((country) => country.name !== country.code))
  }
  const spanish = await shop.pricing.listRegions(as.anyone(), { language: 'es' })
  const eurozone = spanish.items[2]
  assert.equal(eurozone?.name, 'Zona del euro')
  assert.equal(eurozone?.taxLabel, 'IVA')
  assert.deepEqual(eurozone?.countries[0], { code: 'DE', name: 'Alemania' })
  assert.equal(spanish.items[1]?.name, 'Reino Unido')
  assert.equal(spanish.items[1]?.taxLabel.replace(/\s/g, ' '), 'IVA 20 %')
  assert.equal(await shop.countStatements(() => shop.pricing.listRegions(as.anyone(), {})), 1)
})
