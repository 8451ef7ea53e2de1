import type { Input, media, Picture } from '@techmart/contracts'
import type { DemoCatalogue, DemoCollection, DemoProduct } from './catalogue/types.ts'
import { drawHero, drawIllustration } from './illustrations/index.ts'

export type Drawing = Input<typeof media, 'importDrawings'>['drawings'][number]

/** Product pictures are drawn on 800 × 1000 units; as vectors they are sharp in the largest rendition. */
export const PICTURE_WIDTH = 1280
export const PICTURE_HEIGHT = 1600
/** The rest is made when somebody asks for it, which takes a tenth of a second once. */
const PRODUCTS_MADE_AHEAD = 600
const PIECES = 5

/** The quiet third of a still life is for headings; a tile shows the table without it, six to five. */
const WHOLE = 'viewBox="0 0 1600 900" width="1600" height="900"'
const TABLE = 'viewBox="480 0 1080 900" width="1080" height="900"'
const STILL_LIFE = { width: 1440, height: 1200 }

/** Every picture of the shop in the order it is wanted: collections, the favourites' first views, all others. */
export function* drawAll(catalogue: DemoCatalogue): Iterable<Drawing> {
  for (const collection of catalogue.collections) {
    yield { id: stillLifeId(collection), svg: drawStillLife(collection, catalogue), listed: true }
  }
  const ranked = catalogue.products.toSorted((one, other) => other.popularity - one.popularity)
  for (const [rank, { pictures }] of ranked.entries()) {
    for (const { key, spec } of pictures.slice(0, 1)) {
      yield { id: key, svg: drawIllustration(spec), listed: rank < PRODUCTS_MADE_AHEAD }
    }
  }
  for (const { pictures } of ranked) {
    for (const { key, spec } of pictures.slice(1)) yield { id: key, svg: drawIllustration(spec) }
  }
}

/** The picture of a collection; what it shows is said by the collection's name. */
export function stillLifeOf(
  collection: DemoCollection,
): Omit<Picture, 'alt'> & { alt: DemoCollection['name'] } {
  return { id: stillLifeId(collection), alt: collection.name, ...STILL_LIFE }
}

function stillLifeId({ slug }: DemoCollection): string {
  return `collection-${slug}`
}

/** Some favourites of a collection on one table, no two of a kind. */
function drawStillLife(collection: DemoCollection, { products }: DemoCatalogue): string {
  const slugs = new Set(collection.productSlugs)
  const kinds = new Map<string, DemoProduct>()
  for (const product of products.toSorted((one, other) => other.popularity - one.popularity)) {
    const kind = product.pictures[0]?.spec.type
    if (slugs.has(product.slug) && kind && !kinds.has(kind)) kinds.set(kind, product)
  }
  const items = [...kinds.values()].slice(0, PIECES).flatMap(({ pictures }) => pictures[0]?.spec ?? [])
  const drawn = drawHero({ tint: items[0]?.tint ?? 'sand', items })
  if (!drawn.includes(WHOLE)) throw new Error('A still life is no longer drawn on 1600 × 900 units')
  return drawn.replace(WHOLE, TABLE)
}
