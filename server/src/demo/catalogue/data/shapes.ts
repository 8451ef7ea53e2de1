import type { DemoOptionCode, IllustrationMaterial, IllustrationType, Pattern, Tint } from '../types.ts'

/** One text in the four languages, in this order: English, Spanish, German, Arabic. */
export type Four = readonly [en: string, es: string, de: string, ar: string]

export interface ColourSpec {
  name: Four
  hex: string
}

export interface MaterialSpec {
  /** As a noun, for attributes and facets. */
  name: Four
  /** As it stands in a title: before the noun in English, after the line name elsewhere. */
  title: Four
  /** A short fact for bullets and subtitles. */
  note: Four
  /** Whole sentences for the description. */
  says: readonly Four[]
  art: IllustrationMaterial
  pattern?: Pattern
  /** Name of the colour range it comes in. */
  colours: string
  care: string
  /** Multiplies the price; 1 when absent. */
  price?: number
}

export interface BrandSpec {
  slug: string
  name: string
  /** Three to five letters that open every SKU of the house. */
  code: string
  /** ISO 3166 country of manufacture, as used in the origin attribute. */
  origin: string
  story: Four
  /** One sentence about how the house works, for product descriptions. */
  says: Four
  lines: readonly string[]
  /** The only materials the house works in, where it keeps to some. */
  works?: readonly string[]
}

export interface FormSpec {
  /** The noun as it stands in a title. */
  name: Four
  /** Multiplies the price; 1 when absent. */
  price?: number
  /** Width, depth (or 0 when round), height in centimetres. */
  size?: readonly [number, number, number]
  /** Contents in millilitres. */
  ml?: number
  /** Materials this form is made of; every material of its type when absent. */
  materials?: readonly string[]
}

export interface TypeSpec {
  code: string
  art: IllustrationType
  category: string
  /** Two to four letters for the SKU. */
  sku: string
  family: string
  brands: readonly string[]
  forms: readonly FormSpec[]
  materials: readonly string[]
  /** Pattern codes it may carry besides plain. */
  patterns?: readonly string[]
  /** Scents, motifs and the like: named in every title after a comma, and an attribute. */
  notes?: { attribute: string; values: readonly Four[] }
  /** Price range in euros before charm rounding. */
  price: readonly [number, number]
  grams: readonly [number, number]
  /** Second option beside colour, by name. */
  second?: string
  /** How many colours it comes in at least and at most. */
  colours?: readonly [number, number]
  /** Overrides the care of the material. */
  care?: string
  /** Overrides the colour range of the material. */
  range?: string
  /** Colour codes for the second and third colour of the drawing. */
  trim: readonly [string, string]
  /** Attribute codes with a random value each. */
  attributes: readonly string[]
  openings: readonly Four[]
  details: readonly Four[]
  facts: readonly Four[]
  /** What English reviewers praise about this thing, whole sentences. */
  praise: readonly string[]
}

export interface CategorySpec {
  slug: string
  name: Four
  description: Four
}

export interface DepartmentSpec extends CategorySpec {
  tint: Tint
  categories: readonly CategorySpec[]
}

export interface SecondOptionSpec {
  code: DemoOptionCode
  name: Four
  /** Code, SKU part, name, price factor, weight factor. */
  values: readonly (readonly [code: string, sku: string, name: Four, price: number, weight: number])[]
  /** How many neighbouring values a product takes at least and at most; all when absent. */
  take?: readonly [number, number]
}

/** The same text in every language: sizes, model numbers. */
export function same(text: string): Four {
  return [text, text, text, text]
}

export type AttributeSpec = {
  name: Four
  facet: boolean
} & (
  | { values: readonly (readonly [code: string, value: Four])[] }
  | { from: number; to: number; step: number; unit: Four; machineUnit: string }
)

export interface CareSpec {
  value: Four
  says: readonly Four[]
}
