import type { Localized } from '@techmart/contracts'
import type { TimePlace } from '../../kernel/cursor.ts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { StoredPicture } from './card.ts'
import type { ComponentRow, PictureRow, ProductRow, VariantRow } from './product-rows.ts'

/** What staff and imports write and read: whole products. */

export interface LockedProduct {
  id: string
  slug: string
  publishedAt: string | null
  recordHash: string | null
}

/** In the order of their slugs, the same for every writer. */
export async function lockBySlugs(tx: Tx, slugs: string[]): Promise<LockedProduct[]> {
  return await tx<LockedProduct[]>`
    select id, slug, published_at as "publishedAt", record_hash as "recordHash"
    from catalog.products where slug = any(${slugs})
    order by slug
    for no key update`
}

/** Returns id and slug of what was written; `refuse` leaves out what exists. */
export async function writeProducts(
  tx: Tx,
  rows: ProductRow[],
  existing: 'replace' | 'refuse',
): Promise<{ id: string; slug: string }[]> {
  return await tx<{ id: string; slug: string }[]>`
    insert into catalog.products as old (
      id, slug, kind, status, type, title, subtitle, description, bullets, brand_slug, category_slug, attributes,
      options, related_slugs, popularity, published_at, variant_count, card, card_skus, card_stale, listing_text,
      record_hash)
    select id, slug, kind, status, type, title, subtitle, description, bullets, brand_slug, category_slug, attributes,
      options, related_slugs, popularity, published_at, variant_count, card, card_skus,
      variant_count > cardinality(card_skus), listing_text, record_hash
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (
      id text, slug text, kind text, status text, type text, title jsonb, subtitle jsonb, description jsonb,
      bullets jsonb, brand_slug text, category_slug text, attributes jsonb, options jsonb, related_slugs text[],
      popularity double precision, published_at timestamptz(3), variant_count int, card jsonb, card_skus text[],
      listing_text text, record_hash text)
    order by slug
    on conflict (slug) ${
      existing === 'refuse'
        ? tx`do nothing`
        : tx`do update set
      kind = excluded.kind, status = excluded.status, type = excluded.type, title = excluded.title,
      subtitle = excluded.subtitle, description = excluded.description, bullets = excluded.bullets,
      brand_slug = excluded.brand_slug, category_slug = excluded.category_slug, attributes = excluded.attributes,
      options = excluded.options, related_slugs = excluded.related_slugs, popularity = excluded.popularity,
      published_at = excluded.published_at, variant_count = excluded.variant_count, card = excluded.card,
      card_skus = excluded.card_skus, card_stale = excluded.card_stale, card_choice = old.card_choice + 1,
      listing_text = excluded.listing_text, record_hash = excluded.record_hash,
      version = old.version + 1, updated_at = now()`
    }
    returning id, slug`
}

/**
 * Replaces the articles of these products. Returns SKUs that belong to another product.
 * An article that a bundle is made of cannot be taken away (`component_sku_known`).
 */
export async function writeVariants(tx: Tx, productIds: string[], rows: VariantRow[]): Promise<string[]> {
  await tx`
    delete from catalog.variants
    where product_id = any(${productIds}) and sku <> all(${rows.map(({ sku }) => sku)})`
  const written = await tx<{ sku: string }[]>`
    insert into catalog.variants as old (sku, product_id, position, options, gtin, weight_grams)
    select sku, product_id, position, options, gtin, weight_grams
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (
      sku text, product_id text, position int, options jsonb, gtin text, weight_grams int)
    order by sku
    on conflict (sku) do update set
      position = excluded.position, options = excluded.options, gtin = excluded.gtin,
      weight_grams = excluded.weight_grams
    where old.product_id = excluded.product_id
    returning sku`
  const done = new Set(written.map(({ sku }) => sku))
  return rows.flatMap(({ sku }) => (done.has(sku) ? [] : [sku]))
}

