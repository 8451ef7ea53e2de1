import { type ProductRecord, ServiceError } from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import { findProduct, listPictures, listVariants } from './store-products.ts'

/** A product of any status as it is stored, in every language. */
export async function readRecord(sql: Queryable, slug: string): Promise<ProductRecord> {
  const product = await findProduct(sql, slug, null)
  if (!product) throw new ServiceError('PRODUCT_NOT_FOUND', { slug })
  const [variants, pictures] = await Promise.all([
    listVariants(sql, [product.id]),
    listPictures(sql, product.id),
  ])
  const { kind, status, type, title, subtitle, description, bullets, attributes, options } = product
  const { categorySlug, brandSlug, relatedSlugs, popularity, publishedAt, card } = product
  return {
    slug,
    kind,
    status,
    type,
    title,
    ...(subtitle ? { subtitle } : {}),
    description,
    bullets,
    brandSlug,
    categorySlug,
    attributes,
    options,
    variants: variants.map(({ sku, options: chosen, gtin, weightGrams }) => ({
      sku,
      options: chosen,
      ...(gtin ? { gtin } : {}),
      ...(weightGrams === null ? {} : { weightGrams }),
    })),
    pictures: pictures.map(({ colorValue, ...picture }) => ({
      ...picture,
      ...(colorValue ? { colorValue } : {}),
    })),
    ...(kind === 'bundle' ? { components: card.components } : {}),
    ...(relatedSlugs.length > 0 ? { relatedSlugs } : {}),
    popularity,
    ...(publishedAt ? { publishedAt } : {}),
  }
}
