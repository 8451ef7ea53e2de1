import type { Language } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import { readCards } from './store-changes.ts'
import type { StoredCard } from './to-documents.ts'

/** Cards of the documents people look at; about 1.5 KB each. */
const MAX_CARDS = 20_000

/** Cards by document, kept in memory while they are looked at; one statement for those that are not. */
export interface Cards {
  get: (sql: Queryable, language: Language, productIds: string[]) => Promise<Map<string, StoredCard>>
  forget: (language: Language, productId: string) => void
}

export function createCards(): Cards {
  // Two generations: what is looked at goes to the young one, and when that is full the old one goes.
  let young = new Map<string, StoredCard>()
  let old = new Map<string, StoredCard>()
  let changes = 0
  const keyOf = (language: Language, productId: string) => `${language} ${productId}`
  const keep = (key: string, card: StoredCard) => {
    if (young.size >= MAX_CARDS / 2) {
      old = young
      young = new Map()
    }
    young.set(key, card)
  }
  const known = (key: string) => {
    const recent = young.get(key)
    if (recent) return recent
    const card = old.get(key)
    if (card) keep(key, card)
    return card
  }
  return {
    get: async (sql, language, productIds) => {
      const found = new Map<string, StoredCard>()
      const missing: string[] = []
      for (const id of productIds) {
        const card = known(keyOf(language, id))
        if (card) found.set(id, card)
        else missing.push(id)
      }
      if (missing.length === 0) return found
      const before = changes
      for (const { productId, card } of await readCards(sql, language, missing)) {
        found.set(productId, card)
        // What changed while it was being read may have been read too early.
        if (changes === before) keep(keyOf(language, productId), card)
      }
      return found
    },
    forget: (language, productId) => {
      changes++
      young.delete(keyOf(language, productId))
      old.delete(keyOf(language, productId))
    },
  }
}
