import { type Static, Type } from 'typebox'
import { anyone, command, contract, event, internal, query, staff } from './contract.ts'
import { getProductExample } from './examples.ts'
import {
  Availability,
  Closed,
  Cursor,
  Done,
  Id,
  Locale,
  Localized,
  limit,
  Money,
  Page,
  Picture,
  Sku,
  Slug,
  Timestamp,
} from './shared.ts'

export const tints = ['sand', 'clay', 'sage', 'mist', 'sky', 'lilac', 'blush', 'stone'] as const
/** The ground that a department's pictures stand on. */
export const Tint = Type.Enum(tints)

/** A colour as it is drawn on a swatch. */
export const Swatch = Closed(
  {
    value: Type.String(),
    name: Type.String(),
    hex: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
    hex2: Type.Optional(Type.String({ pattern: '^#[0-9a-f]{6}$' })),
    pattern: Type.Optional(Type.String()),
    pictureId: Type.Optional(Type.String()),
  },
  { title: 'Swatch' },
)
export type Swatch = Static<typeof Swatch>

export const Rating = Closed(
  { average: Type.Number({ minimum: 1, maximum: 5 }), count: Type.Integer() },
  { title: 'Rating' },
)

/** What a listing shows of a product. */
export const ProductCard = Closed(
  {
    id: Id,
    slug: Slug,
    kind: Type.Enum(['simple', 'bundle'] as const),
    title: Type.String(),
    subtitle: Type.Optional(Type.String()),
    brand: Closed({ slug: Slug, name: Type.String() }),
    categorySlug: Slug,
    tint: Tint,
    pictures: Type.Array(Picture, {
      maxItems: 2,
      description: 'The main view and, where there is one, a second',
    }),
    price: Type.Optional(Money),
    compareAt: Type.Optional(Money),
    priceVaries: Type.Boolean({ description: '`price` is the lowest of several' }),
    colors: Type.Array(Swatch),
    rating: Type.Optional(Rating),
    availability: Availability,
    onlySku: Type.Optional(Sku),
  },
  { title: 'ProductCard' },
)
export type ProductCard = Static<typeof ProductCard>

