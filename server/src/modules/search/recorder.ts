import type { Language } from '@techmart/contracts'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db.ts'
import { addClicks, addSearches, type Clicked, type Searched } from './store-searches.ts'

/** Counts what is searched for, in memory first: a search never waits for it. */
export interface Recorder {
  searched: (language: Language, query: string, results: number) => void
  clicked: (language: Language, query: string, slug: string) => void
  /** Writes what was counted since the last time. */
  write: () => Promise<void>
}

/** Distinct queries kept between two writings; what a flood brings on top is not counted. */
const MAX_KEPT = 300
/** Different queries of one day that are kept. */
const MAX_A_DAY = 20_000
const MAX_LENGTH = 80
/** An address, or a number that could be a telephone's, a card's or an order's: nothing to keep. */
const PERSONAL = /@|\d(?:[\s().+-]?\d){6,}/

export function createRecorder(db: Db, clock: Clock): Recorder {
  let searches = new Map<string, Searched>()
  let clicks = new Map<string, Clicked>()
  const today = () => new Date(clock.now()).toISOString().slice(0, 10)
  return {
    searched: (language, text, results) => {
      const query = asKept(text)
      if (query === undefined) return
      const day = today()
      const key = JSON.stringify([day, language, query])
      const known = searches.get(key) ?? { day, language, query, searches: 0, withoutResults: 0, results }
      if (!searches.has(key) && searches.size >= MAX_KEPT) return
      searches.set(key, {
        ...known,
        searches: known.searches + 1,
        withoutResults: known.withoutResults + (results === 0 ? 1 : 0),
        results,
      })
    },
    clicked: (language, text, slug) => {
      const query = asKept(text)
      if (query === undefined) return
      const day = today()
      const key = JSON.stringify([day, language, query, slug])
      const known = clicks.get(key) ?? { day, language, query, slug, clicks: 0 }
      if (clicks.has(key) || clicks.size < MAX_KEPT) clicks.set(key, { ...known, clicks: known.clicks + 1 })
    },
    write: async () => {
      const [counted, followed] = [searches, clicks]
      searches = new Map()
      clicks = new Map()
      try {
        await addSearches(db.sql, [...counted.values()], MAX_A_DAY)
        counted.clear()
        await addClicks(db.sql, [...followed.values()])
      } catch (error) {
        // They are counted with the next ones.
        for (const [key, row] of counted) searches.set(key, together(row, searches.get(key)))
        for (const [key, row] of followed)
          clicks.set(key, { ...row, clicks: row.clicks + (clicks.get(key)?.clicks ?? 0) })
        throw error
      }
    },
  }
}

function together(earlier: Searched, later: Searched | undefined): Searched {
  return {
    ...earlier,
    searches: earlier.searches + (later?.searches ?? 0),
    withoutResults: earlier.withoutResults + (later?.withoutResults ?? 0),
    results: later?.results ?? earlier.results,
  }
}

function asKept(text: string): string | undefined {
  const query = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  return query === '' || query.length > MAX_LENGTH || PERSONAL.test(query) ? undefined : query
}
