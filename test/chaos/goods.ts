import { connect, contracts, type ProductRecord } from '@techmart/contracts'
import { serviceContext } from '../../server/src/runtime.ts'
import type { Random } from './random.ts'

/** What the shop sells: much of some, little of most, so that stock runs out all the time. */
export interface Article {
  sku: string
  slug: string
  priceMinor: number
  stock: number
  /** A bundle has no stock of its own: what leaves it, per unit. */
  parts: Record<string, number>
}

/** A second place where goods lie. */
export const ANNEX = 'annex'

export const COUPON = { code: 'FIRST40', percent: 10, maxUses: 40 }

export const articles: readonly Article[] = [
  article('plain-mug', 1_290, 5_000),
  article('desk-lamp', 7_900, 400),
  article('wall-clock', 4_450, 60),
  article('tea-pot', 3_999, 25),
  article('wool-throw', 8_925, 12),
  article('brass-bell', 1_777, 6),
  article('last-poster', 999, 1),
  { ...article('breakfast-set', 5_500, 0), parts: { 'PLAIN-MUG': 2, 'TEA-POT': 1 } },
]

/** What shoppers reach for: half of the time something of which there is enough, so that business goes on. */
export function chooseArticle(random: Random): Article {
  return random.chance(0.5) ? random.pick(articles.slice(0, 2)) : random.pick(articles)
}

function article(slug: string, priceMinor: number, stock: number): Article {
  return { slug, sku: slug.toUpperCase(), priceMinor, stock, parts: {} }
}

export const GIFT_CARDS = { count: 15, amountMinor: 3_000 }

/** Puts the goods into an empty shop, as a peer of it; answers the codes of its gift cards. */
export async function fillShop(url: string, serviceSecret: string): Promise<string[]> {
  const ctx = serviceContext('chaos')
  const catalog = connect(contracts.catalog, url, { serviceSecret })
  const pricing = connect(contracts.pricing, url, { serviceSecret })
  const inventory = connect(contracts.inventory, url, { serviceSecret })
  await catalog.importCatalog(ctx, {
    categories: [
      { slug: 'things', name: { en: 'Things' }, description: { en: 'Things' }, tint: 'sand', position: 1 },
    ],
    brands: [{ slug: 'chaosware', name: 'Chaosware', story: { en: 'Made for rough days.' } }],
    products: articles.map(recordOf),
  })
  await pricing.setPrices(ctx, {
    prices: articles.flatMap(({ sku, priceMinor }) =>
      (['USD', 'EUR', 'GBP'] as const).map((currency) => ({ sku, currency, priceMinor })),
    ),
  })
  await pricing.saveCoupon(ctx, {
    code: COUPON.code,
    kind: 'percent',
    percent: COUPON.percent,
    label: { en: 'For the first forty' },
    maxUses: COUPON.maxUses,
    active: true,
  })
  const codes: string[] = []
  const payments = connect(contracts.payments, url, { serviceSecret })
  for (let card = 1; card <= GIFT_CARDS.count; card++) {
    const amount = { amountMinor: GIFT_CARDS.amountMinor, currency: 'USD' as const }
    const { code } = await payments.issueGiftCard(ctx, { requestId: `chaos-card-${card}`, amount })
    if (code) codes.push(code)
  }
  await inventory.saveLocation(ctx, { code: ANNEX, name: 'Annex', priority: 200, active: true })
  await inventory.importLevels(ctx, {
    levels: articles
      .filter(({ parts }) => Object.keys(parts).length === 0)
      .map(({ sku, stock }) => ({ sku, onHand: stock, lowAt: 3, backorderLimit: 0 })),
  })
  return codes
}

function recordOf({ sku, slug, parts }: Article): ProductRecord {
  const components = Object.entries(parts).map(([part, quantity]) => ({ sku: part, quantity }))
  return {
    slug,
    kind: components.length > 0 ? 'bundle' : 'simple',
    status: 'published',
    type: 'thing',
    title: { en: slug.replace('-', ' ') },
    description: { en: `A ${slug.replace('-', ' ')} that survives anything.` },
    bullets: { en: [] },
    brandSlug: 'chaosware',
    categorySlug: 'things',
    attributes: [],
    options: [],
    variants: [{ sku, options: {} }],
    pictures: [],
    ...(components.length > 0 ? { components } : {}),
    publishedAt: '2026-01-01T00:00:00.000Z',
  }
}