export const ProductOption = Closed(
  {
    code: Type.String(),
    name: Type.String(),
    values: Type.Array(
      Closed({
        value: Type.String(),
        name: Type.String(),
        hex: Type.Optional(Type.String()),
        hex2: Type.Optional(Type.String()),
        pattern: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'ProductOption' },
)
export type ProductOption = Static<typeof ProductOption>

export const Variant = Closed(
  {
    sku: Sku,
    options: Type.Record(Type.String(), Type.String(), { description: 'Option code → value' }),
    price: Type.Optional(Money),
    compareAt: Type.Optional(Money),
    availability: Availability,
    available: Type.Integer({ description: 'How many can be bought now; capped at 20' }),
    availableFrom: Type.Optional(Timestamp),
    gtin: Type.Optional(Type.String()),
  },
  { title: 'Variant' },
)
export type Variant = Static<typeof Variant>

export const Product = Closed(
  {
    id: Id,
    slug: Slug,
    kind: Type.Enum(['simple', 'bundle'] as const),
    status: Type.Enum(['draft', 'published'] as const),
    title: Type.String(),
    subtitle: Type.Optional(Type.String()),
    description: Type.String({ description: 'Plain text; paragraphs are parted by an empty line' }),
    bullets: Type.Array(Type.String()),
    brand: Closed({ slug: Slug, name: Type.String(), story: Type.String() }),
    breadcrumbs: Type.Array(Closed({ slug: Slug, name: Type.String() }), { description: 'Department first' }),
    tint: Tint,
    attributes: Type.Array(Closed({ code: Type.String(), name: Type.String(), value: Type.String() })),
    options: Type.Array(ProductOption),
    variants: Type.Array(Variant),
    pictures: Type.Array(
      Closed({
        id: Type.String(),
        alt: Type.String(),
        width: Type.Integer(),
        height: Type.Integer(),
        colorValue: Type.Optional(Type.String({ description: 'The colour this picture shows' })),
        view: Type.String(),
      }),
    ),
    components: Type.Array(
      Closed({
        sku: Sku,
        quantity: Type.Integer(),
        title: Type.String(),
        slug: Slug,
        picture: Type.Optional(Picture),
      }),
      { description: 'What a bundle is made of' },
    ),
    rating: Type.Optional(Rating),
    publishedAt: Timestamp,
  },
  { title: 'Product' },
)
export type Product = Static<typeof Product>

export const Category = Closed(
  {
    slug: Slug,
    parentSlug: Type.Optional(Slug),
    name: Type.String(),
    description: Type.String(),
    tint: Tint,
    position: Type.Integer(),
    productCount: Type.Integer({ description: 'Published products here and below' }),
    picture: Type.Optional(Picture),
  },
  { title: 'Category' },
)
export type Category = Static<typeof Category>

export const Collection = Closed(
  {
    slug: Slug,
    name: Type.String(),
    description: Type.String(),
    productCount: Type.Integer(),
    picture: Type.Optional(Picture),
  },
  { title: 'Collection' },
)
export type Collection = Static<typeof Collection>

export const Review = Closed(
  {
    id: Id,
    rating: Type.Integer({ minimum: 1, maximum: 5 }),
    title: Type.String(),
    body: Type.String(),
    author: Type.String(),
    language: Type.String(),
    verified: Type.Boolean({ description: 'The author bought it here' }),
    createdAt: Timestamp,
  },
  { title: 'Review' },
)
export type Review = Static<typeof Review>

/** What cart, order and mail show of an article. */
export const VariantLabel = Closed(
  {
    sku: Sku,
    productId: Id,
    productSlug: Slug,
    title: Type.String(),
    brand: Type.String(),
    options: Type.Array(Closed({ code: Type.String(), name: Type.String(), value: Type.String() })),
    picture: Type.Optional(Picture),
    tint: Tint,
    forSale: Type.Boolean(),
    components: Type.Array(Closed({ sku: Sku, quantity: Type.Integer() })),
  },
  { title: 'VariantLabel' },
)
export type VariantLabel = Static<typeof VariantLabel>

/** A whole product as it is stored: every language, prices and stock elsewhere. The shape imports use. */
export const ProductRecord = Closed(
  {
    slug: Slug,
    kind: Type.Enum(['simple', 'bundle'] as const),
    status: Type.Enum(['draft', 'published'] as const),
    type: Type.String({ maxLength: 60 }),
    title: Localized,
    subtitle: Type.Optional(Localized),
    description: Localized,
    bullets: Closed({
      en: Type.Array(Type.String(), { maxItems: 12 }),
      es: Type.Optional(Type.Array(Type.String(), { maxItems: 12 })),
      de: Type.Optional(Type.Array(Type.String(), { maxItems: 12 })),
      ar: Type.Optional(Type.Array(Type.String(), { maxItems: 12 })),
    }),
    brandSlug: Slug,
    categorySlug: Slug,
    attributes: Type.Array(
      Closed({ code: Type.String(), name: Localized, value: Localized, facet: Type.Boolean() }),
      { maxItems: 40 },
    ),
    options: Type.Array(
      Closed({
        code: Type.String(),
        name: Localized,
        values: Type.Array(
          Closed({
            value: Type.String(),
            name: Localized,
            hex: Type.Optional(Type.String()),
            hex2: Type.Optional(Type.String()),
            pattern: Type.Optional(Type.String()),
          }),
          { maxItems: 100 },
        ),
      }),
      { maxItems: 4 },
    ),
    variants: Type.Array(
      Closed({
        sku: Sku,
        options: Type.Record(Type.String(), Type.String()),
        gtin: Type.Optional(Type.String()),
        weightGrams: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
      { minItems: 1, maxItems: 1000 },
    ),
    pictures: Type.Array(
      Closed({
        id: Type.String(),
        alt: Localized,
        width: Type.Integer(),
        height: Type.Integer(),
        colorValue: Type.Optional(Type.String()),
        view: Type.String(),
      }),
      { maxItems: 60 },
    ),
    components: Type.Optional(
      Type.Array(Closed({ sku: Sku, quantity: Type.Integer({ minimum: 1 }) }), { maxItems: 20 }),
    ),
    relatedSlugs: Type.Optional(Type.Array(Slug, { maxItems: 24 })),
    popularity: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
    publishedAt: Type.Optional(Timestamp),
  },
  { title: 'ProductRecord' },
)
export type ProductRecord = Static<typeof ProductRecord>

/** What search indexes of a product: all languages, prices in all currencies, stock, facets. */
export const ProductDocument = Closed(
  {
    productId: Id,
    slug: Slug,
    version: Type.Integer(),
    published: Type.Boolean(),
    categoryPath: Type.Array(Slug),
    collections: Type.Array(Slug),
    brand: Closed({ slug: Slug, name: Type.String() }),
    publishedAt: Timestamp,
    popularity: Type.Number(),
    skus: Type.Array(Sku),
    texts: Type.Record(
      Type.String(),
      Closed({
        title: Type.String(),
        subtitle: Type.String(),
        categories: Type.Array(Type.String()),
        attributes: Type.Array(Type.String()),
        bullets: Type.Array(Type.String()),
        description: Type.String(),
      }),
    ),
    facets: Type.Array(
      Closed({
        code: Type.String(),
        name: Localized,
        value: Type.String(),
        label: Localized,
        hex: Type.Optional(Type.String()),
      }),
    ),
    prices: Type.Record(
      Type.String(),
      Closed({ priceMinor: Type.Integer(), compareAtMinor: Type.Optional(Type.Integer()) }),
    ),
    groupPrices: Type.Record(
      Type.String(),
      Type.Record(Type.String(), Closed({ priceMinor: Type.Integer() })),
      { description: 'Group → currency → what its customers pay; every group that has prices' },
    ),
    rating: Type.Optional(Rating),
    cards: Type.Record(Type.String(), ProductCard, {
      description: 'Language → card without price and availability of a currency',
    }),
    availability: Availability,
  },
  { title: 'ProductDocument' },
)
export type ProductDocument = Static<typeof ProductDocument>

export const catalog = contract('catalog', {
  description: 'Products, variants, categories, brands, collections and reviews.',
  operations: {
    listProducts: query({
      route: 'GET /api/products',
      access: anyone,
      summary: 'List published products',
      description: 'Keyset-paged, newest first. For filters, facets and ranking use `GET /api/search`.',
      input: Closed({
        ...Locale,
        category: Type.Optional(Slug),
        collection: Type.Optional(Slug),
        slugs: Type.Optional(Type.Array(Slug, { maxItems: 96, description: 'Just these, in this order' })),
        cursor: Type.Optional(Cursor),
        limit: limit(96, 24),
      }),
      output: Page(ProductCard),
      errors: ['CATEGORY_NOT_FOUND', 'INVALID_INPUT'],
    }),
    getProduct: query({
      route: 'GET /api/products/{slug}',
      access: anyone,
      summary: 'A product with its variants, prices and availability',
      input: Closed({ ...Locale, slug: Slug }),
      output: Product,
      errors: ['PRODUCT_NOT_FOUND'],
      example: getProductExample,
    }),
    listRelated: query({
      route: 'GET /api/products/{slug}/related',
      access: anyone,
      summary: 'Products that go with this one',
      input: Closed({ ...Locale, slug: Slug, limit: limit(24, 8) }),
      output: Closed({ items: Type.Array(ProductCard) }),
      errors: ['PRODUCT_NOT_FOUND'],
    }),
    listReviews: query({
      route: 'GET /api/products/{slug}/reviews',
      access: anyone,
      summary: 'Reviews of a product, newest first, with the spread of stars',
      input: Closed({ slug: Slug, cursor: Type.Optional(Cursor), limit: limit(50, 10) }),
      output: Closed({
        items: Type.Array(Review),
        nextCursor: Type.Optional(Cursor),
        spread: Type.Array(Type.Integer(), {
          minItems: 5,
          maxItems: 5,
          description: 'Counts of 1 to 5 stars',
        }),
        rating: Type.Optional(Rating),
      }),
      errors: ['PRODUCT_NOT_FOUND', 'INVALID_INPUT'],
    }),
    listCategories: query({
      route: 'GET /api/categories',
      access: anyone,
      summary: 'The category tree as a flat list, parents first',
      input: Closed({ language: Locale.language }),
      output: Closed({ items: Type.Array(Category) }),
    }),
    listCollections: query({
      route: 'GET /api/collections',
      access: anyone,
      summary: 'Editorial collections, in their order on the home page',
      input: Closed({ language: Locale.language }),
      output: Closed({ items: Type.Array(Collection) }),
    }),
    listProductRecords: query({
      route: 'GET /api/admin/products',
      access: staff('catalog:read'),
      summary: 'Products of every status for staff, most recently changed first',
      input: Closed({
        text: Type.Optional(Type.String({ maxLength: 100, description: 'Matches title, slug or SKU' })),
        status: Type.Optional(Type.Enum(['draft', 'published'] as const)),
        cursor: Type.Optional(Cursor),
        limit: limit(100, 50),
      }),
      output: Page(
        Closed({
          slug: Slug,
          title: Type.String(),
          status: Type.Enum(['draft', 'published'] as const),
          brand: Type.String(),
          categorySlug: Slug,
          variantCount: Type.Integer(),
          picture: Type.Optional(Picture),
          updatedAt: Timestamp,
        }),
      ),
      errors: ['INVALID_INPUT'],
    }),
    getProductRecord: query({
      route: 'GET /api/admin/products/{slug}',
      access: staff('catalog:read'),
      summary: 'A product as it is stored, in every language',
      input: Closed({ slug: Slug }),
      output: ProductRecord,
      errors: ['PRODUCT_NOT_FOUND'],
    }),
    createProduct: command({
      route: 'POST /api/admin/products',
      access: staff('catalog:write'),
      summary: 'Add a product',
      input: Closed({ product: ProductRecord }),
      output: Closed({ slug: Slug }),
      errors: ['SLUG_TAKEN', 'CATEGORY_NOT_FOUND', 'INVALID_INPUT'],
      status: 201,
    }),
    updateProduct: command({
      route: 'PATCH /api/admin/products/{slug}',
      access: staff('catalog:write'),
      summary: 'Change texts, category or status of a product',
      input: Closed({
        slug: Slug,
        title: Type.Optional(Localized),
        subtitle: Type.Optional(Localized),
        description: Type.Optional(Localized),
        categorySlug: Type.Optional(Slug),
        status: Type.Optional(Type.Enum(['draft', 'published'] as const)),
      }),
      output: ProductRecord,
      errors: ['PRODUCT_NOT_FOUND', 'CATEGORY_NOT_FOUND'],
    }),
    getVariants: query({
      access: internal,
      summary: 'Labels of articles, for carts, orders and mails; unknown SKUs are left out',
      input: Closed({ skus: Type.Array(Sku, { maxItems: 500 }), language: Locale.language }),
      output: Closed({ items: Type.Array(VariantLabel) }),
    }),
    getDocuments: query({
      access: internal,
      summary: 'Search documents: of the products asked for, or the next ones after an id',
      input: Closed({
        productIds: Type.Optional(Type.Array(Id, { maxItems: 500 })),
        skus: Type.Optional(Type.Array(Sku, { maxItems: 500 })),
        afterId: Type.Optional(Id),
        limit: limit(500, 200),
      }),
      output: Closed({ items: Type.Array(ProductDocument) }),
    }),
    listVersions: query({
      access: internal,
      summary: 'Versions of products, the next ones after an id, to find out what was missed',
      input: Closed({ afterId: Type.Optional(Id), limit: limit(1000, 1000) }),
      output: Closed({ items: Type.Array(Closed({ productId: Id, version: Type.Integer() })) }),
    }),
    importCatalog: command({
      access: internal,
      summary: 'Write categories, brands, collections, products and reviews; what exists is replaced by slug',
      input: Closed({
        categories: Type.Optional(
          Type.Array(
            Closed({
              slug: Slug,
              parentSlug: Type.Optional(Slug),
              name: Localized,
              description: Localized,
              tint: Tint,
              position: Type.Integer(),
              picture: Type.Optional(
                Closed({ id: Type.String(), alt: Localized, width: Type.Integer(), height: Type.Integer() }),
              ),
            }),
          ),
        ),
        brands: Type.Optional(Type.Array(Closed({ slug: Slug, name: Type.String(), story: Localized }))),
        products: Type.Optional(Type.Array(ProductRecord, { maxItems: 500 })),
        collections: Type.Optional(
          Type.Array(
            Closed({
              slug: Slug,
              name: Localized,
              description: Localized,
              position: Type.Integer(),
              productSlugs: Type.Array(Slug, { maxItems: 500 }),
              picture: Type.Optional(
                Closed({ id: Type.String(), alt: Localized, width: Type.Integer(), height: Type.Integer() }),
              ),
            }),
          ),
        ),
        reviews: Type.Optional(
          Type.Array(
            Closed({
              id: Id,
              productSlug: Slug,
              rating: Type.Integer({ minimum: 1, maximum: 5 }),
              title: Type.String(),
              body: Type.String(),
              author: Type.String(),
              language: Type.String(),
              verified: Type.Boolean(),
              createdAt: Timestamp,
            }),
            { maxItems: 2000 },
          ),
        ),
      }),
      output: Done,
      errors: ['CATEGORY_NOT_FOUND', 'INVALID_INPUT'],
    }),
  },
  events: {
    product_changed: event({
      summary: 'A product was added, changed, published or taken down',
      payload: Closed({ productIds: Type.Array(Id) }),
    }),
  },
})
