/** Products as files describe them, and as the shop's index is told about them. */
import type { SourceDocument } from '../server/src/modules/search/engine/schema.ts'
import { readLines, Unusable } from './read-lines.ts'

/** One product, whichever shape its file has. What is not known is empty or absent. */
export interface Product {
  id: string
  title: string
  brand: string
  /** From the widest category to the narrowest. */
  categories: string[]
  /** Values by the name of the attribute, colours under `color`. */
  attributes: Record<string, string[]>
  bullets: string
  description: string
  price?: number
  /** Of five. */
  rating?: number
  sku?: string
}

/**
 * Reads products from JSON lines, compressed or not, in the shape `id, title, description, brand, category_path[],
 * attributes{}, price, rating` or in the shape `asin, title, description, bullet_points, brand, color, category[],
 * price, rating`; only an id and a title must be there. @throws Unusable with the number of the line that is wrong.
 */
export async function* readProducts(path: string): AsyncGenerator<Product> {
  for await (const { text, number } of readLines(path)) {
    const place = `${path}:${number}`
    yield productOf(place, parse(place, text))
  }
}

type Fields = Record<string, unknown>

function parse(place: string, text: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Unusable(`${place}: no JSON: ${error instanceof Error ? error.message : error}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unusable(`${place}: a line must be one JSON object, with an id and a title at least`)
  return value as Fields
}

function productOf(place: string, fields: Fields): Product {
  const id = textOf(fields.id ?? fields.asin ?? fields.product_id)
  if (id === '') throw new Unusable(`${place}: no "id", "asin" or "product_id"; there are ${namesIn(fields)}`)
  if (!('title' in fields || 'product_title' in fields))
    throw new Unusable(`${place}: no "title"; there are ${namesIn(fields)}`)
  return {
    id,
    title: textOf(fields.title ?? fields.product_title),
    brand: textOf(fields.brand ?? fields.product_brand),
    categories: textsOf(fields.category_path ?? fields.category),
    attributes: attributesOf(fields),
    bullets: textsOf(fields.bullet_points ?? fields.bullets ?? fields.product_bullet_point).join('\n'),
    description: textsOf(fields.description ?? fields.product_description).join('\n'),
    price: numberOf(fields.price),
    rating: numberOf(fields.rating),
  }
}

function attributesOf(fields: Fields): Record<string, string[]> {
  const given = fields.attributes
  const attributes: Record<string, string[]> = {}
  if (typeof given === 'object' && given !== null && !Array.isArray(given))
    for (const [name, value] of Object.entries(given)) add(attributes, name, textsOf(value))
  add(attributes, COLOR, textsOf(fields.color ?? fields.product_color))
  return attributes
}

const COLOR = 'color'
/** Shops name the same attribute in their own ways. */
const COLOR_NAMES = /^(?:base)?_?colou?r$/i

function add(attributes: Record<string, string[]>, name: string, values: string[]): void {
  const known = COLOR_NAMES.test(name) ? COLOR : name
  const all = new Set([...(attributes[known] ?? []), ...values])
  if (all.size > 0) attributes[known] = [...all]
}

function textsOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.map(textOf).filter((text) => text !== '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function namesIn(fields: Fields): string {
  return Object.keys(fields).join(', ') || 'no fields'
}

export const PRICE = 'price:USD'
const MINOR = 100
const BEST_RATING = 5

/** What the index is told about a product; brand, categories and colours are what shoppers narrow by. */
export function documentOf(product: Product): SourceDocument {
  const { id, title, brand, categories, attributes, bullets, description, price, rating, sku } = product
  return {
    id,
    texts: {
      title,
      brand,
      category: categories,
      attributes: Object.values(attributes).flat(),
      bullets,
      description,
      ...(sku === undefined ? {} : { sku }),
    },
    facets: { category: categories, brand: brand === '' ? [] : [brand], color: attributes[COLOR] ?? [] },
    numbers: {
      ...(price === undefined ? {} : { [PRICE]: Math.round(price * MINOR) }),
      ...(rating === undefined ? {} : { rating: rating / BEST_RATING }),
    },
  }
}
