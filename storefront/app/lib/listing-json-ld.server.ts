import { pictureUrl } from '@techmart/contracts'
import { catalogues } from '../messages/index.server.ts'
import type { Listing } from './listing.server.ts'
import { localized, paths } from './paths.ts'
import type { JsonLd } from './product-json-ld.ts'
import type { Shop } from './shop.server.ts'

const CONTEXT = 'https://schema.org'
type Site = Pick<Shop, 'origin' | 'language'>

/** The products of this page of a listing for search engines (schema.org), counted on from the pages before. */
export function itemsJsonLd(site: Site, { result, pageSize }: Listing): JsonLd[] {
  const { items, page, total } = result
  if (items.length === 0) return []
  const before = (page - 1) * pageSize
  return [
    {
      '@context': CONTEXT,
      '@type': 'ItemList',
      numberOfItems: total,
      itemListElement: items.map(({ slug, title, pictures: [picture] }, index) => ({
        '@type': 'ListItem',
        position: before + index + 1,
        name: title,
        url: addressOf(site, paths.product(slug)),
        image: picture && site.origin + pictureUrl(picture.id, 960, 'jpg'),
      })),
    },
  ]
}

/** The way from the home page to here; `crumbs` end with this page, all with router paths. */
export function breadcrumbsJsonLd(site: Site, crumbs: ReadonlyArray<{ name: string; to: string }>): JsonLd {
  const { shell } = catalogues[site.language]
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: shell.home, to: paths.home() }, ...crumbs].map(({ name, to }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: addressOf(site, to),
    })),
  }
}

/** The shop itself, and how to search it. */
export function siteJsonLd(site: Site): JsonLd {
  const { shell } = catalogues[site.language]
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    name: shell.shopName,
    url: addressOf(site, paths.home()),
    inLanguage: site.language,
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${addressOf(site, paths.search())}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}

function addressOf({ origin, language }: Site, path: string): string {
  return origin + localized(language, path)
}
