import type { Review } from '@techmart/contracts'
import type { TimePlace } from '../../kernel/cursor.ts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { Spread } from './rating.ts'

/** A page along `reviews_of_product`: 0.2 ms. */
export async function listReviews(
  sql: Queryable,
  productId: string,
  after: TimePlace | null,
  limit: number,
): Promise<Review[]> {
  return await sql<Review[]>`
    select id, rating, title, body, author, language, verified, created_at as "createdAt"
    from catalog.reviews
    where product_id = ${productId} ${after ? sql`and (created_at, id) < (${after[0]}, ${after[1]})` : sql``}
    order by created_at desc, id desc
    limit ${limit}`
}

export async function findSpread(
  sql: Queryable,
  slug: string,
  now: string,
): Promise<{ id: string; spread: Spread } | undefined> {
  const rows = await sql<{ id: string; spread: Spread }[]>`
    select id, rating_counts as spread from catalog.products
    where slug = ${slug} and status = 'published' and published_at <= ${now}`
  return rows[0]
}

/**
 * Locks products in one order, so that writers of the same reviews wait for each other instead of
 * deadlocking, and the one who comes later counts the reviews of the one before.
 */
export async function lockProducts(tx: Tx, slugs: string[]): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; slug: string }[]>`
    select id, slug from catalog.products where slug = any(${slugs}) order by id for no key update`
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}

export interface ReviewWrite extends Omit<Review, 'createdAt'> {
  product_id: string
  created_at: string
}

/** Writes what is new or different. Returns the ids that belong to another product, which stay as they are. */
export async function upsertReviews(tx: Tx, reviews: ReviewWrite[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    with given as materialized (
      select id, product_id, rating, title, body, author, language, verified, created_at
      from jsonb_to_recordset(${tx.json(reviews as never)}) as r (
        id text, product_id text, rating int, title text, body text, author text, language text,
        verified boolean, created_at timestamptz(3))
    ), written as (
      insert into catalog.reviews as old (id, product_id, rating, title, body, author, language, verified, created_at)
      select id, product_id, rating, title, body, author, language, verified, created_at from given order by id
      on conflict (id) do update set
        rating = excluded.rating, title = excluded.title, body = excluded.body, author = excluded.author,
        language = excluded.language, verified = excluded.verified, created_at = excluded.created_at
      where old.product_id = excluded.product_id
        and (old.rating, old.title, old.body, old.author, old.language, old.verified, old.created_at)
          is distinct from (excluded.rating, excluded.title, excluded.body, excluded.author, excluded.language,
            excluded.verified, excluded.created_at)
    )
    select old.id from given join catalog.reviews old on old.id = given.id
    where old.product_id <> given.product_id`
  return rows.map(({ id }) => id)
}

/** Counts the stars anew; reads only `reviews_of_product`. Returns the products whose summary changed. */
export async function countStars(tx: Tx, productIds: string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update catalog.products p set rating_counts = counted.spread
    from (
      select asked.id, array[
        count(*) filter (where r.rating = 1), count(*) filter (where r.rating = 2),
        count(*) filter (where r.rating = 3), count(*) filter (where r.rating = 4),
        count(*) filter (where r.rating = 5)]::int[] as spread
      from unnest(${productIds}::text[]) asked (id)
      left join catalog.reviews r on r.product_id = asked.id
      group by asked.id
    ) counted
    where p.id = counted.id and p.rating_counts <> counted.spread
    returning p.id`
  return rows.map(({ id }) => id)
}
