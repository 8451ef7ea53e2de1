import type { Api, Localized, search } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { SearchDeps } from './index.ts'
import { knownLanguage } from './languages.ts'
import { currencyOf } from './search.ts'
import { readSuggestions } from './store.ts'
import { understand } from './understand.ts'

/** Suggestions while typing; misspelled words are read as they were probably meant. Two statements. */
export function suggest({ db, clock }: SearchDeps): Api<typeof search>['suggest'] {
  return async (_ctx, input) => {
    const language = knownLanguage(input.language)
    const currency = currencyOf(input)
    const { find, words } = await understand(db.sql, { language, q: input.q, facets: [] })
    if (find.by !== 'words') return { queries: [], categories: [], products: [] }
    const { query, rank } = find
    const read = await readSuggestions(db.sql, {
      language,
      currency,
      now: timestamp(clock),
      words,
      query,
      rank,
    })
    const say = (text: Localized) => text[language] ?? text.en
    return {
      queries: read.queries,
      categories: read.categories.map(({ slug, label, parentLabel }) => ({
        slug,
        name: say(label),
        ...(parentLabel ? { parentName: say(parentLabel) } : {}),
      })),
      products: read.products.map(({ card, price }) => ({
        slug: card.slug,
        title: card.title,
        brand: card.brand.name,
        ...(price === null ? {} : { price: { amountMinor: price, currency } }),
        ...(card.pictures[0] ? { picture: card.pictures[0] } : {}),
      })),
    }
  }
}
