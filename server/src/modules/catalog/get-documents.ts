import type { Api, Context, catalog } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { stockSkus } from './card.ts'
import type { CatalogDeps } from './index.ts'
import { getOffersInAllCurrencies } from './offers.ts'
import { toDocument } from './search-document.ts'
import { listCollectionSlugs } from './store-collections.ts'
import { findProductIdsBySku, listProductsById, listVariants, type ProductRead } from './store-products.ts'

const BEFORE_ALL = ''

/**
 * What search knows of products: of those asked for (by id, or by an article they have or are made of),
 * or of the next ones after an id. Products of any status; a product that is gone is left out.
 */
export function getDocuments(deps: CatalogDeps): Api<typeof catalog>['getDocuments'] {
  return async (_ctx, { productIds, skus, afterId, limit = 200 }) => {
    const { sql } = deps.db
    const asked =
      productIds || skus
        ? {
            ids: [...new Set([...(productIds ?? []), ...(skus ? await findProductIdsBySku(sql, skus) : [])])],
          }
        : { afterId: afterId ?? BEFORE_ALL, limit }
    const products = await listProductsById(sql, asked)
    return { items: await describe(deps, products) }
  }
}

async function describe(deps: CatalogDeps, products: ProductRead[]) {
  const ids = products.map(({ id }) => id)
  const [variants, collections] = await Promise.all([
    listVariants(deps.db.sql, ids),
    listCollectionSlugs(deps.db.sql, ids),
  ])
  const byProduct = Map.groupBy(variants, ({ productId }) => productId)
  const variantsOf = (id: string) => byProduct.get(id) ?? []
  const ctx: Context = { actor: { kind: 'service', name: 'catalog' }, requestId: newId() }
  const offers = await getOffersInAllCurrencies(deps, ctx, {
    prices: variants.map(({ sku }) => sku),
    stock: products.flatMap((product) =>
      stockSkus({ ...product, cardSkus: variantsOf(product.id).map(({ sku }) => sku) }),
    ),
  })
  return products.map((product) =>
    toDocument(product, variantsOf(product.id), collections.get(product.id) ?? [], offers),
  )
}
