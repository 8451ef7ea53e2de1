import type { Api, catalog } from '@techmart/contracts'
import { tellChanged } from './facts.ts'
import type { CatalogDeps } from './index.ts'
import { naming, writeProducts } from './write-products.ts'

/** Adds a product. Of several who ask for the same slug, one gets it. */
export function createProduct(deps: CatalogDeps): Api<typeof catalog>['createProduct'] {
  return (_ctx, { product }) =>
    naming(() =>
      deps.db.transaction(async (tx) => {
        const ids = await writeProducts(deps, tx, [product], { existing: 'refuse', at: () => '/product' })
        await tellChanged(tx, ids)
        return { slug: product.slug }
      }),
    )
}
