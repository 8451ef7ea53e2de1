import type { Context, Peers, ProductRecord } from '@techmart/contracts'

const ctx: Context = { actor: { kind: 'service', name: 'test' }, requestId: 'test-request' }

/** An article as tests speak of it: plenty of it at 10.00 unless said otherwise. */
export interface TestArticle {
  sku: string
  priceMinor?: number
  onHand?: number
  backorderLimit?: number
  /** Makes it a bundle, which has no stock of its own. */
  components?: { sku: string; quantity: number }[]
  /** Known, but taken down. */
  draft?: boolean
  /** Published, but without a price. */
  unpriced?: boolean
}

/** Puts articles on the shelf: one product each, priced in every currency alike. */
export async function stockShelf(
  shop: Pick<Peers, 'catalog' | 'pricing' | 'inventory'>,
  articles: TestArticle[],
): Promise<void> {
  await shop.catalog.importCatalog(ctx, {
    categories: [
      {
        slug: 'shelf',
        name: { en: 'Shelf' },
        description: { en: 'All there is' },
        tint: 'sand',
        position: 1,
      },
    ],
    brands: [{ slug: 'maker', name: 'Maker', story: { en: 'They make it.' } }],
    products: articles.map(toProduct),
  })
  const priced = articles.filter((article) => !article.unpriced)
  if (priced.length > 0)
    await shop.pricing.setPrices(ctx, {
      prices: priced.flatMap(({ sku, priceMinor = 1000 }) =>
        (['USD', 'EUR', 'GBP'] as const).map((currency) => ({ sku, currency, priceMinor })),
      ),
    })
  const stocked = articles.filter((article) => !article.components)
  await shop.inventory.importLevels(ctx, {
    levels: stocked.map(({ sku, onHand = 500, backorderLimit = 0 }) => ({
      sku,
      onHand,
      lowAt: 3,
      backorderLimit,
    })),
  })
}

function toProduct({ sku, components, draft }: TestArticle): ProductRecord {
  const slug = sku.toLowerCase()
  return {
    slug,
    kind: components ? 'bundle' : 'simple',
    status: draft ? 'draft' : 'published',
    type: 'thing',
    title: { en: `The ${slug}`, de: `Das ${slug}` },
    description: { en: 'A thing.' },
    bullets: { en: [] },
    brandSlug: 'maker',
    categorySlug: 'shelf',
    attributes: [],
    options: [],
    variants: [{ sku, options: {} }],
    pictures: [],
    publishedAt: '2030-01-01T00:00:00.000Z',
    ...(components ? { components } : {}),
  }
}
