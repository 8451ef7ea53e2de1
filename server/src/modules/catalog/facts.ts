import type { catalog, EventMap } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import { teller } from '../../kernel/outbox.ts'

const tell = teller<EventMap<typeof catalog>>()

/** As many products as one fact names. */
const FACT_LIMIT = 500

/** Tells that products changed; nothing when there are none. */
export async function tellChanged(tx: Tx, productIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(productIds)]
  for (let from = 0; from < ids.length; from += FACT_LIMIT) {
    const some = ids.slice(from, from + FACT_LIMIT)
    await tell(tx, 'catalog.product_changed', some[0] as string, { productIds: some })
  }
}
