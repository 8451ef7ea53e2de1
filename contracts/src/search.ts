import { type Static, Type } from 'typebox'
import { ProductCard } from './catalog.ts'
import { anyone, command, contract, query, staff } from './contract.ts'
import { searchExample } from './examples.ts'
import {
  Closed,
  Cursor,
  Done,
  Id,
  Language,
  Locale,
  limit,
  Money,
  Page,
  Picture,
  Slug,
  Timestamp,
} from './shared.ts'

export const sorts = ['relevance', 'bestselling', 'newest', 'price_asc', 'price_desc', 'rating'] as const
export const Sort = Type.Enum(sorts)

export const Facet = Closed(
  {
    code: Type.String(),
    name: Type.String(),
    values: Type.Array(
      Closed({
        value: Type.String(),
        label: Type.String(),
        count: Type.Integer({ description: 'Counted as if this facet were open' }),
        selected: Type.Boolean(),
        hex: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'Facet' },
)
export type Facet = Static<typeof Facet>

export const SearchResult = Closed(
  {
    total: Type.Integer(),
    page: Type.Integer(),
    pageCount: Type.Integer(),
    nextCursor: Type.Optional(Cursor),
    items: Type.Array(ProductCard),
    marks: Type.Optional(
      Type.Array(Type.Array(Closed({ start: Type.Integer(), end: Type.Integer() })), {
        description:
          'For each item where its title says what was searched for: from which character to before which',
      }),
    ),
    facets: Type.Array(Facet),
    price: Type.Optional(
      Closed(
        {
          min: Money,
          max: Money,
          counts: Type.Array(Type.Integer(), { description: 'Products in equal steps from `min` to `max`' }),
        },
        { description: 'As if no price had been asked for' },
      ),
    ),
    exact: Type.Optional(
      Type.Integer({ description: 'How many of `total` meet every word; they come first, near ones follow' }),
    ),
    didYouMean: Type.Optional(Type.String()),
    closest: Type.Optional(
      Type.Boolean({
        description: 'Nothing meets every word; the items are the nearest that could be found',
      }),
    ),
    fallback: Type.Optional(
      Type.Enum(['built-in', 'catalogue'] as const, {
        description:
          'The search engine does not answer: the built-in one did, or the catalogue, which knows no words and filters',
      }),
    ),
  },
  { title: 'SearchResult' },
)
export type SearchResult = Static<typeof SearchResult>

const PriceLimit = Type.Integer({
  minimum: 0,
  maximum: 99_999_999_999,
  description: 'Minor units of `currency`',
})

const Text = Type.String({ minLength: 1, maxLength: 100 })

/** What a merchandiser asks of search. Texts are compared without case and accents. */
export const SearchRule = Type.Union(
  [
    Closed(
      {
        kind: Type.Literal('synonym'),
        from: Text,
        to: Text,
        direction: Type.Enum(['one_way', 'two_way'] as const),
      },
      { title: 'Synonym', description: 'Who searches for `from` also finds `to`' },
    ),
    Closed(
      { kind: Type.Literal('pin'), query: Text, productIds: Type.Array(Id, { minItems: 1, maxItems: 24 }) },
      { title: 'Pin', description: 'These products come first for this query, in this order' },
    ),
    Closed(
      {
        kind: Type.Literal('boost'),
        query: Type.Optional(Text),
        factor: Type.Number({ minimum: 0.1, maximum: 10, description: 'Below 1 it lowers' }),
        facet: Type.Optional(Closed({ code: Text, value: Text })),
        productId: Type.Optional(Id),
      },
      {
        title: 'Boost',
        description: 'Products of a facet value, or one product, count more; for one query or for all',
      },
    ),
    Closed(
      { kind: Type.Literal('banned'), word: Text },
      { title: 'Banned word', description: 'It is neither searched for nor suggested' },
    ),
  ],
  { title: 'SearchRule' },
)
export type SearchRule = Static<typeof SearchRule>

const SavedRule = Closed(
  { id: Id, language: Language, rule: SearchRule, changedAt: Timestamp },
  { title: 'SavedSearchRule' },
)

export const SearchedFor = Closed(
  {
    language: Language,
    query: Type.String(),
    searches: Type.Integer(),
    withoutResults: Type.Integer({ description: 'Searches for which nothing met every word' }),
    results: Type.Integer({ description: 'Products that met every word, at the last search' }),
    clicks: Type.Integer(),
  },
  { title: 'SearchedFor' },
)
export type SearchedFor = Static<typeof SearchedFor>

export const search = contract('search', {
  description: 'Search, filtered listings and suggestions.',
  operations: {
    search: query({
      route: 'GET /api/search',
      access: anyone,
      summary: 'Find products by words, category, collection, facets and price',
      description:
        'Every listing of the shop is this operation. `filter` may repeat: values of one facet are alternatives, ' +
        'different facets narrow. Facet codes come from `facets` of the answer.',
      input: Closed({
        ...Locale,
        q: Type.Optional(Type.String({ maxLength: 200 })),
        category: Type.Optional(Slug),
        collection: Type.Optional(Slug),
        filter: Type.Optional(
          Type.Array(Type.String({ maxLength: 120, pattern: '^[a-z0-9_-]+:.+$' }), {
            maxItems: 40,
            description: '`facet:value`, e.g. `color:navy`, `brand:norrland`, `size:m`',
          }),
        ),
        priceMin: Type.Optional(PriceLimit),
        priceMax: Type.Optional(PriceLimit),
        inStock: Type.Optional(Type.Boolean()),
        sort: Type.Optional(Sort),
        page: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 96, default: 24 })),
      }),
      output: SearchResult,
      headers: { 'search-fallback': 'fallback' },
      errors: ['INVALID_INPUT'],
      example: searchExample,
    }),
    suggest: query({
      route: 'GET /api/search/suggestions',
      access: anyone,
      summary: 'Suggestions while typing: queries, products and categories',
      input: Closed({ ...Locale, q: Type.String({ minLength: 2, maxLength: 100 }) }),
      output: Closed({
        queries: Type.Array(Type.String()),
        categories: Type.Array(
          Closed({ slug: Slug, name: Type.String(), parentName: Type.Optional(Type.String()) }),
        ),
        products: Type.Array(
          Closed({
            slug: Slug,
            title: Type.String(),
            brand: Type.String(),
            price: Type.Optional(Money),
            picture: Type.Optional(Picture),
          }),
        ),
      }),
    }),
    recordClick: command({
      route: 'POST /api/search/clicks',
      access: anyone,
      summary: 'Tell that a search led to a product',
      description: 'Counted by query and day; who clicked is not kept.',
      input: Closed({
        language: Locale.language,
        q: Type.String({ minLength: 1, maxLength: 200 }),
        slug: Slug,
      }),
      output: Done,
      status: 202,
    }),
    listSearches: query({
      route: 'GET /api/admin/search/searches',
      access: staff('search:write'),
      summary: 'What was searched for most, or most without results',
      input: Closed({
        language: Type.Optional(Language),
        days: Type.Optional(Type.Integer({ minimum: 1, maximum: 180, default: 30 })),
        onlyWithoutResults: Type.Optional(Type.Boolean()),
        limit: limit(200, 50),
      }),
      output: Closed({ items: Type.Array(SearchedFor) }),
    }),
    listRules: query({
      route: 'GET /api/admin/search/rules',
      access: staff('search:write'),
      summary: 'Synonyms, pins, boosts and banned words',
      input: Closed({
        kind: Type.Optional(Type.Enum(['synonym', 'pin', 'boost', 'banned'] as const)),
        language: Type.Optional(Language),
        cursor: Type.Optional(Cursor),
        limit: limit(100, 100),
      }),
      output: Page(SavedRule),
    }),
    saveRule: command({
      route: 'PUT /api/admin/search/rules/{id}',
      access: staff('search:write'),
      summary: 'Add or replace a rule; it holds at once',
      input: Closed({ id: Id, language: Language, rule: SearchRule }),
      output: SavedRule,
      errors: ['TOO_MANY_RULES'],
    }),
    removeRule: command({
      route: 'DELETE /api/admin/search/rules/{id}',
      access: staff('search:write'),
      summary: 'Remove a rule',
      input: Closed({ id: Id }),
      output: Done,
      errors: ['RULE_NOT_FOUND'],
    }),
    reindex: command({
      route: 'POST /api/admin/search/reindex',
      access: staff('search:write'),
      summary: 'Compare every document with the catalogue; searching goes on meanwhile',
      description: 'A job does it; the answer says how many products can be found now.',
      input: Closed({}),
      output: Closed({ documents: Type.Integer() }),
      status: 202,
    }),
  },
})
