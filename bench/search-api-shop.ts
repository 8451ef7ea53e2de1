/** A demo shop in a database of its own, and the engine with the same products in this process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProductDocument } from '@techmart/contracts'
import { loadConfig } from '../server/src/config.ts'
import { seedDemo } from '../server/src/demo/seed.ts'
import { systemClock } from '../server/src/kernel/clock.ts'
import { silentLog } from '../server/src/kernel/log.ts'
import { startEmbeddedPostgres } from '../server/src/launcher/embedded-postgres.ts'
import { migrateAll } from '../server/src/migrations.ts'
import { createCorpus, put } from '../server/src/modules/search/engine/corpus.ts'
import { type Answer, search } from '../server/src/modules/search/engine/search.ts'
import { productSchema } from '../server/src/modules/search/product-schema.ts'
import { toDocuments } from '../server/src/modules/search/to-documents.ts'
import { serviceContext, startRuntime } from '../server/src/runtime.ts'

export interface DemoShop {
  databaseUrl: string
  /** What is searched for: words and pairs of words of the products' titles. */
  texts: string[]
  /** Asks the engine in this process as the API asks its own. */
  ask: (text: string) => Answer
  close: () => Promise<void>
}

const TEXTS = 400

export async function openDemoShop(products: number): Promise<DemoShop> {
  const folder = await mkdtemp(join(tmpdir(), 'techmart-search-shop-'))
  const postgres = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    durable: false,
    log: () => {},
  })
  const databaseUrl = postgres.url
  await migrateAll(databaseUrl, silentLog)
  const size = { products, customers: 10, orders: 10 }
  await seedDemo({ databaseUrl, mediaFolder: join(folder, 'media'), log: silentLog, size })
  const documents = await documentsOf(databaseUrl, folder)
  const corpus = createCorpus(productSchema('en'))
  for (const document of documents)
    for (const { language, productId, source } of toDocuments(document))
      if (language === 'en') put(corpus, { id: productId, ...source })
  const now = Date.now()
  return {
    databaseUrl,
    texts: textsOf(documents),
    ask: (text) =>
      search(corpus, {
        text,
        bounds: [{ number: 'publishedAt', max: now }],
        limit: 24,
        facetValues: 200,
        histograms: ['price:USD'],
        buckets: 20,
      }),
    close: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function documentsOf(databaseUrl: string, folder: string): Promise<ProductDocument[]> {
  const config = loadConfig({ DATABASE_URL: databaseUrl, TECHMART_DATA: folder, MODULES: 'all', PEERS: '' })
  const runtime = await startRuntime(config, {
    databaseUrl,
    clock: systemClock,
    log: silentLog,
    works: false,
  })
  try {
    const documents: ProductDocument[] = []
    for (;;) {
      const last = documents.at(-1)
      const { items } = await runtime.peers.catalog.getDocuments(serviceContext('bench'), {
        limit: 500,
        ...(last ? { afterId: last.productId } : {}),
      })
      if (items.length === 0) return documents
      documents.push(...items)
    }
  } finally {
    await runtime.close()
  }
}

/** Steady from run to run: every so many titles give a word, or two that stand together. */
function textsOf(documents: ProductDocument[]): string[] {
  const titles = documents.map(({ texts }) => texts.en?.title ?? '').toSorted()
  return Array.from({ length: TEXTS }, (_none, index) => {
    const words = (titles[(index * 7) % titles.length] ?? '').toLowerCase().split(' ')
    const start = index % Math.max(1, words.length - 1)
    return words.slice(start, start + 1 + (index % 2)).join(' ')
  })
}
