import type { EventMap, pricing } from '@techmart/contracts'
import type { EventHandler } from '../../kernel/events.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import type { SearchDeps } from './index.ts'
import { insertPriceGroup } from './store-price-groups.ts'

const QUEUE = 'search.add_price_group'

type GroupAdded = EventHandler<EventMap<typeof pricing>['pricing.group_added']>

export function onGroupAdded(jobs: Jobs): GroupAdded {
  return async (tx, { payload }) => {
    await jobs.send(tx, QUEUE, { group: payload.group })
  }
}

/**
 * Writes the prices of a new group into every document, and only then lets searches go by them: until that its
 * customers find and sort by what everybody pays. A repeat changes nothing.
 */
export function addPriceGroup(
  { db }: SearchDeps,
  rebuild: () => Promise<void>,
): (data: { group: string }) => Promise<void> {
  return async ({ group }) => {
    await rebuild()
    await db.transaction((tx) => insertPriceGroup(tx, group))
  }
}
