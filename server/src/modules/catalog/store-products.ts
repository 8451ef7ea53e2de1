import type { Localized, ProductRecord } from '@techmart/contracts'
import type { TimePlace } from '../../kernel/cursor.ts'
import type { Queryable } from '../../kernel/db.ts'
import type { CardRow, StoredPicture } from './card.ts'

/** What the shop reads: cards, products, articles. All of it published at the given time. */

const cardColumns = (sql: Queryable) => sql`
  p.id, p.slug, p.kind, p.title, p.subtitle, p.brand_slug as "brandSlug", b.name as "brandName",
  p.category_slug as "categorySlug", c.tint, p.rating_counts as "ratingCounts", p.card,
  p.card_skus as "cardSkus", p.variant_count as "variantCount"`

const cardJoins = (sql: Queryable) => sql`
  join catalog.brands b on b.slug = p.brand_slug
  join catalog.categories c on c.slug = p.category_slug`

const isShown = (sql: Queryable, now: string) => sql`p.status = 'published' and p.published_at <= ${now}`

export interface PagedCardRow extends CardRow {
  /** The sort key of the list it was read for. */
  key: string
}

export interface PageQuery {
  now: string
  after: TimePlace | null
  limit: number
}

/** Newest first: a walk along `products_newest`. With prices and stock, 96 of 1,000,000 take 10 ms on two busy cores. */
export async function listNewest(sql: Queryable, { now, after, limit }: PageQuery): Promise<PagedCardRow[]> {
  return await sql<PagedCardRow[]>`
    select ${cardColumns(sql)}, p.published_at as key from catalog.products p ${cardJoins(sql)}
    where ${isShown(sql, now)}
      ${after ? sql`and (p.published_at, p.id) < (${after[0]}, ${after[1]})` : sql``}
    order by p.published_at desc, p.id desc
    limit ${limit}`
}

/**
 * Newest first of a category and all below it: a page of each leaf along `products_newest_in_category`,
 * merged. Its cost is leaves × page, however many products there are: 24 of 1,000,000 in 40 leaves take 9 ms.
 */
export async function listNewestInCategory(
  sql: Queryable,
  category: string,
  { now, after, limit }: PageQuery,
): Promise<PagedCardRow[]> {
  return await sql<PagedCardRow[]>`
    with newest as (
      select n.id from catalog.categories below
      cross join lateral (
        select p.id, p.published_at from catalog.products p
        where p.category_slug = below.slug and ${isShown(sql, now)}
          ${after ? sql`and (p.published_at, p.id) < (${after[0]}, ${after[1]})` : sql``}
        order by p.published_at desc, p.id desc
        limit ${limit}
      ) n
      where below.path @> array[${category}]::text[]
      order by n.published_at desc, n.id desc
      limit ${limit}
    )
    select ${cardColumns(sql)}, p.published_at as key from newest
    join catalog.products p on p.id = newest.id ${cardJoins(sql)}
    order by p.published_at desc, p.id desc`
}

/** A collection in its own order. */
export async function listOfCollection(
  sql: Queryable,
  collection: string,
  category: string | null,
  { now, after, limit }: { now: string; after: number | null; limit: number },
): Promise<PagedCardRow[]> {
  return await sql<PagedCardRow[]>`
    select ${cardColumns(sql)}, m.position::text as key from catalog.collection_products m
    join catalog.products p on p.id = m.product_id ${cardJoins(sql)}
    where m.collection_slug = ${collection} and m.position > ${after ?? -1} and ${isShown(sql, now)}
      ${category ? sql`and c.path @> array[${category}]::text[]` : sql``}
    order by m.position
    limit ${limit}`
}

export async function findCards(sql: Queryable, slugs: string[], now: string): Promise<CardRow[]> {
  return await sql<CardRow[]>`
    select ${cardColumns(sql)} from catalog.products p ${cardJoins(sql)}
    where p.slug = any(${slugs}) and ${isShown(sql, now)}
    limit ${slugs.length}`
}

/** What was named as related, then the most popular of the same category; the product itself among them at most once. */
export async function listRelated(
  sql: Queryable,
  product: { id: string; categorySlug: string; relatedSlugs: string[] },
  now: string,
  limit: number,
): Promise<CardRow[]> {
  return await sql<CardRow[]>`
    with named as (
      select p.id, n.position from unnest(${product.relatedSlugs}::text[]) with ordinality n (slug, position)
      join catalog.products p on p.slug = n.slug
      where ${isShown(sql, now)} and p.id <> ${product.id}
    ), popular as (
      select p.id, row_number() over (order by p.popularity desc, p.id desc) + 1000 as position
      from catalog.products p
      where p.category_slug = ${product.categorySlug} and ${isShown(sql, now)} and p.id <> ${product.id}
        and not exists (select from named where named.id = p.id)
      order by p.popularity desc, p.id desc
      limit ${limit}
    )
    select ${cardColumns(sql)} from (select * from named union all select * from popular) r
    join catalog.products p on p.id = r.id ${cardJoins(sql)}
    order by r.position
    limit ${limit}`
}

