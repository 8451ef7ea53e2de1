import type { Context, catalog, EventMap, inventory, pricing } from '@techmart/contracts'
import type { EventHandler } from '../../kernel/events.ts'
import { newId } from '../../kernel/ids.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import type { Feed } from './feed.ts'
import type { SearchDeps } from './index.ts'
import { nextTurn } from './store-documents.ts'
import { listPending, type Pending, removePending, request, schedule, startRefresh } from './store-pending.ts'
import { writeDocuments } from './write-documents.ts'

const QUEUE = 'search.refresh'

const BATCH = 200
/** A storm that outlasts this many batches goes on in another job. */
const MAX_BATCHES = 50

type Heard = EventMap<typeof catalog> & EventMap<typeof pricing> & EventMap<typeof inventory>

export function onProductChanged(jobs: Jobs): EventHandler<Heard['catalog.product_changed']> {
  return async (tx, { payload }) => {
    if (await request(tx, 'product', payload.productIds)) await jobs.send(tx, QUEUE, {})
  }
}

export function onArticlesChanged(
  jobs: Jobs,
): EventHandler<Heard['pricing.price_changed'] | Heard['inventory.stock_changed']> {
  return async (tx, { payload }) => {
    if (await request(tx, 'sku', payload.skus)) await jobs.send(tx, QUEUE, {})
  }
}

/** Fetches what changed and writes it into the index; a thousand changes of one product are fetched once. */
export function refresh(deps: SearchDeps, feed?: Feed): () => Promise<void> {
  const { db, jobs } = deps
  return async () => {
    await fetchPending()
    await feed?.run()
  }

  async function fetchPending(): Promise<void> {
    await startRefresh(db.sql)
    for (let batch = 0; batch < MAX_BATCHES; batch++) {
      const pending = await listPending(db.sql, BATCH)
      if (pending.length === 0) return
      await fetchAndWrite(deps, pending)
      await removePending(db.sql, pending)
    }
    await db.transaction(async (tx) => {
      if (await schedule(tx)) await jobs.send(tx, QUEUE, {})
    })
  }
}

async function fetchAndWrite({ db, catalog }: SearchDeps, pending: Pending[]): Promise<void> {
  const productIds = pending.filter(({ kind }) => kind === 'product').map(({ key }) => key)
  const skus = pending.filter(({ kind }) => kind === 'sku').map(({ key }) => key)
  const turn = await nextTurn(db.sql)
  const { items } = await catalog.getDocuments(asService(), { productIds, skus })
  const found = new Set(items.map(({ productId }) => productId))
  await writeDocuments(db, { turn, documents: items, gone: productIds.filter((id) => !found.has(id)) })
}

export function asService(): Context {
  return { actor: { kind: 'service', name: 'search' }, requestId: newId() }
}
