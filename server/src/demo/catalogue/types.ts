/** The shape of the demo shop's catalogue: plain, JSON-safe data in four languages and three currencies. */

export type Lang = 'en' | 'es' | 'de' | 'ar'
export type Localized = Record<Lang, string>
export type Cur = 'USD' | 'EUR' | 'GBP'
export type Tint = 'sand' | 'clay' | 'sage' | 'mist' | 'sky' | 'lilac' | 'blush' | 'stone'
export type Pattern = 'plain' | 'stripe' | 'check' | 'dot' | 'marl' | 'wood' | 'terrazzo'
export type View = 'front' | 'angle' | 'detail' | 'group'

export type IllustrationMaterial =
  | 'cotton'
  | 'wool'
  | 'linen'
  | 'leather'
  | 'ceramic'
  | 'glass'
  | 'steel'
  | 'brass'
  | 'wood'
  | 'plastic'
  | 'paper'
  | 'enamel'
  | 'canvas'
  | 'rubber'

/** Every kind of thing that can be drawn; `IllustrationSpec.type` is one of these. */
export const ILLUSTRATION_TYPES = [
  ...['tshirt', 'shirt', 'sweater', 'hoodie', 'trousers', 'dress', 'jacket', 'coat', 'cap', 'beanie'],
  ...['scarf', 'socks', 'sneaker', 'boot', 'sandal', 'tote', 'backpack', 'mug', 'bowl', 'plate', 'pan'],
  ...['kettle', 'knife', 'board', 'bottle', 'carafe', 'teapot', 'lamp', 'chair', 'stool', 'vase'],
  ...['cushion', 'throw', 'rug', 'clock', 'planter', 'candle', 'soap', 'serum', 'towel', 'tent', 'torch'],
  ...['sleepingbag', 'headphones', 'speaker', 'keyboard', 'camera', 'watch', 'charger', 'notebook', 'pen'],
  ...['blocks', 'puzzle', 'plush', 'ball', 'wateringcan', 'basket'],
] as const
export type IllustrationType = (typeof ILLUSTRATION_TYPES)[number]

export interface DemoCatalogue {
  /** Flat: departments first, then their leaf categories. */
  departments: DemoCategory[]
  brands: DemoBrand[]
  collections: DemoCollection[]
  /** Components always stand before the bundles that hold them. */
  products: DemoProduct[]
}

export interface DemoCategory {
  slug: string
  /** Absent on a department. */
  parentSlug?: string
  name: Localized
  description: Localized
  /** The ground behind the pictures; a leaf has its department's. */
  tint: Tint
  position: number
}

export interface DemoBrand {
  slug: string
  name: string
  story: Localized
}

export interface DemoCollection {
  slug: string
  name: Localized
  description: Localized
  productSlugs: string[]
}

export interface DemoOptionValue {
  code: string
  name: Localized
  /** Only on colours: `#rrggbb`, with `hex2` where a pattern has a second colour. */
  hex?: string
  pattern?: Pattern
  hex2?: string
}

export type DemoOptionCode =
  | 'color'
  | 'size'
  | 'capacity'
  | 'ruling'
  | 'layout'
  | 'power'
  | 'pieces'
  | 'pack'
  | 'length'

export interface DemoOption {
  code: DemoOptionCode
  name: Localized
  values: DemoOptionValue[]
}

export interface DemoPrice {
  priceMinor: number
  /** The former price, always above `priceMinor`; present in all currencies or in none. */
  compareAtMinor?: number
}

export interface DemoVariant {
  sku: string
  /** Option code → value code, one entry per option of the product. */
  options: Record<string, string>
  prices: Record<Cur, DemoPrice>
  stock: { onHand: number; policy: 'deny' | 'backorder'; lowAt: number }
  /** EAN-13 in the range for internal use (prefix 2), so it never names another shop's goods. */
  gtin: string
  weightGrams: number
}

export interface IllustrationSpec {
  type: IllustrationType
  /** `#rrggbb` */
  primary: string
  secondary: string
  accent: string
  pattern: Pattern
  material: IllustrationMaterial
  tint: Tint
  view: View
  /** Shape variation, 0–9999; the same in every picture of one product. */
  seed: number
  /** Only on group views: the kinds of thing in the set, one entry per piece, the leading one first. */
  parts?: IllustrationType[]
}

export interface DemoPicture {
  /** Unique and stable: `<product slug>-<colour code or base>-<view>`. */
  key: string
  /** The colour option value shown; absent when the product has no colour option. */
  colorValue?: string
  view: View
  spec: IllustrationSpec
  alt: Localized
}

export interface DemoAttribute {
  code: string
  name: Localized
  value: Localized
  /** The same value for machines, equal in all languages: a code, or a number with its unit. */
  machineValue: string
  /** Worth a filter in a listing. */
  facet: boolean
}

export interface DemoReview {
  id: string
  rating: 1 | 2 | 3 | 4 | 5
  title: string
  body: string
  author: string
  lang: Lang
  daysAgo: number
  verified: boolean
}

export interface DemoProduct {
  slug: string
  /** Product type, finer than the drawing: a flask is drawn as a bottle. */
  type: string
  kind: 'simple' | 'bundle'
  title: Localized
  subtitle: Localized
  /** Two or three paragraphs of plain text, separated by an empty line. */
  description: Localized
  bullets: Record<Lang, string[]>
  brandSlug: string
  categorySlug: string
  attributes: DemoAttribute[]
  options: DemoOption[]
  variants: DemoVariant[]
  pictures: DemoPicture[]
  /** Only on bundles. */
  components?: { sku: string; quantity: number }[]
  reviews: DemoReview[]
  publishedDaysAgo: number
  /** 0–1, Zipf-like over the whole catalogue. */
  popularity: number
  relatedSlugs: string[]
}