/** The first picture that shows the chosen colour, else the first: of variant `v`. */
const pictureOfVariant = (sql: Queryable) => sql`(
  select jsonb_build_object('id', i.picture_id, 'alt', i.alt, 'width', i.width, 'height', i.height)
  from catalog.pictures i
  where i.product_id = v.product_id
  order by coalesce(i.color_value in (select o.value from jsonb_each_text(v.options) o), false) desc, i.position
  limit 1
)`

export interface ProductRead extends CardRow {
  status: 'draft' | 'published'
  type: string
  description: Localized
  bullets: ProductRecord['bullets']
  attributes: ProductRecord['attributes']
  options: ProductRecord['options']
  relatedSlugs: string[]
  popularity: number
  publishedAt: string | null
  updatedAt: string
  version: number
  brandStory: Localized
  /** Department first. */
  breadcrumbs: { slug: string; name: Localized }[]
}

const productColumns = (sql: Queryable) => sql`
  ${cardColumns(sql)}, p.status, p.type, p.description, p.bullets, p.attributes, p.options,
  p.related_slugs as "relatedSlugs", p.popularity, p.published_at as "publishedAt",
  p.updated_at as "updatedAt", p.version, b.story as "brandStory",
  (
    select jsonb_agg(jsonb_build_object('slug', above.slug, 'name', above.name) order by cardinality(above.path))
    from catalog.categories above where above.slug = any(c.path)
  ) as breadcrumbs`

/** `now` null: whatever its status. */
export async function findProduct(
  sql: Queryable,
  slug: string,
  now: string | null,
): Promise<ProductRead | undefined> {
  const rows = await sql<ProductRead[]>`
    select ${productColumns(sql)} from catalog.products p ${cardJoins(sql)}
    where p.slug = ${slug} ${now === null ? sql`` : sql`and ${isShown(sql, now)}`}`
  return rows[0]
}

/** Products of any status: those asked for, or the next ones after an id. */
export async function listProductsById(
  sql: Queryable,
  asked: { ids: string[] } | { afterId: string; limit: number },
): Promise<ProductRead[]> {
  return await sql<ProductRead[]>`
    select ${productColumns(sql)} from catalog.products p ${cardJoins(sql)}
    where ${'ids' in asked ? sql`p.id = any(${asked.ids})` : sql`p.id > ${asked.afterId}`}
    order by p.id
    limit ${'ids' in asked ? asked.ids.length : asked.limit}`
}

export interface VariantRead {
  productId: string
  sku: string
  options: Record<string, string>
  gtin: string | null
  weightGrams: number | null
}

/** 400 variants of one product: 1.4 ms. */
export async function listVariants(sql: Queryable, productIds: string[]): Promise<VariantRead[]> {
  return await sql<VariantRead[]>`
    select product_id as "productId", sku, options, gtin, weight_grams as "weightGrams"
    from catalog.variants where product_id = any(${productIds})
    order by product_id, position`
}

export interface PictureRead extends StoredPicture {
  colorValue: string | null
  view: string
}

export async function listPictures(sql: Queryable, productId: string): Promise<PictureRead[]> {
  return await sql<PictureRead[]>`
    select picture_id as id, alt, width, height, color_value as "colorValue", view
    from catalog.pictures where product_id = ${productId}
    order by position`
}

export interface ComponentRead {
  sku: string
  quantity: number
  title: Localized
  slug: string
  picture: StoredPicture | null
}

export async function listComponents(sql: Queryable, productId: string): Promise<ComponentRead[]> {
  return await sql<ComponentRead[]>`
    select k.sku, k.quantity, p.title, p.slug, ${pictureOfVariant(sql)} as picture
    from catalog.components k
    join catalog.variants v on v.sku = k.sku
    join catalog.products p on p.id = v.product_id
    where k.product_id = ${productId}
    order by k.position`
}

export interface ArticleRow {
  sku: string
  productId: string
  productSlug: string
  title: Localized
  brand: string
  chosen: Record<string, string>
  options: ProductRecord['options']
  components: CardRow['card']['components']
  picture: StoredPicture | null
  tint: CardRow['tint']
  shown: boolean
}

/** Articles with what a cart, an order or a mail says of them; the picture is that of the chosen colour. */
export async function findArticles(sql: Queryable, skus: string[], now: string): Promise<ArticleRow[]> {
  return await sql<ArticleRow[]>`
    select v.sku, p.id as "productId", p.slug as "productSlug", p.title, b.name as brand,
      v.options as chosen, p.options, p.card -> 'components' as components, c.tint, (${isShown(sql, now)}) as shown,
      ${pictureOfVariant(sql)} as picture
    from catalog.variants v
    join catalog.products p on p.id = v.product_id ${cardJoins(sql)}
    where v.sku = any(${skus})
    limit ${skus.length}`
}

/** Whose articles these are, or whose parts. */
export async function findProductIdsBySku(sql: Queryable, skus: string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select product_id as id from catalog.variants where sku = any(${skus})
    union
    select product_id from catalog.components where sku = any(${skus})`
  return rows.map(({ id }) => id)
}

/** By primary key. */
export async function listProductVersions(
  sql: Queryable,
  afterId: string,
  limit: number,
): Promise<{ productId: string; version: number }[]> {
  return await sql<{ productId: string; version: number }[]>`
    select id as "productId", version from catalog.products where id > ${afterId} order by id limit ${limit}`
}
