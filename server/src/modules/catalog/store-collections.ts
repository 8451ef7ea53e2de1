import type { Localized } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { StoredPicture } from './card.ts'

const MAX_COLLECTIONS = 200

export interface CollectionRow {
  slug: string
  name: Localized
  description: Localized
  picture: StoredPicture | null
  productCount: number
}

export async function listCollections(sql: Queryable, now: string): Promise<CollectionRow[]> {
  return await sql<CollectionRow[]>`
    select c.slug, c.name, c.description, c.picture, (
      select count(*)::int from catalog.collection_products m join catalog.products p on p.id = m.product_id
      where m.collection_slug = c.slug and p.status = 'published' and p.published_at <= ${now}
    ) as "productCount"
    from catalog.collections c
    order by c.position, c.slug
    limit ${MAX_COLLECTIONS}`
}

export interface CollectionWrite {
  slug: string
  name: Localized
  description: Localized
  position: number
  picture: StoredPicture | null
  productSlugs: string[]
}

/** Which of these slugs no product has. */
export async function findUnknownProducts(sql: Queryable, slugs: string[]): Promise<string[]> {
  const rows = await sql<{ slug: string }[]>`
    select slug from unnest(${slugs}::text[]) as a (slug)
    where not exists (select from catalog.products p where p.slug = a.slug)`
  return rows.map(({ slug }) => slug)
}

/** Writes collections and their members in order; returns the products that came or went. */
export async function upsertCollections(tx: Tx, rows: CollectionWrite[]): Promise<string[]> {
  const given = tx.json(rows as never)
  await tx`
    insert into catalog.collections (slug, name, description, position, picture)
    select slug, name, description, position, picture
    from jsonb_to_recordset(${given}) as r (slug text, name jsonb, description jsonb, position int, picture jsonb)
    order by slug
    on conflict (slug) do update set
      name = excluded.name, description = excluded.description, position = excluded.position,
      picture = excluded.picture`
  const before = await tx<{ slug: string; id: string }[]>`
    delete from catalog.collection_products where collection_slug = any(${rows.map(({ slug }) => slug)})
    returning collection_slug as slug, product_id as id`
  const after = await tx<{ slug: string; id: string }[]>`
    insert into catalog.collection_products (collection_slug, position, product_id)
    select r.slug, m.position - 1, p.id
    from jsonb_to_recordset(${given}) as r (slug text, "productSlugs" text[])
    cross join unnest(r."productSlugs") with ordinality m (slug, position)
    join catalog.products p on p.slug = m.slug
    returning collection_slug as slug, product_id as id`
  return difference(before, after)
}

export async function listCollectionSlugs(
  sql: Queryable,
  productIds: string[],
): Promise<Map<string, string[]>> {
  const rows = await sql<{ id: string; slugs: string[] }[]>`
    select product_id as id, array_agg(distinct collection_slug) as slugs
    from catalog.collection_products where product_id = any(${productIds})
    group by product_id`
  return new Map(rows.map(({ id, slugs }) => [id, slugs]))
}

type Member = { slug: string; id: string }

/** Who is in one list only. */
function difference(before: Member[], after: Member[]): string[] {
  const keyOf = ({ slug, id }: Member) => `${slug} ${id}`
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  const gone = before.filter((member) => !has.has(keyOf(member)))
  const come = after.filter((member) => !had.has(keyOf(member)))
  return [...new Set([...gone, ...come].map(({ id }) => id))]
}
