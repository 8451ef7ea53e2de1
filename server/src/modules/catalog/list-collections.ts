import type { Api, catalog } from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { toPicture } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { say } from './localized.ts'
import * as store from './store-collections.ts'

/** Editorial collections in their order; counts are of published products. */
export function listCollections({ db, clock }: CatalogDeps): Api<typeof catalog>['listCollections'] {
  return async (_ctx, { language = 'en' }) => {
    const rows = await store.listCollections(db.sql, timestamp(clock))
    return {
      items: rows.map((row) => ({
        slug: row.slug,
        name: say(row.name, language),
        description: say(row.description, language),
        productCount: row.productCount,
        ...(row.picture ? { picture: toPicture(row.picture, language) } : {}),
      })),
    }
  }
}
