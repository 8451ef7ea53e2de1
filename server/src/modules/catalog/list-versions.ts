import type { Api, catalog } from '@techmart/contracts'
import type { CatalogDeps } from './index.ts'
import { listProductVersions } from './store-products.ts'

const BEFORE_ALL = ''

/** Which products there are and how often each has changed, page by page. */
export function listVersions({ db }: CatalogDeps): Api<typeof catalog>['listVersions'] {
  return async (_ctx, { afterId, limit = 1_000 }) => ({
    items: await listProductVersions(db.sql, afterId ?? BEFORE_ALL, limit),
  })
}
