import { type Language, languages } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import type { SearchBackend } from './backend.ts'
import { type Merchandising, merchandisingOf, nothingAsked } from './merchandising.ts'
import { readPriceGroups } from './store-price-groups.ts'
import { readRules, readRulesVersion } from './store-rules.ts'

/** What merchandisers ask for, in memory; whoever finds by synonyms is told of them. */
export interface FollowedRules {
  merchandising: (language: Language) => Merchandising
  /** Whether every document has the prices of a group of customers. */
  knowsGroup: (group: string) => boolean
  /** Reads what changed since the last time. */
  read: () => Promise<void>
}

export function followRules(db: Db, backends: ReadonlySet<SearchBackend>): FollowedRules {
  let rules = new Map<Language, Merchandising>()
  let priceGroups: ReadonlySet<string> = new Set()
  let known = -1
  return {
    merchandising: (language) => rules.get(language) ?? nothingAsked,
    knowsGroup: (group) => priceGroups.has(group),
    read: async () => {
      const { version } = await readRulesVersion(db.sql)
      if (version === known) return
      const rows = await readRules(db.sql)
      rules = new Map(languages.map((language) => [language, merchandisingOf(language, rows)]))
      for (const [language, { synonyms }] of rules)
        for (const backend of backends) await backend.setSynonyms(language, synonyms)
      priceGroups = await readPriceGroups(db.sql)
      known = version
    },
  }
}
