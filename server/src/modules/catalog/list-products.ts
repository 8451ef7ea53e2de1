import { type Api, type catalog, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { isId, isPosition, isTime, readCursor, writeCursor } from '../../kernel/cursor.ts'
import { askedForCards, type CardRow, toCard } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { getOffers } from './offers.ts'
import { hasCategory } from './store-categories.ts'
import {
  findCards,
  listNewest,
  listNewestInCategory,
  listOfCollection,
  type PagedCardRow,
} from './store-products.ts'

type Listed = Api<typeof catalog>['listProducts']
type Input = Parameters<Listed>[1]

/**
 * Published products, newest first, a collection in its own order, or just the slugs asked for.
 * Three statements, whether for 24 cards or 96: cards, prices, stock.
 */
export function listProducts(deps: CatalogDeps): Listed {
  return async (ctx, input) => {
    const { language = 'en', currency = 'USD', limit = 24 } = input
    const now = timestamp(deps.clock)
    const rows = input.slugs
      ? inOrder(await findCards(deps.db.sql, input.slugs, now), input.slugs)
      : await readPage(deps, input, now, limit + 1)
    const shown = input.slugs ? rows : rows.slice(0, limit)
    const offers = await getOffers(deps, ctx, askedForCards(shown, currency))
    const last = shown.at(-1)
    return {
      items: shown.map((row) => toCard(row, offers, language)),
      ...(last && rows.length > shown.length ? { nextCursor: cursorAfter(last) } : {}),
    }
  }
}

async function readPage(deps: CatalogDeps, input: Input, now: string, limit: number): Promise<CardRow[]> {
  const { sql } = deps.db
  const { category, collection, cursor } = input
  if (collection !== undefined) {
    const place = readCursor(cursor, isPosition, isId)
    const after = place && Number(place[0])
    return await listOfCollection(sql, collection, category ?? null, { now, after, limit })
  }
  const after = readCursor(cursor, isTime, isId)
  if (category === undefined) return await listNewest(sql, { now, after, limit })
  const rows = await listNewestInCategory(sql, category, { now, after, limit })
  if (rows.length === 0 && !(await hasCategory(sql, category)))
    throw new ServiceError('CATEGORY_NOT_FOUND', { category })
  return rows
}

function inOrder(rows: CardRow[], slugs: readonly string[]): CardRow[] {
  const bySlug = new Map(rows.map((row) => [row.slug, row]))
  return [...new Set(slugs)].flatMap((slug) => bySlug.get(slug) ?? [])
}

function cursorAfter(row: CardRow): string {
  return writeCursor((row as PagedCardRow).key, row.id)
}
