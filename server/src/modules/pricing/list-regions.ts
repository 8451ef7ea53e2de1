import type { Api, Language, pricing, Region } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { alphabet, countryNames, inLanguage, taxLabel } from './region-names.ts'
import * as store from './store.ts'

/** Where the shop delivers, countries in the alphabetical order of the language. */
export function listRegions({ db }: Pick<ModuleDeps, 'db'>): Api<typeof pricing>['listRegions'] {
  return async (_ctx, { language = 'en' }) => {
    const regions = Map.groupBy(await store.listCountries(db.sql), (row) => row.region)
    return { items: [...regions.values()].map((countries) => present(countries, language)) }
  }
}

function present(rows: store.CountryRow[], language: Language): Region {
  const first = rows[0] as store.CountryRow
  const nameOf = countryNames(language)
  const compare = alphabet(language)
  const rates = new Set(rows.map((row) => row.rates.standard))
  return {
    code: first.region,
    name: first.regionName ? inLanguage(first.regionName, language) : nameOf(first.country),
    currency: first.currency,
    countries: rows
      .map(({ country }) => ({ code: country, name: nameOf(country) }))
      .sort((a, b) => compare(a.name, b.name)),
    taxIncluded: first.taxIncluded,
    taxLabel: taxLabel(first.taxKind, rates.size === 1 ? first.rates.standard : undefined, language),
  }
}
