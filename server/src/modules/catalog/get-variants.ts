import type { Api, catalog, Language, VariantLabel } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { toPicture } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { say } from './localized.ts'
import { type ArticleRow, findArticles } from './store-products.ts'

/** Labels of articles in one statement, whatever their number; unknown SKUs are left out. */
export function getVariants({ db, clock }: CatalogDeps): Api<typeof catalog>['getVariants'] {
  return async (_ctx, { skus, language = 'en' }) => {
    const rows = await findArticles(db.sql, skus, timestamp(clock))
    return { items: rows.map((row) => toLabel(row, language)) }
  }
}

function toLabel(row: ArticleRow, language: Language): VariantLabel {
  return {
    sku: row.sku,
    productId: row.productId,
    productSlug: row.productSlug,
    title: say(row.title, language),
    brand: row.brand,
    options: row.options.flatMap(({ code, name, values }) => {
      const value = values.find((known) => known.value === row.chosen[code])
      return value ? [{ code, name: say(name, language), value: say(value.name, language) }] : []
    }),
    ...(row.picture ? { picture: toPicture(row.picture, language) } : {}),
    tint: row.tint,
    forSale: row.shown,
    components: row.components,
  }
}
