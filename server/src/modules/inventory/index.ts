import type { EventMap, inventory, orders } from '@techmart/contracts'
import type { EventHandler } from '../../kernel/events.ts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { adjust } from './adjust.ts'
import { audit, findReservations, listReservations } from './audit.ts'
import { commitInside } from './commit.ts'
import { importLevels } from './import-levels.ts'
import { getAvailability, listLevels, listMovements } from './list-stock.ts'
import { release, releaseExpired, releaseInside } from './release.ts'
import { reserve } from './reserve.ts'

type Heard = EventMap<typeof orders>

/** Stock: levels, reservations, ledger. */
export function createInventory(deps: ModuleDeps): Module<typeof inventory> {
  const onPaid: EventHandler<Heard['orders.paid']> = (tx, event) => commitInside(tx, event.payload.orderId)
  const onCancelled: EventHandler<Heard['orders.cancelled']> = (tx, event) =>
    releaseInside(tx, event.payload.orderId)
  return {
    api: {
      getAvailability: getAvailability(deps),
      reserve: reserve(deps),
      release: release(deps),
      listLevels: listLevels(deps),
      adjust: adjust(deps),
      listMovements: listMovements(deps),
      importLevels: importLevels(deps),
      audit: audit(deps),
      listReservations: listReservations(deps),
      findReservations: findReservations(deps),
    },
    on: { 'orders.paid': onPaid, 'orders.cancelled': onCancelled },
    jobs: { release_expired: { cron: '* * * * *', run: releaseExpired(deps) } },
  }
}
