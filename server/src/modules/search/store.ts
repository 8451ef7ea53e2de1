import type { Availability, Currency, Language, Localized } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import type { StoredCard } from './document-rows.ts'
import { configOf } from './languages.ts'

/** Reading of the index. */

export interface WordRead {
  word: string
  /** It only joins others; nobody looks for it. */
  isStop: boolean
  /** Some text has it (or begins with it, where it is the last). */
  isKnown: boolean
  /** A tsquery that finds it. */
  query: string
  candidates: { word: string; spelling: string; documents: number; query: string }[]
}

export interface Understood {
  /** In the order asked; one that no product ever had is left out. */
  facets: { code: string; value: string; id: number }[]
  isSku: boolean
  words: WordRead[]
}

/** Words as near as this are looked at when one is unknown. */
const CANDIDATES = 20
const SHORT_WORD = 5
/** Stands after every other: what begins with a word is between it and it with this. Unlike `like`, always by the index. */
const LAST_LETTER = '\u{10ffff}'

/**
 * What the words and filters of a search mean to this index, in one statement: 1 ms for three words, 2.5 ms more
 * for each unknown one (`terms_by_likeness` in order of likeness; short words, whose trigrams a slip destroys, also
 * by their first letter).
 */
export async function understand(
  sql: Queryable,
  asked: { language: Language; words: string[]; sku: string; facets: { code: string; value: string }[] },
): Promise<Understood> {
  const config = configOf(asked.language)
  const [row] = await sql<[Understood]>`
    select
      coalesce((
        select jsonb_agg(jsonb_build_object('code', code, 'value', value, 'id', known.id) order by place)
        from unnest(${asked.facets.map(({ code }) => code)}::text[], ${asked.facets.map(({ value }) => value)}::text[])
          with ordinality as given (code, value, place)
        join search.facet_values known using (code, value)
      ), '[]') as facets,
      ${asked.sku} <> '' and exists (select from search.documents where skus @> array[${asked.sku}]::text[]) as "isSku",
      coalesce((
        select jsonb_agg(jsonb_build_object('word', w.word, 'isStop', q.is_stop, 'isKnown', k.is_known,
          'query', q.query::text, 'candidates', coalesce(c.list, '[]')) order by w.place)
        from unnest(${asked.words}::text[]) with ordinality as w (word, place)
        cross join lateral (
          select plainto_tsquery(${config}::regconfig, w.word) as stem,
            to_tsquery('simple', w.word || case when w.place = ${asked.words.length} then ':*' else '' end) as written
        ) p
        cross join lateral (select p.stem || p.written as query, numnode(p.stem) = 0 as is_stop) as q (query, is_stop)
        cross join lateral (
          -- Most words are terms. Of others the texts are counted, because exists() hopes for an early match
          -- and reads every text when there is none. Kept apart (offset 0), as it is read more than once below.
          select exists (
              select from search.terms t where t.language = ${asked.language} and t.words = 1
                and t.term ~>=~ w.word
                and t.term ~<=~ (w.word || case when w.place = ${asked.words.length} then ${LAST_LETTER} else '' end)
            ) or (
              select count(*) from search.texts t where t.language = ${asked.language} and t.vector @@ q.query
            ) > 0 as is_known
          offset 0
        ) k
        cross join lateral (
          select jsonb_agg(jsonb_build_object('word', near.term, 'spelling', near.spelling,
            'documents', near.documents, 'query',
            (plainto_tsquery(${config}::regconfig, near.term) || to_tsquery('simple', near.term))::text)) as list
          from (
            (
              select term, spelling, documents from search.terms
              where not k.is_known and language = ${asked.language} and words = 1
              order by term <-> w.word
              limit ${CANDIDATES}
            )
            union
            (
              select term, spelling, documents from search.terms
              where not k.is_known and length(w.word) <= ${SHORT_WORD} and language = ${asked.language} and words = 1
                and term ~>=~ left(w.word, 1) and term ~<=~ (left(w.word, 1) || ${LAST_LETTER})
                and length(term) between length(w.word) - 1 and length(w.word) + 1
              order by documents desc
              limit ${CANDIDATES * 5}
            )
          ) near
        ) c
      ), '[]') as words`
  return row
}

export type Find =
  | { by: 'words'; query: string; rank: string }
  | { by: 'sku'; sku: string }
  | { by: 'everything' }

export interface Group {
  code: string
  ids: number[]
}

export const sortOrders = ['relevance', 'bestselling', 'newest', 'price_asc', 'price_desc', 'rating'] as const
export type SortOrder = (typeof sortOrders)[number]

export interface ListingQuery {
  language: Language
  currency: Currency
  now: string
  find: Find
  /** Every product has all of these facet values. */
  within: number[]
  groups: Group[]
  priceMin: number | null
  priceMax: number | null
  /** The category whose children are offered as a facet; null counts all of them. */
  parent: string | null
  sort: SortOrder
  offset: number
  limit: number
}

