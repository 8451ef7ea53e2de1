import type { Api, catalog } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { toPicture } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { say } from './localized.ts'
import * as store from './store-categories.ts'

/** The whole tree as a flat list, parents first; counts include what stands below. */
export function listCategories({ db, clock }: CatalogDeps): Api<typeof catalog>['listCategories'] {
  return async (_ctx, { language = 'en' }) => {
    const rows = await store.listCategories(db.sql, timestamp(clock))
    return {
      items: rows.map((row) => ({
        slug: row.slug,
        ...(row.parentSlug ? { parentSlug: row.parentSlug } : {}),
        name: say(row.name, language),
        description: say(row.description, language),
        tint: row.tint,
        position: row.position,
        productCount: row.productCount,
        ...(row.picture ? { picture: toPicture(row.picture, language) } : {}),
      })),
    }
  }
}