export async function writePictures(tx: Tx, productIds: string[], rows: PictureRow[]): Promise<void> {
  await tx`delete from catalog.pictures where product_id = any(${productIds})`
  await tx`
    insert into catalog.pictures (product_id, position, picture_id, alt, width, height, color_value, view)
    select product_id, position, picture_id, alt, width, height, color_value, view
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (
      product_id text, position int, picture_id text, alt jsonb, width int, height int, color_value text, view text)`
}

export async function removeComponents(tx: Tx, productIds: string[]): Promise<void> {
  await tx`delete from catalog.components where product_id = any(${productIds})`
}

export async function writeComponents(tx: Tx, rows: ComponentRow[]): Promise<void> {
  await tx`
    insert into catalog.components (product_id, position, sku, quantity)
    select product_id, position, sku, quantity
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (product_id text, position int, sku text, quantity int)`
}

/** Parts that are themselves bundles: they have no stock that could leave. */
export async function findBundlesAmong(sql: Queryable, skus: string[]): Promise<string[]> {
  const rows = await sql<{ sku: string }[]>`
    select v.sku from catalog.variants v join catalog.products p on p.id = v.product_id
    where v.sku = any(${skus}) and p.kind = 'bundle'`
  return rows.map(({ sku }) => sku)
}

export interface LockedRecord extends LockedProduct {
  title: Localized
  subtitle: Localized | null
  description: Localized
  categorySlug: string
  status: 'draft' | 'published'
  skus: string[]
}

export async function lockRecord(tx: Tx, slug: string): Promise<LockedRecord | undefined> {
  const rows = await tx<LockedRecord[]>`
    select id, slug, published_at as "publishedAt", record_hash as "recordHash", title, subtitle, description,
      category_slug as "categorySlug", status,
      array(select v.sku from catalog.variants v where v.product_id = p.id order by v.position) as skus
    from catalog.products p where slug = ${slug}
    for no key update`
  return rows[0]
}

export interface RecordChange {
  id: string
  title: Localized
  subtitle: Localized | null
  description: Localized
  categorySlug: string
  status: 'draft' | 'published'
  publishedAt: string | null
  listingText: string
}

/** The record is no longer what was imported, so the next import writes it again. */
export async function changeRecord(tx: Tx, change: RecordChange): Promise<void> {
  await tx`
    update catalog.products set
      title = ${tx.json(change.title)}, subtitle = ${change.subtitle ? tx.json(change.subtitle) : null},
      description = ${tx.json(change.description)}, category_slug = ${change.categorySlug},
      status = ${change.status}, published_at = ${change.publishedAt}, listing_text = ${change.listingText},
      record_hash = null, version = version + 1, updated_at = now()
    where id = ${change.id}`
}

export interface RecordListRow {
  id: string
  slug: string
  title: Localized
  status: 'draft' | 'published'
  brand: string
  categorySlug: string
  variantCount: number
  picture: StoredPicture | null
  updatedAt: string
}

/**
 * The words decide the plan: a rare text is looked up by its trigrams (`products_listing_text`), a common one is
 * met soon on the way along `products_changed`. A plan made for any text would be wrong for one of them.
 */
export async function planForEachText(tx: Tx): Promise<void> {
  await tx`set local plan_cache_mode = force_custom_plan`
}

/** Most recently changed first. Of 1,000,000 products on two busy cores: 1 to 54 ms for rare and common texts, 3 ms without. */
export async function listRecords(
  sql: Queryable,
  query: { pattern: string | null; status: string | null; after: TimePlace | null; limit: number },
): Promise<RecordListRow[]> {
  const { pattern, status, after, limit } = query
  return await sql<RecordListRow[]>`
    select p.id, p.slug, p.title, p.status, b.name as brand, p.category_slug as "categorySlug",
      p.variant_count as "variantCount", p.card -> 'pictures' -> 0 as picture, p.updated_at as "updatedAt"
    from catalog.products p join catalog.brands b on b.slug = p.brand_slug
    where true
      ${pattern === null ? sql`` : sql`and p.listing_text like ${pattern}`}
      ${status === null ? sql`` : sql`and p.status = ${status}`}
      ${after ? sql`and (p.updated_at, p.id) < (${after[0]}, ${after[1]})` : sql``}
    order by p.updated_at desc, p.id desc
    limit ${limit}`
}
