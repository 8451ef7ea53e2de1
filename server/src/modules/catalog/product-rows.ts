import { createHash } from 'node:crypto'
import type { ProductRecord } from '@techmart/contracts'
import { cardPartsOf, firstCardSkus } from './card.ts'

/** A record as the rows of `catalog.products` and the tables below it. */
export function toProductRow(record: ProductRecord, id: string, publishedAt: string | null) {
  const skus = record.variants.map(({ sku }) => sku)
  return {
    id,
    slug: record.slug,
    kind: record.kind,
    status: record.status,
    type: record.type,
    title: record.title,
    subtitle: record.subtitle ?? null,
    description: record.description,
    bullets: record.bullets,
    brand_slug: record.brandSlug,
    category_slug: record.categorySlug,
    attributes: record.attributes,
    options: record.options,
    related_slugs: record.relatedSlugs ?? [],
    popularity: record.popularity ?? 0,
    published_at: publishedAt,
    variant_count: skus.length,
    card: cardPartsOf(record),
    card_skus: firstCardSkus(skus),
    listing_text: listingText(record.title.en, record.slug, skus),
    record_hash: hashOf(record),
  }
}
export type ProductRow = ReturnType<typeof toProductRow>

export function toVariantRows(record: ProductRecord, productId: string) {
  return record.variants.map(({ sku, options, gtin, weightGrams }, position) => ({
    sku,
    product_id: productId,
    position,
    options,
    gtin: gtin ?? null,
    weight_grams: weightGrams ?? null,
  }))
}
export type VariantRow = ReturnType<typeof toVariantRows>[number]

export function toPictureRows(record: ProductRecord, productId: string) {
  return record.pictures.map(({ id, alt, width, height, colorValue, view }, position) => ({
    product_id: productId,
    position,
    picture_id: id,
    alt,
    width,
    height,
    color_value: colorValue ?? null,
    view,
  }))
}
export type PictureRow = ReturnType<typeof toPictureRows>[number]

export function toComponentRows(record: ProductRecord, productId: string) {
  return (record.components ?? []).map(({ sku, quantity }, position) => ({
    product_id: productId,
    position,
    sku,
    quantity,
  }))
}
export type ComponentRow = ReturnType<typeof toComponentRows>[number]

/** Starts with a space, so that a search for one or two letters can ask for the start of a word. */
export function listingText(title: string, slug: string, skus: readonly string[]): string {
  return ` ${plain(title)} ${slug} ${skus.join(' ').toLowerCase()}`
}

/** Lower case without accents: what staff type and what is stored meet in the middle. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The same record has the same hash, whatever the order of its fields. */
function hashOf(record: ProductRecord): string {
  return createHash('sha256').update(JSON.stringify(record, inOrder)).digest('base64url')
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