export interface ListingRead {
  /** What the words and the place found, before filters. */
  matched: number
  total: number
  minPrice: number | null
  maxPrice: number | null
  items: {
    card: StoredCard
    price: number | null
    compareAt: number | null
    varies: boolean
    availability: Availability
  }[]
  facets: {
    code: string
    name: string
    value: string
    parent: string | null
    label: string
    hex: string | null
    count: number
    selected: boolean
  }[]
}

/** As many values of one facet as an answer offers. */
const MAX_VALUES = 40
/** Weights of description and bullets, attributes, brand and categories, title. */
const WEIGHTS = '{0.05, 0.2, 0.5, 1.0}'

/**
 * One page of a listing with its facets, in one statement. Every product that the words and the place find is
 * read once and marked with the filters it fails, a bit for each. A facet is counted over the products that fail
 * none, or none but that facet's own filter: so its other values say what choosing them would add.
 * With 1,640 products: all of them 11 ms, a department of 330 4 ms, 188 that a word finds 4 ms.
 */
export async function readListing(sql: Queryable, query: ListingQuery): Promise<ListingRead> {
  const { language, groups, find } = query
  const codes = [...new Set(groups.map(({ code }) => code))]
  const bitOf = (code: string) => 2 ** codes.indexOf(code)
  const priceBit = 2 ** codes.length
  const open = [0, ...codes.map(bitOf)]
  const { price, compareAt } = priceColumns(sql, query.currency)
  const [row] = await sql<[ListingRead]>`
    with matched as materialized (
      select d.product_id, d.facets, ${price} as price, ${compareAt} as compare_at, d.price_varies,
        d.published_at, d.popularity, d.rating_score, d.availability, d.availability_rank,
        ${score(sql, find)} as score,
        ${failures(sql, groups)}
        case when (${query.priceMin}::bigint is null or ${price} >= ${query.priceMin}::bigint)
          and (${query.priceMax}::bigint is null or ${price} <= ${query.priceMax}::bigint)
          then 0::bigint else ${priceBit}::bigint end as failed
      from search.documents d ${find.by === 'words' ? sql`join search.texts t on t.product_id = d.product_id` : sql``}
      where d.published_at <= ${query.now}
        ${query.within.length > 0 ? sql`and d.facets @> ${query.within}::int[]` : sql``}
        ${found(sql, find, language)}
    ), page as materialized (
      select product_id, price, compare_at, price_varies, availability, row_number() over () as place
      from (
        select * from matched where failed = 0
        order by ${orderBy(sql, query.sort, find)}, product_id desc
        limit ${query.limit} offset ${query.offset}
      ) sorted
    ), counted as (
      select id, failed, count(*)::int as products
      from (select unnest(facets) as id, failed from matched where failed = any(${open}::bigint[])) had
      group by id, failed
    ), offered as (
      select v.id, v.code, v.value, v.parent, v.name, v.label, v.hex, v.id = any(${groups.flatMap(({ ids }) => ids)}::int[]) as selected,
        coalesce(sum(c.products) filter (where c.failed = 0 or c.failed = g.bit), 0)::int as count
      from search.facet_values v
      left join counted c on c.id = v.id
      left join unnest(${codes}::text[], ${codes.map(bitOf)}::bigint[]) as g (code, bit) on g.code = v.code
      where (c.id is not null or v.id = any(${groups.flatMap(({ ids }) => ids)}::int[]))
        and v.code <> 'collection'
        and (v.code <> 'category' or ${query.parent}::text is null or v.parent = ${query.parent})
      group by v.id
    ), ranked as (
      select code, value, parent, name, label, hex, selected, count,
        row_number() over (partition by code order by selected desc, count desc, id) as place
      from offered where count > 0 or selected
    )
    select
      totals.matched, totals.total, totals."minPrice", totals."maxPrice",
      coalesce((
        select json_agg(json_build_object('card', coalesce(t.card, e.card), 'price', p.price,
          'compareAt', p.compare_at, 'varies', p.price_varies, 'availability', p.availability) order by p.place)
        from page p
        left join search.texts t on t.product_id = p.product_id and t.language = ${language}
        left join search.texts e on t.card is null and e.product_id = p.product_id and e.language = 'en'
      ), '[]') as items,
      coalesce((
        select json_agg(json_build_object('code', code, 'name', coalesce(name ->> ${language}, name ->> 'en'),
          'value', value, 'parent', parent, 'label', coalesce(label ->> ${language}, label ->> 'en'), 'hex', hex, 'count', count,
          'selected', selected))
        from ranked where place <= ${MAX_VALUES}
      ), '[]') as facets
    from (
      select count(*)::int as matched, count(*) filter (where failed = 0)::int as total,
        min(price) filter (where failed in (0, ${priceBit}::bigint)) as "minPrice",
        max(price) filter (where failed in (0, ${priceBit}::bigint)) as "maxPrice"
      from matched
    ) totals`
  return row
}

