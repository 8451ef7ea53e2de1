import type { ProductCard } from '@techmart/contracts'
import { catalogues } from '../messages/index.server.ts'
import { type Listing, readListing } from './listing.server.ts'
import { breadcrumbsJsonLd, itemsJsonLd } from './listing-json-ld.server.ts'
import { isNarrowed, parseListing } from './listing-query.ts'
import { paths } from './paths.ts'
import type { JsonLd } from './product-json-ld.ts'
import { describePage } from './seo.server.ts'
import type { Seo } from './seo.ts'
import type { Shop } from './shop.server.ts'

const INSTEAD = 8

export interface SearchPageData {
  /** Absent where nothing has been asked yet; so is the listing then. */
  q: string | undefined
  listing: Listing | undefined
  /** What others buy, where nothing was found and nothing comes near. */
  instead: ProductCard[]
  seo: Seo
  jsonLd: JsonLd[]
}

export async function readSearchPage(shop: Shop, url: URL): Promise<SearchPageData> {
  const { q } = parseListing(url.searchParams)
  const { browse } = catalogues[shop.language]
  const listing = q ? await readListing(shop, url, { q }) : undefined
  const isEmpty = listing?.result.items.length === 0 && !isNarrowed(listing.state)
  return {
    q,
    listing,
    instead: isEmpty ? await readBestsellers(shop) : [],
    seo: describePage(shop, {
      title: q ? browse.resultsFor(q) : browse.searchTitle,
      path: paths.search(q),
      index: false,
    }),
    jsonLd: [
      breadcrumbsJsonLd(shop, [{ name: browse.searchTitle, to: paths.search() }]),
      ...(listing ? itemsJsonLd(shop, listing) : []),
    ],
  }
}

async function readBestsellers({ peers, ctx, locale }: Shop): Promise<ProductCard[]> {
  const found = await peers.search.search(ctx, {
    ...locale,
    sort: 'bestselling',
    inStock: true,
    limit: INSTEAD,
  })
  return found.items
}
