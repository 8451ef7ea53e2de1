import {
  currencies,
  type Language,
  type Localized,
  languages,
  type ProductCard,
  type ProductDocument,
} from '@techmart/contracts'
import { bestOf, bundleStock } from './bundle-stock.ts'
import { priceRange, textsOfCard } from './card.ts'
import { say, sayAll } from './localized.ts'
import type { OffersInAllCurrencies } from './offers.ts'
import { plain } from './product-rows.ts'
import { ratingOf } from './rating.ts'
import type { ProductRead, VariantRead } from './store-products.ts'

type Facet = ProductDocument['facets'][number]

const BRAND: Localized = { en: 'Brand', es: 'Marca', de: 'Marke', ar: 'العلامة التجارية' }

/** All that search indexes of a product: texts, facets and cards in every language, prices in every currency. */
export function toDocument(
  product: ProductRead,
  variants: readonly VariantRead[],
  collections: string[],
  offers: OffersInAllCurrencies,
): ProductDocument {
  const skus = variants.map(({ sku }) => sku)
  const { prices, varies } = pricesOf(skus, offers)
  const availability =
    product.kind === 'bundle'
      ? bundleStock(product.card.components, offers.stockOf).availability
      : bestOf(skus.flatMap((sku) => offers.stockOf(sku)?.availability ?? []))
  const rating = ratingOf(product.ratingCounts)
  const onCard = { priceVaries: varies, availability }
  return {
    productId: product.id,
    slug: product.slug,
    version: product.version,
    published: product.status === 'published',
    categoryPath: product.breadcrumbs.map(({ slug }) => slug),
    collections,
    brand: { slug: product.brandSlug, name: product.brandName },
    publishedAt: product.publishedAt ?? product.updatedAt,
    popularity: product.popularity,
    skus,
    texts: inEach((language) => textsOf(product, variants, language)),
    facets: facetsOf(product, variants),
    prices,
    groupPrices: groupPricesOf(skus, offers),
    ...(rating ? { rating } : {}),
    cards: inEach((language): ProductCard => ({ ...textsOfCard(product, language), ...onCard })),
    availability,
  }
}

function inEach<T>(make: (language: Language) => T): Record<string, T> {
  return Object.fromEntries(languages.map((language) => [language, make(language)]))
}

function pricesOf(skus: readonly string[], offers: OffersInAllCurrencies) {
  const all = skus.flatMap((sku) => [...offers.pricesOf(sku)])
  const prices: ProductDocument['prices'] = {}
  let varies = false
  for (const currency of currencies) {
    const range = priceRange(all.filter(({ price }) => price.currency === currency))
    if (!range.lowest) continue
    const { price, compareAt } = range.lowest
    prices[currency] = {
      priceMinor: price.amountMinor,
      ...(compareAt ? { compareAtMinor: compareAt.amountMinor } : {}),
    }
    varies ||= range.varies
  }
  return { prices, varies }
}

/** The lowest each group pays; its articles that have no price for it cost it what they cost everybody. */
function groupPricesOf(
  skus: readonly string[],
  offers: OffersInAllCurrencies,
): ProductDocument['groupPrices'] {
  const inCurrencies = (group: string) => {
    const all = skus.flatMap((sku) => [...offers.groupPricesOf(group, sku)])
    return Object.fromEntries(
      currencies.flatMap((currency) => {
        const { lowest } = priceRange(all.filter(({ price }) => price.currency === currency))
        return lowest ? [[currency, { priceMinor: lowest.price.amountMinor }]] : []
      }),
    )
  }
  return Object.fromEntries(offers.groups.map((group) => [group, inCurrencies(group)]))
}

function textsOf(product: ProductRead, variants: readonly VariantRead[], language: Language) {
  const offered = offeredValues(product, variants)
  return {
    title: say(product.title, language),
    subtitle: product.subtitle ? say(product.subtitle, language) : '',
    categories: product.breadcrumbs.map(({ name }) => say(name, language)),
    attributes: [
      ...product.attributes.map(({ value }) => say(value, language)),
      ...offered.map(({ value }) => say(value.name, language)),
    ],
    bullets: sayAll(product.bullets, language),
    description: say(product.description, language),
  }
}

/** Brand, the option values that some article has, and the attributes worth a filter; each value once. */
function facetsOf(product: ProductRead, variants: readonly VariantRead[]): Facet[] {
  const facets: Facet[] = [
    { code: 'brand', name: BRAND, value: product.brandSlug, label: { en: product.brandName } },
    ...offeredValues(product, variants).map(({ option, value }) => ({
      code: option.code,
      name: option.name,
      value: value.value,
      label: value.name,
      ...(value.hex ? { hex: value.hex } : {}),
    })),
    ...product.attributes
      .filter(({ facet }) => facet)
      .map(({ code, name, value }) => ({ code, name, value: valueCode(value.en), label: value })),
  ]
  const byKey = new Map(facets.toReversed().map((facet) => [`${facet.code}:${facet.value}`, facet]))
  return [...byKey.values()].toReversed()
}

function offeredValues({ options }: ProductRead, variants: readonly VariantRead[]) {
  return options.flatMap((option) => {
    const offered = new Set(variants.map((variant) => variant.options[option.code]))
    return option.values.filter(({ value }) => offered.has(value)).map((value) => ({ option, value }))
  })
}

/** The English value as it can stand in an address: `Organic cotton` → `organic-cotton`. */
function valueCode(value: string): string {
  const code = plain(value)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return code || value
}