/** The columns of a currency: a fixed choice, never a name made of input. */
function priceColumns(sql: Queryable, currency: Currency) {
  switch (currency) {
    case 'EUR':
      return { price: sql`d.price_eur`, compareAt: sql`d.compare_at_eur` }
    case 'GBP':
      return { price: sql`d.price_gbp`, compareAt: sql`d.compare_at_gbp` }
    default:
      return { price: sql`d.price_usd`, compareAt: sql`d.compare_at_usd` }
  }
}

/** What the words say of a product, a little more for what sells well, less for what is gone. */
function score(sql: Queryable, find: Find) {
  if (find.by !== 'words') return sql`0::float`
  return sql`ts_rank(${WEIGHTS}::real[], t.vector, ${find.rank}::tsquery)
    * (1 + 0.3 * d.popularity) * (case d.availability_rank when 1 then 0.7 else 1 end)`
}

function found(sql: Queryable, find: Find, language: Language) {
  switch (find.by) {
    case 'words':
      return sql`and t.language = ${language} and t.vector @@ ${find.query}::tsquery`
    case 'sku':
      return sql`and d.skus @> array[${find.sku}]::text[]`
    case 'everything':
      return sql``
  }
}

/** For each facet its bit, unless every group of alternatives is met. */
function failures(sql: Queryable, groups: Group[]) {
  const byCode = [...Map.groupBy(groups, ({ code }) => code).values()]
  if (byCode.length === 0) return sql``
  return byCode.map(
    (same, index) => sql`case when ${same.map(({ ids }) => sql`d.facets && ${ids}::int[] and`)} true
    then 0::bigint else ${2 ** index}::bigint end +`,
  )
}

function orderBy(sql: Queryable, sort: SortOrder, find: Find) {
  switch (sort) {
    case 'newest':
      return sql`published_at desc`
    case 'price_asc':
      return sql`price asc nulls last, popularity desc`
    case 'price_desc':
      return sql`price desc nulls last, popularity desc`
    case 'rating':
      return sql`rating_score desc nulls last, popularity desc`
    case 'bestselling':
      return sql`popularity desc`
    default:
      return find.by === 'words'
        ? sql`score desc, popularity desc`
        : sql`availability_rank = 1, popularity desc`
  }
}

export interface SuggestionsRead {
  queries: string[]
  categories: { slug: string; label: Localized; parentLabel: Localized | null }[]
  products: { card: StoredCard; price: number | null }[]
}

const MAX_QUERIES = 6
const MAX_CATEGORIES = 4
const MAX_PRODUCTS = 5
/** A phrase of one product's title is not what people search for. */
const MIN_DOCUMENTS = 2

/** Phrases that go on as typed, categories named so, products whose title or brand says it: 0.6 to 1.2 ms. */
export async function readSuggestions(
  sql: Queryable,
  asked: {
    language: Language
    currency: Currency
    now: string
    words: string[]
    query: string
    rank: string
  },
): Promise<SuggestionsRead> {
  const { language } = asked
  const { price } = priceColumns(sql, asked.currency)
  const start = asked.words.join(' ')
  const [row] = await sql<[SuggestionsRead]>`
    select
      coalesce((
        select jsonb_agg(spelling order by documents desc, term) from (
          select spelling, documents, term from search.terms
          where language = ${language} and term ~>=~ ${start} and term ~<=~ ${start + LAST_LETTER} and is_suggested and documents >= ${MIN_DOCUMENTS}
          order by documents desc, term
          limit ${MAX_QUERIES}
        ) phrases
      ), '[]') as queries,
      coalesce((
        select jsonb_agg(jsonb_build_object('slug', value, 'label', label, 'parentLabel', parent_label) order by place)
        from (
          select c.value, c.label, above.label as parent_label, row_number() over (order by c.parent is not null, c.id) as place
          from search.facet_values c
          left join search.facet_values above on above.code = 'category' and above.value = c.parent
          where c.code = 'category'
            and ' ' || coalesce(c.plain_label ->> ${language}, '') like all(${asked.words.map((word) => `% ${likeLiteral(word)}%`)}::text[])
            and exists (select from search.documents d where d.facets @> array[c.id] and d.published_at <= ${asked.now})
          order by place
          limit ${MAX_CATEGORIES}
        ) named
      ), '[]') as categories,
      coalesce((
        select jsonb_agg(jsonb_build_object('card', card, 'price', price) order by place) from (
          select t.card, ${price} as price, row_number() over (
            order by ts_rank(${WEIGHTS}::real[], t.names, ${asked.rank}::tsquery) * (1 + 0.3 * d.popularity) desc, d.product_id
          ) as place
          from search.texts t join search.documents d on d.product_id = t.product_id
          where t.language = ${language} and t.names @@ ${asked.query}::tsquery and d.published_at <= ${asked.now}
          order by place
          limit ${MAX_PRODUCTS}
        ) best
      ), '[]') as products`
  return row
}

function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
