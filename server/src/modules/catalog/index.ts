import type { catalog, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { chooseCardArticles, markStale } from './choose-card-articles.ts'
import { createProduct } from './create-product.ts'
import { getDocuments } from './get-documents.ts'
import { getProduct } from './get-product.ts'
import { getProductRecord } from './get-product-record.ts'
import { getVariants } from './get-variants.ts'
import { importCatalog } from './import-catalog.ts'
import { listCategories } from './list-categories.ts'
import { listCollections } from './list-collections.ts'
import { listProductRecords } from './list-product-records.ts'
import { listProducts } from './list-products.ts'
import { listRelated } from './list-related.ts'
import { listReviews } from './list-reviews.ts'
import { listVersions } from './list-versions.ts'
import { updateProduct } from './update-product.ts'

export interface CatalogDeps extends ModuleDeps {
  pricing: Peers['pricing']
  inventory: Peers['inventory']
}

/** What the shop sells: categories, brands, collections, products with their variants, reviews. */
export function createCatalog(deps: CatalogDeps): Module<typeof catalog> {
  return {
    api: {
      listProducts: listProducts(deps),
      getProduct: getProduct(deps),
      listRelated: listRelated(deps),
      listReviews: listReviews(deps),
      listCategories: listCategories(deps),
      listCollections: listCollections(deps),
      listProductRecords: listProductRecords(deps),
      getProductRecord: getProductRecord(deps),
      createProduct: createProduct(deps),
      updateProduct: updateProduct(deps),
      getVariants: getVariants(deps),
      getDocuments: getDocuments(deps),
      listVersions: listVersions(deps),
      importCatalog: importCatalog(deps),
    },
    on: {
      'pricing.price_changed': markStale(deps.jobs),
      'inventory.stock_changed': markStale(deps.jobs),
    },
    jobs: { choose_card_articles: { run: chooseCardArticles(deps) } },
  }
}
