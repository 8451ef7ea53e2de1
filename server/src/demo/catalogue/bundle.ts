import { gtinOf, skuPart } from './code.ts'
import { BUNDLES, type BundleRecipe } from './data/bundles.ts'
import type { Four } from './data/shapes.ts'
import { fixed, weight } from './describe.ts'
import { inEach, LANGS, localized } from './localize.ts'
import { altOf } from './pictures.ts'
import { charm } from './price.ts'
import type { Made, Naming } from './product.ts'
import { type Random, randomFor } from './random.ts'
import { reviewsOf } from './reviews.ts'
import type { Cur, DemoPicture, DemoProduct, DemoVariant, Lang, Localized } from './types.ts'

interface Part {
  made: Made
  variant: DemoVariant
  quantity: number
}

const CURRENCIES: readonly Cur[] = ['USD', 'EUR', 'GBP']
/** How often the recipes are gone through before a shop has all the sets it can have. */
const ROUNDS = 4
const SAVING: Four = [
  'Costs less than its parts bought one by one',
  'Cuesta menos que sus piezas por separado',
  'Günstiger als die Teile einzeln',
  'أوفر من شراء القطع منفردة',
]
const APART: Four = [
  'Every part is also sold on its own, so a set can grow or be mended later.',
  'Cada pieza se vende también por separado, así que el conjunto puede crecer o repararse.',
  'Jedes Teil gibt es auch einzeln; so kann das Set wachsen oder ergänzt werden.',
  'كل قطعة تباع منفردة أيضًا، فيمكن للطقم أن يكبر أو يُرمّم لاحقًا.',
]
const CHOICE: Four = [
  'Comes in the colours shown.',
  'Se entrega en los colores de la imagen.',
  'Geliefert in den abgebildeten Farben.',
  'يأتي بالألوان الظاهرة في الصورة.',
]

/** Sets of products already made: `count` in all, going through the recipes a few times; fewer where parts are missing. */
export function makeBundles(
  made: readonly Made[],
  count: number,
  seed: string,
  naming: Naming,
): DemoProduct[] {
  const byType = Map.groupBy(made, (one) => one.plan.type.code)
  const bundles: DemoProduct[] = []
  const titles = new Set<string>()
  for (let round = 1; round <= ROUNDS; round++) {
    for (const recipe of BUNDLES) {
      if (bundles.length >= count) return bundles
      const random = randomFor(`${seed}/bundle/${recipe.sku}/${round}`)
      const parts = chooseParts(recipe, byType, random)
      if (!parts) continue
      const bundle = makeBundle(recipe, parts, random, naming)
      if (titles.has(bundle.title.en)) continue
      titles.add(bundle.title.en)
      bundles.push(bundle)
    }
  }
  return bundles
}

/** Parts of the first one's house where it makes them, in stock where that can be had. */
function chooseParts(recipe: BundleRecipe, byType: Map<string, Made[]>, random: Random): Part[] | undefined {
  const parts: Part[] = []
  for (const [type, quantity] of recipe.parts) {
    const stocked = (byType.get(type) ?? []).filter(
      ({ product }) => product.variants.length < 100 && product.variants.some(fits),
    )
    if (stocked.length === 0) return undefined
    const house = parts[0]?.made.product.brandSlug
    const kin = stocked.filter(({ product }) => product.brandSlug === house)
    const made = random.pick(kin.length > 0 ? kin : stocked)
    const variant = random.pick(made.product.variants.filter(fits))
    parts.push({ made, variant, quantity })
  }
  return parts
}

/** In stock, and a single piece: a set of sets would count wrongly. */
function fits(variant: DemoVariant): boolean {
  return variant.stock.onHand >= 8 && (variant.options.pack ?? '1') === '1'
}

function makeBundle(recipe: BundleRecipe, parts: Part[], random: Random, naming: Naming): DemoProduct {
  const first = (parts[0] as Part).made
  const title = inEach((_lang, index) => recipe.title[index].replace('{line}', first.plan.line))
  const slug = naming.slug(title.en)
  const sku = naming.sku(['SET', skuPart(first.plan.line, 4), recipe.sku].join('-'))
  const publishedDaysAgo = random.int(5, 400)
  const popularity = Math.round(random.next() ** 3 * 2500) / 10_000
  const contents = inEach((lang) =>
    parts
      .map((part) => `${part.quantity} × ${part.made.product.title[lang]}`)
      .join(lang === 'ar' ? '، ' : ', '),
  )
  return {
    slug,
    type: 'bundle',
    kind: 'bundle',
    title,
    subtitle: countOf(parts),
    description: inEach((lang, index) =>
      [recipe.says[index], `${contents[lang]}. ${CHOICE[index]}`, APART[index]].join('\n\n'),
    ),
    bullets: bulletsOf(parts),
    brandSlug: first.product.brandSlug,
    categorySlug: first.product.categorySlug,
    attributes: attributesOf(parts, contents),
    options: [],
    variants: [bundleVariant(sku, parts, random, naming)],
    pictures: bundlePictures(slug, title, parts, naming),
    components: parts.map(({ variant, quantity }) => ({ sku: variant.sku, quantity })),
    reviews: reviewsOf(slug, first.plan.type, popularity, publishedDaysAgo, random),
    publishedDaysAgo,
    popularity,
    relatedSlugs: [],
  }
}

