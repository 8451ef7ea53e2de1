import { type Api, ServiceError, type search as searchContract } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import type { SearchDeps } from './index.ts'
import { knownLanguage } from './languages.ts'
import * as store from './store-rules.ts'

type SearchApi = Api<typeof searchContract>

const MAX_LISTED = 100

/** Rules by id, page by page. */
export function listRules({ db }: SearchDeps): SearchApi['listRules'] {
  return async (_ctx, { kind, language, cursor, limit = MAX_LISTED }) => {
    const rows = await store.listRules(db.sql, {
      kind: kind ?? null,
      language: language ?? null,
      afterId: cursor ?? '',
      limit: limit + 1,
    })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items, ...(rows.length > limit && last ? { nextCursor: last.id } : {}) }
  }
}

/** A rule under an id of the caller's choice: new, or in place of the one that has it. It holds at once, on every process. */
export function saveRule({ db, clock }: SearchDeps): SearchApi['saveRule'] {
  return async (_ctx, { id, language, rule }) => {
    const row = { id, language: knownLanguage(language), rule, changedAt: timestamp(clock) }
    await db.transaction(async (tx) => {
      if (!(await store.writeRule(tx, row)))
        throw new ServiceError('TOO_MANY_RULES', { most: store.MAX_RULES })
    })
    return row
  }
}

export function removeRule({ db }: SearchDeps): SearchApi['removeRule'] {
  return async (_ctx, { id }) => {
    await db.transaction(async (tx) => {
      if (!(await store.removeRule(tx, id))) throw new ServiceError('RULE_NOT_FOUND')
    })
    return {}
  }
}
