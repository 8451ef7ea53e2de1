import type { Localized } from '@techmart/contracts'
import type { Queryable, Tx } from '../../kernel/db.ts'
import type { DocumentRow, FacetRow, TextRow } from './document-rows.ts'

/** Writing of the index. Every list is a batch of at most a few hundred products. */

/** A number that later fetches exceed; take it before asking for what is to be written. */
export async function nextTurn(sql: Queryable): Promise<number> {
  const [row] = await sql<{ turn: number }[]>`select nextval('search.turns') as turn`
  return (row as { turn: number }).turn
}

/**
 * Claims products for what a fetch saw; returns those that no later fetch has written. Holds them until the
 * transaction ends, in one order for all, so writers of the same product come one after the other.
 */
export async function claim(tx: Tx, productIds: string[], turn: number): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    insert into search.revisions as seen (product_id, turn)
    select id, ${turn} from unnest(${productIds}::text[]) as asked (id) order by id
    on conflict (product_id) do update set turn = excluded.turn where seen.turn < excluded.turn
    returning product_id as id`
  return new Set(rows.map(({ id }) => id))
}

export interface FacetWrite extends FacetRow {
  plain_label: Localized
}

/** Makes facet values known, and their names those of today. */
export async function writeFacetValues(tx: Tx, rows: FacetWrite[]): Promise<void> {
  await tx`
    with given as materialized (
      select code, value, parent, name, label, plain_label, hex
      from jsonb_to_recordset(${tx.json(rows as never)}) as r (
        code text, value text, parent text, name jsonb, label jsonb, plain_label jsonb, hex text)
    )
    insert into search.facet_values as known (code, value, parent, name, label, plain_label, hex)
    select code, value, parent, name, label, plain_label, hex from given
    where not exists (
      select from search.facet_values same
      where same.code = given.code and same.value = given.value
        and (same.parent, same.name, same.label, same.hex)
          is not distinct from (given.parent, given.name, given.label, given.hex)
    )
    order by code, value
    on conflict (code, value) do update set
      parent = excluded.parent, name = excluded.name, label = excluded.label,
      plain_label = excluded.plain_label, hex = excluded.hex`
}

/** Facets are given as their places in `facets`, which must have been written. */
export async function writeDocuments(
  tx: Tx,
  rows: (DocumentRow & { facet_places: number[] })[],
  facets: { code: string; value: string }[],
): Promise<void> {
  await tx`
    with ids as materialized (
      select place, known.id
      from unnest(${facets.map(({ code }) => code)}::text[], ${facets.map(({ value }) => value)}::text[])
        with ordinality as given (code, value, place)
      join search.facet_values known using (code, value)
    )
    insert into search.documents (
      product_id, slug, published_at, popularity, rating_score, availability, availability_rank,
      price_usd, price_eur, price_gbp, compare_at_usd, compare_at_eur, compare_at_gbp, price_varies, skus, facets)
    select product_id, slug, published_at, popularity, rating_score, availability, availability_rank,
      price_usd, price_eur, price_gbp, compare_at_usd, compare_at_eur, compare_at_gbp, price_varies, skus,
      array(select ids.id from unnest(facet_places) p (place) join ids on ids.place = p.place + 1)
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (
      product_id text, slug text, published_at timestamptz(3), popularity double precision,
      rating_score double precision, availability text, availability_rank smallint,
      price_usd bigint, price_eur bigint, price_gbp bigint,
      compare_at_usd bigint, compare_at_eur bigint, compare_at_gbp bigint,
      price_varies boolean, skus text[], facet_places int[])
    on conflict (product_id) do update set
      slug = excluded.slug, published_at = excluded.published_at, popularity = excluded.popularity,
      rating_score = excluded.rating_score, availability = excluded.availability,
      availability_rank = excluded.availability_rank, price_usd = excluded.price_usd,
      price_eur = excluded.price_eur, price_gbp = excluded.price_gbp, compare_at_usd = excluded.compare_at_usd,
      compare_at_eur = excluded.compare_at_eur, compare_at_gbp = excluded.compare_at_gbp,
      price_varies = excluded.price_varies, skus = excluded.skus, facets = excluded.facets`
}

/** The texts of these products as they are indexed. */
export async function listTextKeys(
  tx: Tx,
  productIds: string[],
): Promise<{ product_id: string; language: string; hash: string }[]> {
  return await tx<{ product_id: string; language: string; hash: string }[]>`
    select product_id, language, hash from search.texts where product_id = any(${productIds})`
}

/**
 * Counts terms anew for texts that change (`rows`) or go (`removed` products): what stands in the index is taken
 * off, what is given is put on, and only what is left of both is written, in one order for all writers.
 */
export async function countTerms(tx: Tx, rows: TextRow[], removed: string[]): Promise<void> {
  const terms = rows.flatMap(({ language, terms }) => terms.map((term) => ({ language, ...term })))
  const merged = new Map<string, { count: number } & (typeof terms)[number]>()
  for (const term of terms) {
    const key = `${term.language} ${term.plain}`
    const known = merged.get(key)
    if (known) {
      known.count++
      known.isSuggested ||= term.isSuggested
    } else merged.set(key, { ...term, count: 1 })
  }
  const gone = await tx<{ gone: number }[]>`
    with given as (
      select language, plain as term, words, spelling, "isSuggested" as is_suggested, count
      from jsonb_to_recordset(${tx.json([...merged.values()] as never)}) as r (
        language text, plain text, words smallint, spelling text, "isSuggested" boolean, count int)
    ), taken as (
      select t.language, term, count(*)::int as count
      from search.texts t cross join unnest(t.terms) term
      where (t.language, t.product_id) in (
          select language, product_id
          from unnest(${rows.map(({ language }) => language)}::text[], ${rows.map((row) => row.product_id)}::text[])
            as changing (language, product_id))
        or t.product_id = any(${removed})
      group by 1, 2
    ), change as (
      select language, term, given.words, given.spelling, given.is_suggested,
        coalesce(given.count, 0) - coalesce(taken.count, 0) as delta
      from given full join taken using (language, term)
    ), written as (
      insert into search.terms as known (language, term, words, spelling, is_suggested, documents)
      select language, term, coalesce(words, 1), coalesce(spelling, term), coalesce(is_suggested, false), delta
      from change where delta <> 0
      order by language, term
      on conflict (language, term) do update set
        documents = known.documents + excluded.documents,
        is_suggested = known.is_suggested or excluded.is_suggested
      returning documents
    )
    select count(*)::int as gone from written where documents <= 0`
  if ((gone[0]?.gone ?? 0) > 0) await tx`delete from search.terms where documents <= 0`
}

export async function writeTexts(tx: Tx, rows: TextRow[]): Promise<void> {
  const stored = rows.map((row) => ({ ...row, terms: row.terms.map(({ plain }) => plain) }))
  await tx`
    insert into search.texts (language, product_id, hash, vector, names, terms, card)
    select language, product_id, hash,
      names || setweight(to_tsvector(config, c), 'C') || setweight(to_tsvector(config, d), 'D') ||
        setweight(to_tsvector('simple', c), 'C'),
      names, terms, card
    from jsonb_to_recordset(${tx.json(stored as never)}) as r (
      language text, product_id text, hash text, a text, b text, c text, d text, terms text[], card jsonb)
    cross join lateral (
      select (case language when 'es' then 'spanish' when 'de' then 'german' when 'ar' then 'arabic'
        else 'english' end)::regconfig as config
    ) grammar
    cross join lateral (
      -- As words end, and as they are written: the latter for what is still being typed.
      select setweight(to_tsvector(config, a), 'A') || setweight(to_tsvector(config, b), 'B') ||
        setweight(to_tsvector('simple', a), 'A') || setweight(to_tsvector('simple', b), 'B') as names
      offset 0
    ) named
    on conflict (language, product_id) do update set
      hash = excluded.hash, vector = excluded.vector, names = excluded.names, terms = excluded.terms, card = excluded.card`
}

/** Their texts go with them. */
export async function removeDocuments(tx: Tx, productIds: string[]): Promise<void> {
  await tx`delete from search.documents where product_id = any(${productIds})`
}

/** Documents that nobody has fetched since: of products that are gone. */
export async function listUnseenSince(sql: Queryable, turn: number, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.product_id as id from search.documents d
    join search.revisions seen using (product_id)
    where seen.turn < ${turn}
    order by d.product_id
    limit ${limit}`
  return rows.map(({ id }) => id)
}
