import {
  type Api,
  type Context,
  type catalog,
  type Product,
  type ProductRecord,
  ServiceError,
  type Variant,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { bundleStock, NO_STOCK, type Stock } from './bundle-stock.ts'
import { stockSkus, toPicture } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { say, sayAll } from './localized.ts'
import { getOffers, type Offers } from './offers.ts'
import { ratingOf } from './rating.ts'
import {
  type ComponentRead,
  findProduct,
  listComponents,
  listPictures,
  listVariants,
  type PictureRead,
  type ProductRead,
  type VariantRead,
} from './store-products.ts'

type Language = NonNullable<Parameters<Api<typeof catalog>['getProduct']>[1]['language']>

/** More than this is not told: it is enough for any cart, and nobody can count the stock. */
const AVAILABLE_CAP = 20

/**
 * A published product with everything its page shows. Staff who may read the catalogue also see drafts.
 * Six statements for 1 variant or 400: product, variants, pictures, components, prices, stock.
 */
export function getProduct(deps: CatalogDeps): Api<typeof catalog>['getProduct'] {
  return async (ctx, { slug, language = 'en', currency = 'USD' }) => {
    const { sql } = deps.db
    const product = await findProduct(sql, slug, seesDrafts(ctx) ? null : timestamp(deps.clock))
    if (!product) throw new ServiceError('PRODUCT_NOT_FOUND', { slug })
    const [variants, pictures, components] = await Promise.all([
      listVariants(sql, [product.id]),
      listPictures(sql, product.id),
      listComponents(sql, product.id),
    ])
    const skus = variants.map(({ sku }) => sku)
    const offers = await getOffers(deps, ctx, {
      prices: skus,
      stock: stockSkus({ ...product, cardSkus: skus }),
      currency,
    })
    return {
      ...describe(product, language),
      variants: variants.map((variant) => toVariant(variant, offers, stockOf(product, variant, offers))),
      pictures: pictures.map((picture) => toProductPicture(picture, language)),
      components: components.map((component) => toComponent(component, language)),
    }
  }
}

function seesDrafts({ actor }: Context): boolean {
  return actor.kind === 'staff' && actor.permissions.includes('catalog:read')
}

function describe(
  product: ProductRead,
  language: Language,
): Omit<Product, 'variants' | 'pictures' | 'components'> {
  const rating = ratingOf(product.ratingCounts)
  return {
    id: product.id,
    slug: product.slug,
    kind: product.kind,
    status: product.status,
    title: say(product.title, language),
    ...(product.subtitle ? { subtitle: say(product.subtitle, language) } : {}),
    description: say(product.description, language),
    bullets: sayAll(product.bullets, language),
    brand: { slug: product.brandSlug, name: product.brandName, story: say(product.brandStory, language) },
    breadcrumbs: product.breadcrumbs.map(({ slug, name }) => ({ slug, name: say(name, language) })),
    tint: product.tint,
    attributes: product.attributes.map(({ code, name, value }) => ({
      code,
      name: say(name, language),
      value: say(value, language),
    })),
    options: product.options.map((option) => toOption(option, language)),
    ...(rating ? { rating } : {}),
    publishedAt: product.publishedAt ?? product.updatedAt,
  }
}

function toOption(option: ProductRecord['options'][number], language: Language): Product['options'][number] {
  return {
    code: option.code,
    name: say(option.name, language),
    values: option.values.map((value) => ({ ...value, name: say(value.name, language) })),
  }
}

function stockOf(product: ProductRead, variant: VariantRead, offers: Offers): Stock {
  if (product.kind === 'bundle') return bundleStock(product.card.components, offers.stockOf)
  return offers.stockOf(variant.sku) ?? NO_STOCK
}

function toVariant(variant: VariantRead, offers: Offers, stock: Stock): Variant {
  const price = offers.priceOf(variant.sku)
  return {
    sku: variant.sku,
    options: variant.options,
    ...(price ? { price: price.price } : {}),
    ...(price?.compareAt ? { compareAt: price.compareAt } : {}),
    availability: stock.availability,
    available: Math.min(stock.available, AVAILABLE_CAP),
    ...(stock.availableFrom ? { availableFrom: stock.availableFrom } : {}),
    ...(variant.gtin ? { gtin: variant.gtin } : {}),
  }
}

function toProductPicture(picture: PictureRead, language: Language): Product['pictures'][number] {
  return {
    ...toPicture(picture, language),
    ...(picture.colorValue ? { colorValue: picture.colorValue } : {}),
    view: picture.view,
  }
}

function toComponent(component: ComponentRead, language: Language): Product['components'][number] {
  const { sku, quantity, slug, picture } = component
  return {
    sku,
    quantity,
    title: say(component.title, language),
    slug,
    ...(picture ? { picture: toPicture(picture, language) } : {}),
  }
}
