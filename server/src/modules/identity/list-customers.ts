import type { Api, identity } from '@techmart/contracts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { IdentityDeps } from './deps.ts'
import * as store from './store.ts'

/** Customers, newest first; `text` is the start of an address or of words of a name. */
export function listCustomers({ db }: Pick<IdentityDeps, 'db'>): Api<typeof identity>['listCustomers'] {
  return async (_ctx, { text = '', cursor, limit = 50 }) => {
    const before = readCursor(cursor, isTime, isId)
    const sought = text.normalize('NFKC').trim().toLowerCase()
    const rows = await store.listCustomers(db.sql, {
      email: sought === '' ? null : sought,
      names: sought === '' ? null : toWordStarts(sought),
      before: before && { createdAt: before[0], id: before[1] },
      limit: limit + 1,
    })
    return pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id])
  }
}

/** `ann sm` → `'ann':* & 'sm':*`. Only letters and digits are kept, so nothing is read as an operator. */
function toWordStarts(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(' & ')
}
