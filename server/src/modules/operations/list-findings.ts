import type { Api, operations } from '@techmart/contracts'
import { isId, isTime, pageOf, readCursor } from '../../kernel/cursor.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store.ts'

/** What the reconciler found, newest first. */
export function listFindings({ db }: Pick<ModuleDeps, 'db'>): Api<typeof operations>['listFindings'] {
  return async (_ctx, { state, kind, cursor, limit = 50 }) => {
    const before = readCursor(cursor, isTime, isId)
    const rows = await store.listFindings(db.sql, {
      state: state ?? null,
      kind: kind ?? null,
      before,
      limit: limit + 1,
    })
    const page = pageOf(rows, limit, (last) => [last.openedAt, last.id])
    return { ...page, items: page.items.map(store.toFinding) }
  }
}
