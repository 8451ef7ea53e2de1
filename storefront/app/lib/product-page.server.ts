import type { DeliveryOption, Product, ProductCard } from '@techmart/contracts'
import { paths } from './paths.ts'
import { type JsonLd, productJsonLd } from './product-json-ld.ts'
import { describePage } from './seo.server.ts'
import type { Seo } from './seo.ts'
import { shellData } from './shell.server.ts'
import { codeOf, homeCountryOf, orNotFound, type Shop } from './shop.server.ts'

const RELATED = 8
const REVIEWS = 6

export type ReviewPage = Awaited<ReturnType<Shop['peers']['catalog']['listReviews']>>

export interface Delivery {
  /** ISO country the estimate is for: the home country of the currency, as the page is the same for everyone. */
  country: string
  option: DeliveryOption
}

export interface ProductPageData {
  product: Product
  related: ProductCard[]
  reviews: ReviewPage
  delivery: Delivery | undefined
  /** Whether prices shown contain the tax, in the region of the currency. */
  taxIncluded: boolean
  seo: Seo
  jsonLd: JsonLd
}

/** Everything the product page shows, or the 404 page. */
export async function readProductPage(
  shop: Shop,
  slug: string,
  cursor: string | undefined,
): Promise<ProductPageData> {
  const { peers, ctx, locale } = shop
  const [product, related, reviews, { regions }] = await orNotFound(
    Promise.all([
      peers.catalog.getProduct(ctx, { ...locale, slug }),
      peers.catalog.listRelated(ctx, { ...locale, slug, limit: RELATED }),
      peers.catalog.listReviews(ctx, { slug, limit: REVIEWS, ...(cursor ? { cursor } : {}) }),
      shellData(shop),
    ]),
    'PRODUCT_NOT_FOUND',
    'INVALID_INPUT',
  )
  const country = homeCountryOf(shop.currency)
  const region = regions.find(({ countries }) => countries.some(({ code }) => code === country))
  const seo = describePage(shop, {
    title: `${product.title}, ${product.brand.name}`,
    description: product.description,
    path: paths.product(slug),
    ...(product.pictures[0] ? { picture: product.pictures[0] } : {}),
  })
  return {
    product,
    related: related.items,
    reviews,
    delivery: await estimateDelivery(shop, product, country),
    taxIncluded: region?.taxIncluded ?? false,
    seo,
    jsonLd: productJsonLd(product, seo),
  }
}

/** The cheapest way to the country; none when nothing of the product can be quoted or the country is not served. */
async function estimateDelivery(
  shop: Shop,
  product: Product,
  country: string,
): Promise<Delivery | undefined> {
  const { peers, ctx, locale } = shop
  const variant = product.variants.find(({ price }) => price)
  if (!variant) return undefined
  try {
    const quote = await peers.pricing.quote(ctx, {
      ...locale,
      country,
      lines: [{ sku: variant.sku, quantity: 1 }],
    })
    const [option] = quote.deliveryOptions.toSorted((a, b) => a.price.amountMinor - b.price.amountMinor)
    return option && { country, option }
  } catch (error) {
    if (codeOf(error)) return undefined
    throw error
  }
}
