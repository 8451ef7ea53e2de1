import type { Category, Collection, ProductCard } from '@techmart/contracts'
import { catalogues } from '../messages/index.server.ts'
import { siteJsonLd } from './listing-json-ld.server.ts'
import { paths } from './paths.ts'
import type { JsonLd } from './product-json-ld.ts'
import { describePage } from './seo.server.ts'
import type { Seo } from './seo.ts'
import { shellData } from './shell.server.ts'
import type { Shop } from './shop.server.ts'

const RAIL = 8
const FEATURED = 6

export interface HomePageData {
  /** Three products of different departments, with pictures. */
  hero: ProductCard[]
  departments: Category[]
  collections: Collection[]
  newest: ProductCard[]
  bestsellers: ProductCard[]
  topRated: ProductCard[]
  seo: Seo
  jsonLd: JsonLd[]
}

export async function readHomePage(shop: Shop): Promise<HomePageData> {
  const { peers, ctx, locale, language } = shop
  const ranked = async (sort: 'newest' | 'bestselling' | 'rating', limit: number) =>
    (await peers.search.search(ctx, { ...locale, sort, limit, inStock: true })).items
  const [{ categories, collections }, newest, bestsellers, topRated] = await Promise.all([
    shellData(shop),
    ranked('newest', RAIL),
    ranked('bestselling', RAIL * 2),
    ranked('rating', RAIL),
  ])
  return {
    hero: ofDifferentDepartments(bestsellers, categories).slice(0, 3),
    departments: categories.filter(({ parentSlug }) => !parentSlug),
    collections: collections.slice(0, FEATURED),
    newest,
    bestsellers: bestsellers.slice(0, RAIL),
    topRated,
    seo: describePage(shop, { path: paths.home(), description: catalogues[language].browse.heroText }),
    jsonLd: [siteJsonLd(shop)],
  }
}

/** First one of each department (their tints differ), then the rest. */
function ofDifferentDepartments(
  cards: readonly ProductCard[],
  categories: readonly Category[],
): ProductCard[] {
  const parentOf = new Map(categories.map(({ slug, parentSlug }) => [slug, parentSlug ?? slug]))
  const seen = new Set<string>()
  const withPicture = cards.filter(({ pictures }) => pictures.length > 0)
  const firsts = withPicture.filter(({ categorySlug }) => {
    const department = parentOf.get(categorySlug) ?? categorySlug
    return !seen.has(department) && seen.add(department)
  })
  return [...firsts, ...withPicture.filter((card) => !firsts.includes(card))]
}
