import type { LoaderFunctionArgs } from 'react-router'
import { shellData } from '../lib/shell.server.ts'
import { shopOf } from '../lib/shop.server.ts'
import { indexXml, partName, productParts, xmlResponse } from '../lib/sitemap.ts'

/** The index of the site map: one part for pages, bounded parts for products. */
export async function loader({ context }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const { categories } = await shellData(shop)
  return xmlResponse(indexXml(shop.origin, ['pages.xml', ...productParts(categories).map(partName)]))
}
