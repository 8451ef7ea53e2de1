import type { Db } from '../../kernel/db.ts'
import { findPicture, type PictureRow } from './store.ts'

const MOST = 20_000
const FRESH_MS = 60_000

/** Rows of pictures that were asked for lately. */
export interface KnownPictures {
  find(id: string): Promise<PictureRow | undefined>
  forget(ids: Iterable<string>): void
}

/**
 * Keeps the rows of the last 20,000 pictures for a minute, because every request needs one and they hardly ever
 * change. When the database does not answer, an older row serves on.
 */
export function rememberPictures(db: Pick<Db, 'sql'>): KnownPictures {
  const known = new Map<string, { row: PictureRow; until: number }>()
  return {
    find: async (id) => {
      const entry = known.get(id)
      if (entry && entry.until > Date.now()) return entry.row
      const row = await findPicture(db.sql, id).catch((error: unknown) => {
        if (entry) return entry.row
        throw error
      })
      known.delete(id)
      if (row) {
        known.set(id, { row, until: Date.now() + FRESH_MS })
        const oldest = known.size > MOST ? known.keys().next().value : undefined
        if (oldest !== undefined) known.delete(oldest)
      }
      return row
    },
    forget: (ids) => {
      for (const id of ids) known.delete(id)
    },
  }
}
