import { data, type LoaderFunctionArgs } from 'react-router'
import { paths } from '../lib/paths.ts'
import { shellData } from '../lib/shell.server.ts'
import { type Shop, shopOf } from '../lib/shop.server.ts'
import {
  PAGE_SIZE,
  PAGES_PER_PART,
  type ProductPart,
  pagePaths,
  parsePart,
  partName,
  productParts,
  urlsXml,
  xmlResponse,
} from '../lib/sitemap.ts'

/** `pages.xml`, or a part with up to 960 products. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const { categories, collections } = await shellData(shop)
  if (params.part === 'pages.xml')
    return xmlResponse(urlsXml(shop.origin, pagePaths(categories, collections)))
  const part = parsePart(params.part ?? '')
  const isKnown = part && productParts(categories).some((known) => partName(known) === params.part)
  if (!isKnown) throw data(null, { status: 404 })
  const slugs = await readSlugs(shop, part)
  return xmlResponse(
    urlsXml(
      shop.origin,
      slugs.map((slug) => paths.product(slug)),
    ),
  )
}

async function readSlugs({ peers, ctx }: Shop, { category, number }: ProductPart): Promise<string[]> {
  const slugs: string[] = []
  const first = (number - 1) * PAGES_PER_PART + 1
  for (let page = first; page < first + PAGES_PER_PART; page++) {
    const result = await peers.search.search(ctx, { category, sort: 'newest', page, limit: PAGE_SIZE })
    slugs.push(...result.items.map(({ slug }) => slug))
    if (page >= result.pageCount) break
  }
  return slugs
}
