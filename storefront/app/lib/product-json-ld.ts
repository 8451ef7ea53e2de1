import type { Availability, Product, Variant } from '@techmart/contracts'
import type { Seo } from './seo.ts'
import { priceOf } from './variant-choice.ts'

export type JsonLd = { [key: string]: JsonLd | JsonLd[] | string | number | undefined }

const schemaAvailability: Record<Availability, string> = {
  in_stock: 'https://schema.org/InStock',
  low_stock: 'https://schema.org/LimitedAvailability',
  preorder: 'https://schema.org/PreOrder',
  backorder: 'https://schema.org/BackOrder',
  out_of_stock: 'https://schema.org/OutOfStock',
}

/** The product for search engines (schema.org), with its breadcrumbs. The router escapes it for HTML. */
export function productJsonLd(product: Product, seo: Seo): JsonLd {
  const address = new URL(seo.canonical)
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'Product',
        '@id': seo.canonical,
        name: product.title,
        description: product.description,
        brand: { '@type': 'Brand', name: product.brand.name },
        sku: product.variants[0]?.sku,
        image: seo.image,
        offers: offersOf(product, seo.canonical),
        ...(product.rating
          ? {
              aggregateRating: {
                '@type': 'AggregateRating',
                ratingValue: product.rating.average,
                reviewCount: product.rating.count,
              },
            }
          : {}),
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: product.breadcrumbs.map(({ slug, name }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name,
          item: new URL(address.pathname.replace(/\/p\/.*$/, `/c/${slug}`), address).href,
        })),
      },
    ],
  }
}

function offersOf(product: Product, url: string): JsonLd | undefined {
  const prices = product.variants.flatMap(({ price }) => price ?? [])
  const { price } = priceOf(product, { options: [], chosen: {}, missing: undefined, variant: undefined })
  if (!price) return undefined
  const toMajor = (amountMinor: number) => (amountMinor / 100).toFixed(2)
  const common = {
    priceCurrency: price.currency,
    availability: schemaAvailability[bestOf(product.variants)],
    url,
  }
  const highest = Math.max(...prices.map(({ amountMinor }) => amountMinor))
  if (highest === price.amountMinor) return { '@type': 'Offer', price: toMajor(highest), ...common }
  return {
    '@type': 'AggregateOffer',
    lowPrice: toMajor(price.amountMinor),
    highPrice: toMajor(highest),
    offerCount: prices.length,
    ...common,
  }
}

function bestOf(variants: readonly Variant[]): Availability {
  const order: Availability[] = ['in_stock', 'low_stock', 'backorder', 'preorder']
  return order.find((known) => variants.some(({ availability }) => availability === known)) ?? 'out_of_stock'
}
