import { type Api, type identity, ServiceError } from '@techmart/contracts'
import type { IdentityDeps } from './deps.ts'
import * as store from './store.ts'

/** Customers, newest first; `text` is the start of an address or of words of a name. */
export function listCustomers({ db }: Pick<IdentityDeps, 'db'>): Api<typeof identity>['listCustomers'] {
  return async (_ctx, { text = '', cursor, limit = 50 }) => {
    const sought = text.normalize('NFKC').trim().toLowerCase()
    const rows = await store.listCustomers(db.sql, {
      email: sought === '' ? null : sought,
      names: sought === '' ? null : toWordStarts(sought),
      before: cursor === undefined ? null : readCursor(cursor),
      limit: limit + 1,
    })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items, ...(rows.length > limit && last ? { nextCursor: writeCursor(last) } : {}) }
  }
}

/** `ann sm` → `'ann':* & 'sm':*`. Only letters and digits are kept, so nothing is read as an operator. */
function toWordStarts(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(' & ')
}

function writeCursor({ createdAt, id }: { createdAt: string; id: string }): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url')
}

function readCursor(cursor: string): { createdAt: string; id: string } {
  const [createdAt = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(createdAt)
  // Written as we write it: a 30th of February can be read, but is no such day.
  const fits = !Number.isNaN(at.getTime()) && at.toISOString() === createdAt && createdAt.length === 24
  if (!fits || !/^[\w-]{8,64}$/.test(id) || rest.length > 0)
    throw new ServiceError('INVALID_INPUT', {
      errors: [{ field: '/cursor', detail: 'is not a cursor of this list' }],
    })
  return { createdAt, id }
}
