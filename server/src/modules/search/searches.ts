import type { Api, search as searchContract } from '@techmart/contracts'
import { knownLanguage } from './languages.ts'
import type { Searching } from './search.ts'
import { listSearches as readSearches } from './store-searches.ts'

type SearchApi = Api<typeof searchContract>

const DAY_MS = 24 * 3_600_000

/** Counts that somebody went from a search to a product. */
export function recordClick({ recorder }: Searching): SearchApi['recordClick'] {
  return async (_ctx, { language, q, slug }) => {
    recorder.clicked(knownLanguage(language), q, slug)
    return {}
  }
}

/** What was searched for most, for merchandisers. */
export function listSearches({ db, clock }: Searching): SearchApi['listSearches'] {
  return async (_ctx, { language, days = 30, onlyWithoutResults = false, limit = 50 }) => ({
    items: [
      ...(await readSearches(db.sql, {
        language: language ?? null,
        since: new Date(clock.now() - days * DAY_MS).toISOString().slice(0, 10),
        onlyWithoutResults,
        limit,
      })),
    ],
  })
}
