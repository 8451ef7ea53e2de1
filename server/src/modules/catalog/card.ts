import type {
  Currency,
  Language,
  Localized,
  Picture,
  Price,
  ProductCard,
  ProductRecord,
} from '@techmart/contracts'
import { bestOf, bundleStock, type Part } from './bundle-stock.ts'
import { say } from './localized.ts'
import type { Offers } from './offers.ts'
import { ratingOf, type Spread } from './rating.ts'

export interface StoredPicture {
  id: string
  alt: Localized
  width: number
  height: number
}

/** What a card shows besides texts; written with the product so that a listing reads one row a card. */
export interface CardParts {
  pictures: StoredPicture[]
  colors: {
    value: string
    name: Localized
    hex: string
    hex2?: string
    pattern?: string
    pictureId?: string
  }[]
  /** Of a bundle: what leaves the stock. */
  components: Part[]
}

export interface CardRow {
  id: string
  slug: string
  kind: 'simple' | 'bundle'
  title: Localized
  subtitle: Localized | null
  brandSlug: string
  brandName: string
  categorySlug: string
  tint: ProductCard['tint']
  ratingCounts: Spread
  card: CardParts
  cardSkus: string[]
  variantCount: number
}

const CARD_PICTURES = 2
export const CARD_SKUS = 10

export function cardPartsOf(record: Pick<ProductRecord, 'pictures' | 'options' | 'components'>): CardParts {
  const colors = record.options
    .flatMap(({ values }) => values)
    .flatMap((value) => {
      if (value.hex === undefined) return []
      const picture = record.pictures.find(({ colorValue }) => colorValue === value.value)
      return [{ ...value, hex: value.hex, ...(picture ? { pictureId: picture.id } : {}) }]
    })
  return {
    pictures: record.pictures
      .slice(0, CARD_PICTURES)
      .map(({ id, alt, width, height }) => ({ id, alt, width, height })),
    colors,
    components: record.components ?? [],
  }
}

/** All articles of a small product; of a large one, first guesses spread over its range. */
export function firstCardSkus(skus: readonly string[]): string[] {
  if (skus.length <= CARD_SKUS) return [...skus]
  return Array.from(
    { length: CARD_SKUS },
    (_none, index) => skus[Math.floor((index * skus.length) / CARD_SKUS)] as string,
  )
}

/** What must be asked of pricing and inventory to show these cards in one currency. */
export function askedForCards(rows: readonly CardRow[], currency: Currency) {
  return { prices: rows.flatMap((row) => row.cardSkus), stock: rows.flatMap(stockSkus), currency }
}

/** A bundle has no stock of its own: its parts have. */
export function stockSkus(row: Pick<CardRow, 'kind' | 'card' | 'cardSkus'>): string[] {
  return row.kind === 'bundle' ? row.card.components.map(({ sku }) => sku) : row.cardSkus
}

export function toCard(row: CardRow, offers: Offers, language: Language): ProductCard {
  const { lowest, varies } = priceRange(row.cardSkus.flatMap((sku) => offers.priceOf(sku) ?? []))
  const availability =
    row.kind === 'bundle'
      ? bundleStock(row.card.components, offers.stockOf).availability
      : bestOf(row.cardSkus.flatMap((sku) => offers.stockOf(sku)?.availability ?? []))
  return {
    ...textsOfCard(row, language),
    ...(lowest ? { price: lowest.price } : {}),
    ...(lowest?.compareAt ? { compareAt: lowest.compareAt } : {}),
    priceVaries: varies,
    availability,
  }
}

/** The card without what pricing and inventory know. */
export function textsOfCard(
  row: CardRow,
  language: Language,
): Omit<ProductCard, 'price' | 'compareAt' | 'priceVaries' | 'availability'> {
  const rating = ratingOf(row.ratingCounts)
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: say(row.title, language),
    ...(row.subtitle ? { subtitle: say(row.subtitle, language) } : {}),
    brand: { slug: row.brandSlug, name: row.brandName },
    categorySlug: row.categorySlug,
    tint: row.tint,
    pictures: row.card.pictures.map((picture) => toPicture(picture, language)),
    colors: row.card.colors.map((color) => ({ ...color, name: say(color.name, language) })),
    ...(rating ? { rating } : {}),
    ...(row.variantCount === 1 ? { onlySku: row.cardSkus[0] as string } : {}),
  }
}

export function toPicture({ id, alt, width, height }: StoredPicture, language: Language): Picture {
  return { id, alt: say(alt, language), width, height }
}

/** The lowest of several prices in one currency, and whether another one is higher. */
export function priceRange(prices: readonly Price[]): { lowest: Price | undefined; varies: boolean } {
  let lowest: Price | undefined
  let highest = 0
  for (const price of prices) {
    if (!lowest || price.price.amountMinor < lowest.price.amountMinor) lowest = price
    highest = Math.max(highest, price.price.amountMinor)
  }
  return { lowest, varies: lowest !== undefined && highest > lowest.price.amountMinor }
}