function countOf(parts: readonly Part[]): Localized {
  const count = parts.reduce((sum, part) => sum + part.quantity, 0)
  return {
    en: `${count} pieces in one parcel`,
    es: `${count} piezas en un solo envío`,
    de: `${count} Teile in einem Paket`,
    // Arabic has a dual, and a plural for three to ten; no set is larger.
    ar: count === 2 ? 'قطعتان في طرد واحد' : `${count} قطع في طرد واحد`,
  }
}

function bulletsOf(parts: readonly Part[]): Record<Lang, string[]> {
  const lines = (lang: Lang, index: 0 | 1 | 2 | 3) => [
    ...parts.map(({ made, quantity }) => `${quantity} × ${made.product.title[lang]}`),
    ...(parts.length < 3 ? [localized(parts[0]?.made.plan.material.note as Four)[lang]] : []),
    SAVING[index],
  ]
  return Object.fromEntries(
    LANGS.map((lang, index) => [lang, lines(lang, index as 0 | 1 | 2 | 3)]),
  ) as Record<Lang, string[]>
}

function attributesOf(parts: readonly Part[], contents: Localized): DemoProduct['attributes'] {
  const { material, care, origin } = Object.fromEntries(
    (parts[0] as Part).made.product.attributes.map((attribute) => [attribute.code, attribute]),
  )
  const pieces = fixed(
    'pieces',
    ['', '', '', ''],
    String(parts.reduce((sum, part) => sum + part.quantity, 0)),
    false,
  )
  const grams = parts.reduce((sum, part) => sum + part.quantity * part.variant.weightGrams, 0)
  return [{ ...pieces, value: contents }, material, weight(grams), care, origin].filter(
    (one) => one !== undefined,
  )
}

/** About an eighth below the sum of its parts, in each currency for itself. */
function bundleVariant(sku: string, parts: readonly Part[], random: Random, naming: Naming): DemoVariant {
  const share = random.pick([0.84, 0.86, 0.88, 0.9])
  const price = (currency: Cur) => {
    const sum = parts.reduce(
      (total, part) => total + part.quantity * part.variant.prices[currency].priceMinor,
      0,
    )
    return { priceMinor: Math.min(charm((sum / 100) * share, 'whole'), sum - 100) }
  }
  return {
    sku,
    options: {},
    prices: Object.fromEntries(
      CURRENCIES.map((currency) => [currency, price(currency)]),
    ) as DemoVariant['prices'],
    stock: {
      onHand: Math.min(...parts.map((part) => Math.floor(part.variant.stock.onHand / part.quantity))),
      policy: 'deny',
      lowAt: 3,
    },
    gtin: gtinOf(naming.serial()),
    weightGrams: parts.reduce((sum, part) => sum + part.quantity * part.variant.weightGrams, 0),
  }
}

/** A colour, unless it is the one beside it: two things of one colour need the trim to be told apart. */
function apart(colour: string | undefined, beside: string): string | undefined {
  return colour === beside ? undefined : colour
}

/** The set together, then each part alone in the colour that is in the box. */
function bundlePictures(
  slug: string,
  title: Localized,
  parts: readonly Part[],
  naming: Naming,
): DemoPicture[] {
  const fronts = parts.map((part) => frontOf(part))
  const [lead, second, third] = fronts as [DemoPicture, DemoPicture | undefined, DemoPicture | undefined]
  const group: DemoPicture = {
    key: `${slug}-base-group`,
    view: 'group',
    spec: {
      ...lead.spec,
      view: 'group',
      tint: naming.tintOf((parts[0] as Part).made.product.categorySlug),
      secondary: apart(second?.spec.primary, lead.spec.primary) ?? lead.spec.secondary,
      accent: third?.spec.primary ?? lead.spec.accent,
      parts: parts.flatMap(({ made, quantity }) =>
        Array<typeof lead.spec.type>(quantity).fill(made.plan.type.art),
      ),
    },
    alt: altOf(title, undefined, 'group'),
  }
  return [
    group,
    ...fronts.map((front, index) => alone(slug, front, (parts[index] as Part).made.product.title, index)),
  ]
}

function frontOf({ made, variant }: Part): DemoPicture {
  const fronts = made.product.pictures.filter((picture) => picture.view === 'front')
  return (fronts.find((picture) => picture.colorValue === variant.options.color) ?? fronts[0]) as DemoPicture
}

function alone(slug: string, front: DemoPicture, title: Localized, index: number): DemoPicture {
  return {
    key: `${slug}-part${index + 1}-front`,
    view: 'front',
    spec: front.spec,
    alt: altOf(title, undefined, 'front'),
  }
}
