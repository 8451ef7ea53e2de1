/** As many products as a measurement wants, made of real ones where they are there, else of the demo shop's words. */
import { generateCatalogue } from '../server/src/demo/catalogue/generate.ts'
import { type Random, randomFor } from '../server/src/demo/catalogue/random.ts'
import type { DemoCatalogue, DemoProduct } from '../server/src/demo/catalogue/types.ts'
import type { SourceDocument } from '../server/src/modules/search/engine/schema.ts'
import { coinedWords } from './coined-words.ts'
import { sharedData } from './measurement.ts'
import { documentOf, type Product, readProducts } from './search-products.ts'

export interface Catalogue {
  /** What it is made of, for the report. */
  origin: string
  /** Product n, the same on every machine and in every run. Nothing of it is shared with any other. */
  document: (n: number) => SourceDocument
  /** A title as often as its like occurs. */
  title: (random: Random) => string
}

const SEED = 'search'
/** A prime: steps through the rows so that the first few are of every kind, and meets each once before any again. */
const STRIDE = 48_271
/** How popularity falls from one product to the next. */
const POPULARITY_FALL = 0.45
const AVAILABLE = 0.93
/** Titles of two products are joined somewhere between these shares of their lengths. */
const EARLIEST_CUT = 0.2
const LATEST_CUT = 0.9

/** Real products first, as they are; then, and without real ones from the start, products recombined of several. */
export async function openCatalogue(): Promise<Catalogue> {
  const path = sharedData('catalog/products.jsonl.gz')
  return path === undefined ? demoCatalogue() : realCatalogue(await Array.fromAsync(readProducts(path)))
}

/**
 * Every product lends its head as often as its tail, so words and categories keep their frequencies, whatever the size.
 */
function realCatalogue(rows: Product[]): Catalogue {
  const recombine = recombinationOf(rows)
  return {
    origin: `${rows.length} real products, recombined beyond that`,
    document: (n) => {
      const random = randomFor(`${SEED}/product/${n}`)
      const row = rows[(n * STRIDE) % rows.length] as Product
      const product = n < rows.length ? row : recombine(row, random)
      return finish(product, n, product.price ?? somePrice(rows, random), random)
    },
    title: (random) => random.pick(rows).title,
  }
}

/** Words of the demo shop and words coined of them, the n-th most frequent 1/n as often as the first. */
function demoCatalogue(): Catalogue {
  const shop = generateCatalogue()
  const rows = shop.products.map((product) => productOf(shop, product))
  const recombine = recombinationOf(rows)
  const coined = coinedWords(rows.map(({ title }) => title))
  const make = (random: Random): Product => {
    const made = recombine(rows[zipf(rows.length, random)] as Product, random)
    const words = Array.from({ length: random.int(1, 3) }, () => coined[zipf(coined.length, random)])
    return {
      ...made,
      title: [made.title, ...words].join(' '),
      brand: random.chance(0.5) ? made.brand : capital(coined[zipf(MADE_UP_BRANDS, random)] as string),
    }
  }
  return {
    origin: `${rows.length} products of the demo shop, recombined, with ${coined.length} coined words`,
    document: (n) => {
      const random = randomFor(`${SEED}/product/${n}`)
      return finish(make(random), n, random.pick(rows).price as number, random)
    },
    title: (random) => make(random).title,
  }
}

const MADE_UP_BRANDS = 5_000

/** A rank from 0 on that is drawn in proportion to 1 / (rank + 1). */
function zipf(count: number, random: Random): number {
  return Math.floor((count + 1) ** random.next()) - 1
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function productOf({ brands, departments }: DemoCatalogue, product: DemoProduct): Product {
  const category = departments.find(({ slug }) => slug === product.categorySlug)
  const parent = departments.find(({ slug }) => slug === category?.parentSlug)
  const colours = product.options.find(({ code }) => code === 'color')?.values ?? []
  const minor = product.variants[0]?.prices.USD.priceMinor
  return {
    id: product.slug,
    title: product.title.en,
    brand: brands.find(({ slug }) => slug === product.brandSlug)?.name ?? '',
    categories: [parent, category].flatMap((one) => (one ? [one.name.en] : [])),
    attributes: {
      ...Object.fromEntries(product.attributes.map(({ code, value }) => [code, [value.en]])),
      color: colours.map(({ name }) => name.en),
    },
    bullets: product.bullets.en.join('\n'),
    description: product.description.en,
    price: (minor ?? 0) / 100,
    rating: 4,
  }
}

/** Makes of a product, and others of its widest category, one that nobody sells. */
function recombinationOf(rows: readonly Product[]): (row: Product, random: Random) => Product {
  const kin = Map.groupBy(rows, ({ categories }) => categories[0] ?? '')
  return (row, random) => {
    const other = () => random.pick(kin.get(row.categories[0] ?? '') as Product[])
    const [tail, looks, said] = [other(), other(), other()]
    return {
      ...row,
      title: joined(row.title, tail.title, EARLIEST_CUT + random.next() * (LATEST_CUT - EARLIEST_CUT)),
      brand: other().brand,
      attributes: looks.attributes,
      bullets: said.bullets,
      description: said.description,
      rating: said.rating,
    }
  }
}

function joined(head: string, tail: string, cut: number): string {
  const [first, second] = [head.split(/\s+/), tail.split(/\s+/)]
  return [
    ...first.slice(0, Math.ceil(first.length * cut)),
    ...second.slice(Math.ceil(second.length * cut)),
  ].join(' ')
}

const PRICE_TRIES = 50
const USUAL_PRICE = 20

function somePrice(rows: readonly Product[], random: Random): number {
  for (let tries = 0; tries < PRICE_TRIES; tries++) {
    const { price } = random.pick(rows)
    if (price !== undefined) return price
  }
  return USUAL_PRICE
}

/** With the article number, price, popularity and stock that every product of a shop has. */
function finish(product: Product, n: number, price: number, random: Random): SourceDocument {
  const document = documentOf({ ...product, id: `p${n}`, price, sku: `TM-${n.toString(36).toUpperCase()}` })
  const popularity = random.int(1, 100_000) ** -POPULARITY_FALL
  const numbers = { ...document.numbers, popularity, available: random.chance(AVAILABLE) ? 1 : 0 }
  // A copy, as if it had come from a database: strings that an index keeps must not be those of the rows.
  return JSON.parse(JSON.stringify({ ...document, numbers })) as SourceDocument
}
