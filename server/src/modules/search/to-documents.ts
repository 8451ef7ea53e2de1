import { createHash } from 'node:crypto'
import {
  type Availability,
  type Currency,
  type Language,
  type Localized,
  languages,
  type ProductCard,
  type ProductDocument,
} from '@techmart/contracts'
import { colorWord } from './color-words.ts'
import type { SourceDocument } from './engine/schema.ts'
import { AVAILABILITIES, AVAILABILITY, CATEGORY, COLLECTION, RATING, starsAndUp } from './wording.ts'

/** A product as search keeps it in one language. */
export interface DocumentRow {
  productId: string
  language: Language
  source: Omit<SourceDocument, 'id'>
  card: StoredCard
  /** Of texts and facets; a change that leaves it alone changed only numbers and card. */
  textsHash: string
}

type Prices = Partial<Record<Currency, { priceMinor: number; compareAtMinor?: number }>>

/** A card with its prices in every currency. */
export interface StoredCard {
  card: Omit<ProductCard, 'price' | 'compareAt'>
  prices: Prices
  /** Where a group of customers pays something else; cards of before groups have none. */
  groupPrices?: Record<string, Prices>
}

export interface FacetRow {
  code: string
  value: string
  parent: string | null
  name: Localized
  label: Localized
  hex: string | null
}

/** Numbers of a document that searches sort, narrow and signal by. */
export const PUBLISHED_AT = 'publishedAt'
export const POPULARITY = 'popularity'
export const RATED = 'rating'
export const AVAILABLE = 'available'
/** What everybody pays, or what customers of a group pay. */
export const priceIn = (currency: Currency, group?: string) =>
  group === undefined ? `price:${currency}` : `price:${currency}@${group}`

/** As if every product had this many reviews of this many stars besides its own. */
const PRIOR_REVIEWS = 5
const PRIOR_STARS = 4
const MOST_STARS = 5
/** What is offered to choose: at least so many stars. */
const STAR_STEPS = [4, 3, 2]
/** Facets that search makes itself; attributes of the same code are left out. */
const OWN_CODES = new Set(['category', 'collection', 'rating', 'availability', 'price'])
/** Nobody finds a product by its thousandth line. */
const MAX_TEXT = 20_000

/** In every language of the shop; where a product has no texts of its own, in English. */
export function toDocuments(document: ProductDocument): DocumentRow[] {
  const facets = Object.fromEntries(
    [...Map.groupBy(toFacetRows(document), ({ code }) => code)].map(([code, rows]) => [
      code,
      rows.map(({ value }) => value),
    ]),
  )
  const numbers = numbersOf(document)
  return languages.flatMap((language) => {
    const said = document.texts[language] ? language : 'en'
    const own = document.texts[said]
    const card = document.cards[said]
    if (!own || !card) return []
    const texts = textsOf(document, own, language)
    return {
      productId: document.productId,
      language,
      source: { texts, facets, numbers },
      card: {
        card: withoutPrice(card, document.availability),
        prices: document.prices,
        groupPrices: onlyOther(document),
      },
      textsHash: createHash('sha256')
        .update(JSON.stringify([texts, facets]))
        .digest('base64url'),
    }
  })
}

function textsOf(
  document: ProductDocument,
  own: ProductDocument['texts'][string],
  language: Language,
): Record<string, string | string[]> {
  return {
    title: own.title,
    brand: document.brand.name,
    category: own.categories,
    attributes: [...own.attributes, ...colorWords(document, language)],
    bullets: [own.subtitle, ...own.bullets].join('. ').slice(0, MAX_TEXT),
    description: own.description.slice(0, MAX_TEXT),
    sku: document.skus,
  }
}

/** "Blue" for a product that comes in Ink and Petrol; each family once. */
function colorWords({ facets }: ProductDocument, language: Language): string[] {
  return [...new Set(facets.flatMap(({ hex }) => (hex && colorWord(hex, language)) || []))]
}

/** What the groups pay where it is not what everybody pays: most products cost everybody the same. */
function onlyOther({ prices, groupPrices }: ProductDocument): Record<string, Prices> {
  const other = Object.entries(groupPrices).map(([group, own]) => [
    group,
    Object.fromEntries(
      Object.entries(own).filter(([currency, { priceMinor }]) => prices[currency]?.priceMinor !== priceMinor),
    ),
  ])
  return Object.fromEntries(other.filter(([, own]) => Object.keys(own as Prices).length > 0))
}

function numbersOf(document: ProductDocument): Record<string, number> {
  const lists = [[undefined, document.prices] as const, ...Object.entries(document.groupPrices)]
  const prices = lists.flatMap(([group, list]) =>
    Object.entries(list).map(([currency, { priceMinor }]) => [
      priceIn(currency as Currency, group),
      priceMinor,
    ]),
  )
  return {
    ...Object.fromEntries(prices),
    [PUBLISHED_AT]: Date.parse(document.publishedAt),
    [POPULARITY]: document.popularity,
    [AVAILABLE]: document.availability === 'out_of_stock' ? 0 : 1,
    ...(document.rating ? { [RATED]: ratingScore(document.rating) / MOST_STARS } : {}),
  }
}

/** The average, pulled towards the middle while reviews are few: one review of five stars does not win. */
function ratingScore({ average, count }: { average: number; count: number }): number {
  return (average * count + PRIOR_STARS * PRIOR_REVIEWS) / (count + PRIOR_REVIEWS)
}

function withoutPrice(
  { price, compareAt, ...card }: ProductCard,
  availability: Availability,
): StoredCard['card'] {
  return { ...card, availability }
}

/** What a product can be filtered by, with names in every language. */
export function toFacetRows(document: ProductDocument): FacetRow[] {
  const available = shownAs(document.availability)
  return [
    ...document.facets
      .filter(({ code }) => !OWN_CODES.has(code))
      .map((facet) => ({ ...facet, parent: null, hex: facet.hex ?? null })),
    ...document.categoryPath.map((value, depth) => ({
      code: 'category',
      value,
      parent: document.categoryPath[depth - 1] ?? null,
      name: CATEGORY,
      label: inEach((language) => document.texts[language]?.categories[depth] ?? value),
      hex: null,
    })),
    ...document.collections.map((value) => own('collection', value, COLLECTION, { en: value })),
    ...STAR_STEPS.filter((stars) => (document.rating?.average ?? 0) >= stars).map((stars) =>
      own('rating', String(stars), RATING, starsAndUp(stars)),
    ),
    own('availability', available, AVAILABILITY, AVAILABILITIES[available]),
  ]
}

function own(code: string, value: string, name: Localized, label: Localized): FacetRow {
  return { code, value, parent: null, name, label, hex: null }
}

/** A shopper who filters wants to know whether it can be had now; how many are left does not matter. */
function shownAs(availability: Availability): Exclude<Availability, 'low_stock'> {
  return availability === 'low_stock' ? 'in_stock' : availability
}

function inEach(make: (language: Language) => string): Localized {
  const [en, es, de, ar] = languages.map(make)
  return { en: en as string, es: es as string, de: de as string, ar: ar as string }
}
