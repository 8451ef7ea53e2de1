import { skuPart } from './code.ts'
import type { FormSpec, TypeSpec } from './data/shapes.ts'
import { describe } from './describe.ts'
import { inEach, words } from './localize.ts'
import { picturesOf } from './pictures.ts'
import { brandOf, materialOf, type Plan } from './plan.ts'
import { randomFor } from './random.ts'
import { reviewsOf } from './reviews.ts'
import type { DemoOptionValue, DemoProduct, Tint } from './types.ts'
import { type Serial, variantsOf } from './variants.ts'

/** A finished product together with what it was made from, for those that build upon it. */
export interface Made {
  product: DemoProduct
  plan: Plan
  colours: DemoOptionValue[]
}

export interface Naming {
  slug(title: string): string
  sku(base: string): string
  serial: Serial
  tintOf(categorySlug: string): Tint
}

export function makeProduct(plan: Plan, popularity: number, seed: string, naming: Naming): Made {
  const slug = naming.slug(plan.title.en)
  const random = randomFor(`${seed}/product/${slug}`)
  const baseSku = naming.sku([skuPart(plan.brand.code, 4), skuPart(plan.line, 4), plan.type.sku].join('-'))
  const { options, variants, colours } = variantsOf(plan, baseSku, random, naming.serial)
  const publishedDaysAgo = random.chance(0.08) ? random.int(1, 30) : random.int(31, 900)
  const seedOfShape = random.int(0, 9999)
  const text = describe(plan, variants[0]?.weightGrams ?? 0, random)
  const product: DemoProduct = {
    slug,
    type: plan.type.code,
    kind: 'simple',
    title: plan.title,
    ...text,
    brandSlug: plan.brand.slug,
    categorySlug: plan.type.category,
    options,
    variants,
    pictures: picturesOf(slug, plan, plan.title, colours, naming.tintOf(plan.type.category), seedOfShape),
    reviews: reviewsOf(slug, plan.type, popularity, publishedDaysAgo, random),
    publishedDaysAgo,
    popularity,
    relatedSlugs: [],
  }
  return { product, plan, colours }
}

const MADE_TO_MEASURE: FormSpec = {
  name: [
    'Made-to-Measure Wool Rug',
    'Alfombra de lana a medida',
    'Wollteppich nach Maß',
    'سجادة صوف حسب الطلب',
  ],
}

/** The one rug that comes in twenty sizes and twenty colours: the shop's largest matrix. */
export function planMadeToMeasure(rug: TypeSpec): Plan {
  const brand = brandOf('anadol-loom')
  const type: TypeSpec = { ...rug, second: 'madetomeasure', range: 'madetomeasure', colours: [20, 20] }
  const line = 'Tezgâh'
  const title = inEach((lang, index) =>
    lang === 'en' ? words(line, MADE_TO_MEASURE.name[index]) : words(MADE_TO_MEASURE.name[index], line),
  )
  return {
    type,
    brand,
    line,
    form: MADE_TO_MEASURE,
    materialCode: 'woolpile',
    material: materialOf('woolpile'),
    title,
  }
}
