import { setTimeout as pause } from 'node:timers/promises'
import type { Peers, ProductRecord } from '@techmart/contracts'
import { generateCatalogue } from '../../server/src/demo/catalogue/generate.ts'
import type { DemoProduct } from '../../server/src/demo/catalogue/types.ts'
import { drawIllustration } from '../../server/src/demo/illustrations/index.ts'
import { serviceContext } from '../../server/src/runtime.ts'

const service = serviceContext('journeys')
const PICTURE = { width: 1280, height: 1600 }
const DAY_MS = 86_400_000

/** Fills an empty shop with the first `products` of the demo catalogue, their pictures, prices and stock. */
export async function fillShop(shop: Peers, products: number): Promise<void> {
  const demo = generateCatalogue({ products })
  await shop.catalog.importCatalog(service, {
    categories: demo.departments.map((category) => ({ ...category })),
    brands: demo.brands,
  })
  const records = demo.products.map(recordOf)
  await shop.catalog.importCatalog(service, { products: records.filter(({ kind }) => kind === 'simple') })
  await shop.catalog.importCatalog(service, { products: records.filter(({ kind }) => kind === 'bundle') })
  await shop.catalog.importCatalog(service, {
    collections: demo.collections.map((collection, position) => ({ ...collection, position })),
    reviews: demo.products.flatMap(reviewsOf),
  })
  const variants = demo.products.flatMap((product) => product.variants)
  await shop.pricing.setPrices(service, {
    prices: variants.flatMap(({ sku, prices }) =>
      (['USD', 'EUR', 'GBP'] as const).map((currency) => ({ sku, currency, ...prices[currency] })),
    ),
  })
  await shop.inventory.importLevels(service, {
    levels: demo.products
      .filter(({ kind }) => kind === 'simple')
      .flatMap((product) => product.variants)
      .map(({ sku, stock }) => ({
        sku,
        onHand: stock.onHand,
        lowAt: stock.lowAt,
        backorderLimit: stock.policy === 'backorder' ? 50 : 0,
      })),
  })
  for (const product of demo.products) {
    await shop.media.importDrawings(service, {
      drawings: product.pictures.map(({ key, spec }) => ({ id: key, svg: drawIllustration(spec) })),
    })
    await pause(0)
  }
}

function recordOf(product: DemoProduct): ProductRecord {
  const { variants, pictures, options, attributes, reviews: _, publishedDaysAgo, ...rest } = product
  return {
    ...rest,
    status: 'published',
    attributes: attributes.map(({ code, name, value, facet }) => ({ code, name, value, facet })),
    options: options.map(({ values, ...option }) => ({
      ...option,
      values: values.map(({ code, ...value }) => ({ value: code, ...value })),
    })),
    variants: variants.map(({ sku, options: chosen, gtin, weightGrams }) => ({
      sku,
      options: chosen,
      gtin,
      weightGrams,
    })),
    pictures: pictures.map(({ key, alt, view, colorValue }) => ({
      id: key,
      alt,
      view,
      ...PICTURE,
      ...(colorValue === undefined ? {} : { colorValue }),
    })),
    publishedAt: new Date(Date.now() - publishedDaysAgo * DAY_MS).toISOString(),
  }
}

function reviewsOf({ slug, reviews }: DemoProduct) {
  return reviews.map(({ lang, daysAgo, ...review }) => ({
    ...review,
    productSlug: slug,
    language: lang,
    createdAt: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
  }))
}
