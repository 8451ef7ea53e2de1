import { createHash } from 'node:crypto'
import {
  type Availability,
  type Language,
  type Localized,
  languages,
  type ProductCard,
  type ProductDocument,
} from '@techmart/contracts'
import { isLinkWord } from './languages.ts'
import { AVAILABILITIES, AVAILABILITY, CATEGORY, COLLECTION, RATING, starsAndUp } from './wording.ts'
import { phrasesOf, plainText, type Word, wordsOf } from './words.ts'

/** A product's document as the rows of `search.documents`, `texts`, `facet_values` and `terms`. */

const AVAILABILITY_RANK: Record<Availability, number> = {
  in_stock: 3,
  low_stock: 3,
  backorder: 2,
  out_of_stock: 1,
}
/** As if every product had this many reviews of this many stars besides its own. */
const PRIOR_REVIEWS = 5
const PRIOR_STARS = 4
/** What is offered to choose: at least so many stars. */
const STAR_STEPS = [4, 3, 2]

export function toDocumentRow(document: ProductDocument) {
  const { USD, EUR, GBP } = document.prices
  return {
    product_id: document.productId,
    slug: document.slug,
    published_at: document.publishedAt,
    popularity: document.popularity,
    rating_score: document.rating ? ratingScore(document.rating) : null,
    availability: document.availability,
    availability_rank: AVAILABILITY_RANK[document.availability],
    price_usd: USD?.priceMinor ?? null,
    price_eur: EUR?.priceMinor ?? null,
    price_gbp: GBP?.priceMinor ?? null,
    compare_at_usd: USD?.compareAtMinor ?? null,
    compare_at_eur: EUR?.compareAtMinor ?? null,
    compare_at_gbp: GBP?.compareAtMinor ?? null,
    price_varies: document.cards.en?.priceVaries ?? false,
    skus: document.skus,
  }
}
export type DocumentRow = ReturnType<typeof toDocumentRow>

function ratingScore({ average, count }: { average: number; count: number }): number {
  return (average * count + PRIOR_STARS * PRIOR_REVIEWS) / (count + PRIOR_REVIEWS)
}

export interface FacetRow {
  code: string
  value: string
  parent: string | null
  name: Localized
  label: Localized
  hex: string | null
}

/** Facets that search makes itself; attributes of the same code are left out. */
const OWN_CODES = new Set(['category', 'collection', 'rating', 'availability', 'price'])

export function toFacetRows(document: ProductDocument): FacetRow[] {
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
    own(
      'availability',
      shownAs(document.availability),
      AVAILABILITY,
      AVAILABILITIES[shownAs(document.availability)],
    ),
  ]
}

function own(code: string, value: string, name: Localized, label: Localized): FacetRow {
  return { code, value, parent: null, name, label, hex: null }
}

/** A label as it is searched. */
export function toPlainLabel(label: Localized): Localized {
  return inEach((language) => plainText(label[language] ?? label.en))
}

/** A shopper who filters wants to know whether it can be had now; how many are left does not matter. */
function shownAs(availability: Availability): Exclude<Availability, 'low_stock'> {
  return availability === 'low_stock' ? 'in_stock' : availability
}

function inEach(make: (language: Language) => string): Localized {
  const [en, es, de, ar] = languages.map(make)
  return { en: en as string, es: es as string, de: de as string, ar: ar as string }
}

/** A card without what changes from hour to hour; that is in `search.documents`. */
export type StoredCard = Omit<ProductCard, 'price' | 'compareAt' | 'priceVaries' | 'availability'>

export interface TextRow extends TextKey {
  /** Texts by weight, plain: title; brand and categories; attributes; bullets and description. */
  a: string
  b: string
  c: string
  d: string
  terms: Term[]
  card: StoredCard
}

export interface Term extends Word {
  words: number
  isSuggested: boolean
}

/** Raise it when texts are to be read differently: every text is then written anew by the next reindex. */
const READING = 1

/** Characters of one kind of text that are indexed. */
const MAX_TEXT = 20_000
/** Words of a title or an attribute that are looked at, and characters of a name that is suggested whole. */
const MAX_WORDS = 40
const MAX_NAME = 100

export interface TextKey {
  product_id: string
  language: Language
  /** Of everything a row is made of. */
  hash: string
}

/** Which texts a document has; most changes are of prices and stock and leave them as they are. */
export function toTextKeys(document: ProductDocument): TextKey[] {
  return languages.flatMap((language) => {
    const texts = document.texts[language]
    const card = document.cards[language]
    if (!texts || !card) return []
    const content = JSON.stringify([READING, document.brand.name, texts, toStoredCard(card)])
    const hash = createHash('sha256').update(content).digest('base64url')
    return [{ product_id: document.productId, language, hash }]
  })
}

function toStoredCard({ price, compareAt, priceVaries, availability, ...stored }: ProductCard): StoredCard {
  return stored
}

/** `key` is one of the document's. */
export function toTextRow(document: ProductDocument, key: TextKey): TextRow {
  const texts = document.texts[key.language] as ProductDocument['texts'][string]
  const bullets = texts.bullets.join(' ')
  return {
    ...key,
    a: indexed(texts.title),
    b: indexed([document.brand.name, ...texts.categories].join(' ')),
    c: indexed([texts.subtitle, ...texts.attributes].join(' ')),
    // Four weights for five kinds of text: what stands in a bullet counts twice, so it outranks the description.
    d: indexed([bullets, bullets, texts.description].join(' ')),
    terms: termsOf(document, key.language),
    card: toStoredCard(document.cards[key.language] as ProductCard),
  }
}

/** PostgreSQL refuses texts of a megabyte of different words; nobody finds a product by its thousandth line. */
function indexed(text: string): string {
  return plainText(text.slice(0, MAX_TEXT))
}

/** The words a shopper may misspell, and the phrases that are worth suggesting; each once. */
function termsOf(document: ProductDocument, language: Language): Term[] {
  const { title = '', categories = [], attributes = [] } = document.texts[language] ?? {}
  const texts = [document.brand.name, ...categories]
  const names = texts.map(firstWords)
  // A name is suggested whole, as it is written.
  const whole = texts
    .filter((text) => text.length <= MAX_NAME)
    .map((text) => ({ spelling: text.toLowerCase(), plain: plainText(text) }))
  const suggested = [...phrasesOf(firstWords(title), language), ...whole.filter(({ plain }) => plain !== '')]
  const spoken = [...names.flat(), ...attributes.flatMap(firstWords)].filter(
    ({ plain }) => !isLinkWord(plain, language),
  )
  const terms = new Map<string, Term>()
  for (const word of spoken) terms.set(word.plain, { ...word, words: 1, isSuggested: false })
  for (const word of suggested)
    terms.set(word.plain, { ...word, words: word.plain.split(' ').length, isSuggested: true })
  return [...terms.values()]
}

function firstWords(text: string): Word[] {
  return wordsOf(text.slice(0, MAX_TEXT)).slice(0, MAX_WORDS)
}
