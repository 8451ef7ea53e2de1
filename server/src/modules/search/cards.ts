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
  // A Map keeps the order of insertion: what was used is put at the end, what is at the start goes first.
  const kept = new Map<string, StoredCard>()
  let changes = 0
  const keyOf = (language: Language, productId: string) => `${language} ${productId}`
  return {
    get: async (sql, language, productIds) => {
      const found = new Map<string, StoredCard>()
      const missing: string[] = []
      for (const id of productIds) {
        const key = keyOf(language, id)
        const card = kept.get(key)
        if (!card) {
          missing.push(id)
          continue
        }
        kept.delete(key)
        kept.set(key, card)
        found.set(id, card)
      }
      if (missing.length === 0) return found
      const before = changes
      for (const { productId, card } of await readCards(sql, language, missing)) {
        found.set(productId, card)
        // What changed while it was being read may have been read too early.
        if (changes === before) kept.set(keyOf(language, productId), card)
      }
      for (const key of kept.keys()) {
        if (kept.size <= MAX_CARDS) break
        kept.delete(key)
      }
      return found
    },
    forget: (language, productId) => {
      changes++
      kept.delete(keyOf(language, productId))
    },
  }
}
