import { type Static, Type } from 'typebox'
import { ProductCard } from './catalog.ts'
import { anyone, command, contract, query, staff } from './contract.ts'
import { searchExample } from './examples.ts'
import { Closed, Locale, Money, Picture, Slug } from './shared.ts'

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
    items: Type.Array(ProductCard),
    facets: Type.Array(Facet),
    price: Type.Optional(Closed({ min: Money, max: Money })),
    didYouMean: Type.Optional(Type.String()),
    closest: Type.Optional(
      Type.Boolean({ description: 'Nothing matched; the items are the nearest that could be found' }),
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
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 96, default: 24 })),
      }),
      output: SearchResult,
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
    reindex: command({
      route: 'POST /api/admin/search/reindex',
      access: staff('search:write'),
      summary: 'Rebuild every search document; searching goes on meanwhile',
      input: Closed({}),
      output: Closed({ documents: Type.Integer() }),
    }),
  },
})
