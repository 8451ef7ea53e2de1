import type { Api, catalog } from '@techmart/contracts'
import type { CatalogDeps } from './index.ts'
import { readRecord } from './read-record.ts'

/** A product as it is stored, for staff. */
export function getProductRecord({ db }: CatalogDeps): Api<typeof catalog>['getProductRecord'] {
  return (_ctx, { slug }) => readRecord(db.sql, slug)
}
