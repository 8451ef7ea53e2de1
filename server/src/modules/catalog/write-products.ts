import { type ProductRecord, ServiceError } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { type Tx, violates } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { sendChoices } from './choose-card-articles.ts'
import type { CatalogDeps } from './index.ts'
import { toComponentRows, toPictureRows, toProductRow, toVariantRows } from './product-rows.ts'
import { assertSound, invalid } from './record-rules.ts'
import { findMissing } from './store-categories.ts'
import * as store from './store-records.ts'

export interface WriteOptions {
  /** What becomes of a slug that is taken. */
  existing: 'replace' | 'refuse'
  /** JSON pointer of a record within the input. */
  at: (index: number) => string
}

/**
 * Writes whole products in a dozen statements, however many they are; what is the same already is left alone.
 * Returns the ids of those that changed. Call inside `naming`, which reads the database's refusals.
 */
export async function writeProducts(
  deps: Pick<CatalogDeps, 'clock' | 'jobs'>,
  tx: Tx,
  records: ProductRecord[],
  { existing, at }: WriteOptions,
): Promise<string[]> {
  for (const [index, record] of records.entries()) assertSound(record, at(index))
  assertDistinct(records, at)

  const found = await store.lockBySlugs(
    tx,
    records.map(({ slug }) => slug),
  )
  const before = new Map(found.map((product) => [product.slug, product]))
  if (existing === 'refuse' && found.length > 0)
    throw new ServiceError('SLUG_TAKEN', { slugs: [...before.keys()] })

  const now = timestamp(deps.clock)
  const rows = records.map((record) => {
    const stored = before.get(record.slug)
    const publishedAt =
      record.publishedAt ?? stored?.publishedAt ?? (record.status === 'published' ? now : null)
    return { record, row: toProductRow(record, newId(), publishedAt) }
  })
  const changed = rows.filter(({ row }) => row.record_hash !== before.get(row.slug)?.recordHash)
  if (changed.length === 0) return []

  await assertKnown(
    tx,
    changed.map(({ record }) => record),
  )
  const written = await store.writeProducts(
    tx,
    changed.map(({ row }) => row),
    existing,
  )
  const ids = new Map(written.map(({ slug, id }) => [slug, id]))
  if (ids.size < changed.length) throw new ServiceError('SLUG_TAKEN')
  const idOf = (record: ProductRecord) => ids.get(record.slug) as string
  await writeBelow(
    tx,
    changed.map(({ record }) => record),
    idOf,
  )
  await sendChoices(
    deps.jobs,
    tx,
    changed.flatMap(({ record, row }) => (row.variant_count > row.card_skus.length ? [idOf(record)] : [])),
  )
  return [...ids.values()]
}

/** Runs work that writes products, saying what the database refused in words of the contract. */
export async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!violates(error, 'component_sku_known')) throw error
    throw invalid([
      { field: '/components', detail: 'name an article that is not (or would no longer be) there' },
    ])
  }
}

async function writeBelow(
  tx: Tx,
  records: ProductRecord[],
  idOf: (record: ProductRecord) => string,
): Promise<void> {
  const ids = records.map(idOf)
  // Parts go first, so that a bundle can lose an article it was made of in the same import.
  await store.removeComponents(tx, ids)
  const variants = records.flatMap((record) => toVariantRows(record, idOf(record)))
  const foreign = await store.writeVariants(tx, ids, variants)
  if (foreign.length > 0)
    throw invalid([
      { field: '/variants', detail: `belong to another product: ${foreign.slice(0, 20).join(', ')}` },
    ])
  await store.writePictures(
    tx,
    ids,
    records.flatMap((record) => toPictureRows(record, idOf(record))),
  )
  const components = records.flatMap((record) => toComponentRows(record, idOf(record)))
  await store.writeComponents(tx, components)
  const nested = await store.findBundlesAmong(
    tx,
    components.map(({ sku }) => sku),
  )
  if (nested.length > 0)
    throw invalid([
      { field: '/components', detail: `are bundles themselves: ${nested.slice(0, 20).join(', ')}` },
    ])
}

/** Within one input a slug and a SKU stand once. */
function assertDistinct(records: readonly ProductRecord[], at: (index: number) => string): void {
  const owners = new Map<string, number>()
  for (const [index, { slug, variants }] of records.entries()) {
    for (const name of [slug, ...variants.map(({ sku }) => sku)]) {
      if (owners.has(name)) throw invalid([{ field: at(index), detail: `${name} is there twice` }])
      owners.set(name, index)
    }
  }
}

async function assertKnown(tx: Tx, records: readonly ProductRecord[]): Promise<void> {
  const missing = await findMissing(tx, {
    categories: [...new Set(records.map(({ categorySlug }) => categorySlug))],
    brands: [...new Set(records.map(({ brandSlug }) => brandSlug))],
  })
  if (missing.categories.length > 0)
    throw new ServiceError('CATEGORY_NOT_FOUND', { category: missing.categories[0] })
  if (missing.brands.length > 0)
    throw invalid([{ field: '/brandSlug', detail: `there is no brand ${missing.brands[0]}` }])
}
