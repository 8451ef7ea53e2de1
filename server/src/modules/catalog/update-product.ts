import { type Api, type catalog, type Input, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { tellChanged } from './facts.ts'
import type { CatalogDeps } from './index.ts'
import { listingText } from './product-rows.ts'
import { readRecord } from './read-record.ts'
import { hasCategory } from './store-categories.ts'
import * as store from './store-records.ts'

type Change = Input<typeof catalog, 'updateProduct'>

/** Changes texts, category or status; publishing for the first time sets the date. The same again changes nothing. */
export function updateProduct({ db, clock }: CatalogDeps): Api<typeof catalog>['updateProduct'] {
  return (_ctx, input) =>
    db.transaction(async (tx) => {
      const stored = await store.lockRecord(tx, input.slug)
      if (!stored) throw new ServiceError('PRODUCT_NOT_FOUND', { slug: input.slug })
      const change = merge(stored, input)
      if (change.categorySlug !== stored.categorySlug && !(await hasCategory(tx, change.categorySlug)))
        throw new ServiceError('CATEGORY_NOT_FOUND', { category: change.categorySlug })
      if (!isSame(stored, change)) {
        const publishedAt = stored.publishedAt ?? (change.status === 'published' ? timestamp(clock) : null)
        const text = listingText(change.title.en, stored.slug, stored.skus)
        await store.changeRecord(tx, { ...change, id: stored.id, publishedAt, listingText: text })
        await tellChanged(tx, [stored.id])
      }
      return await readRecord(tx, input.slug)
    })
}

type Editable = Pick<store.LockedRecord, 'title' | 'subtitle' | 'description' | 'categorySlug' | 'status'>

function merge(stored: Editable, change: Change): Editable {
  return {
    title: change.title ?? stored.title,
    subtitle: change.subtitle ?? stored.subtitle,
    description: change.description ?? stored.description,
    categorySlug: change.categorySlug ?? stored.categorySlug,
    status: change.status ?? stored.status,
  }
}

function isSame(one: Editable, other: Editable): boolean {
  return comparable(one) === comparable(other)
}

function comparable({ title, subtitle, description, categorySlug, status }: Editable): string {
  const inOrder = (text: object | null) => (text ? Object.entries(text).sort() : [])
  return JSON.stringify([inOrder(title), inOrder(subtitle), inOrder(description), categorySlug, status])
}
