import type { Language, OrderLine } from '@techmart/contracts'
import type { Random } from '../catalogue/random.ts'
import type { DemoCatalogue, DemoProduct, DemoVariant } from '../catalogue/types.ts'
import { weighted } from './weighted.ts'

/** The few best sellers stand out and most things sell now and then, as along a Zipf curve. */
const STEEPNESS = 1.6
/** What costs four times as much is bought about a third as often. */
const THRIFT = 0.8
const TRIES = 12

export type Label = Pick<OrderLine, 'title' | 'options' | 'productSlug' | 'pictureId' | 'tint' | 'components'>

/** The goods as they were sold: what was bought how often, and what the order says about it. */
export interface Shelf {
  /** Different articles that were on sale so many days ago. */
  take(random: Random, count: number, daysAgo: number): string[]
  label(sku: string, language: Language): Label
}

export function fillShelf({ products, departments }: DemoCatalogue): Shelf {
  const productOf = weighted(products, demandFor)
  const tints = new Map(departments.map(({ slug, tint }) => [slug, tint]))
  const articles = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, { product, variant }])),
  )
  return {
    take: (random, count, daysAgo) => {
      const skus = new Set<string>()
      for (let tries = 0; skus.size < count && tries < count * TRIES; tries++) {
        const product = productOf(random)
        if (product.publishedDaysAgo > daysAgo) skus.add(random.pick(product.variants).sku)
      }
      return [...skus]
    },
    label: (sku, language) => {
      const article = articles.get(sku)
      if (!article) throw new Error(`The catalogue has no ${sku}`)
      const tint = tints.get(article.product.categorySlug)
      return { ...labelOf(article.product, article.variant, language), ...(tint ? { tint } : {}) }
    },
  }
}

function demandFor({ popularity, variants }: DemoProduct): number {
  const price = variants[0]?.prices.USD.priceMinor ?? 0
  return popularity ** STEEPNESS / Math.max(price, 100) ** THRIFT
}

function labelOf(product: DemoProduct, variant: DemoVariant, language: Language): Label {
  const { pictures, options } = product
  const picture =
    pictures.find(({ colorValue }) => colorValue && Object.values(variant.options).includes(colorValue)) ??
    pictures[0]
  return {
    title: product.title[language],
    options: options.flatMap(({ code, name, values }) => {
      const value = values.find((candidate) => candidate.code === variant.options[code])
      return value ? [{ name: name[language], value: value.name[language] }] : []
    }),
    productSlug: product.slug,
    ...(picture ? { pictureId: picture.key } : {}),
    components: product.components ?? [],
  }
}
