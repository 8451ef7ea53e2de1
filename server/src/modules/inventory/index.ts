import type { EventMap, inventory, orders } from '@techmart/contracts'
import type { EventHandler } from '../../kernel/events.ts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { adjust } from './adjust.ts'
import { audit, findReservations, listReservations } from './audit.ts'
import { cancelInside } from './cancel.ts'
import { commitInside } from './commit.ts'
import { importLevels } from './import-levels.ts'
import { getAvailability, getLevel, listAllocations, listLevels, listMovements } from './list-stock.ts'
import { receive } from './receive.ts'
import { release, releaseExpired } from './release.ts'
import { reserve } from './reserve.ts'
import { returnGoods } from './return-goods.ts'
import { reviveInside } from './revive.ts'
import { listLocations, saveLocation } from './save-location.ts'
import { setPolicy } from './set-policy.ts'
import { transfer } from './transfer.ts'
import { listAlerts, watchLowStock } from './watch-low-stock.ts'

/** Stock: levels, locations, reservations, ledger, alerts. */
export function createInventory(deps: ModuleDeps): Module<typeof inventory> {
  return {
    api: {
      getAvailability: getAvailability(deps),
      reserve: reserve(deps),
      release: release(deps),
      listLevels: listLevels(deps),
      getLevel: getLevel(deps),
      setPolicy: setPolicy(deps),
      adjust: adjust(deps),
      receive: receive(deps),
      transfer: transfer(deps),
      listLocations: listLocations(deps),
      saveLocation: saveLocation(deps),
      listAlerts: listAlerts(deps),
      listAllocations: listAllocations(deps),
      listMovements: listMovements(deps),
      importLevels: importLevels(deps),
      audit: audit(deps),
      listReservations: listReservations(deps),
      findReservations: findReservations(deps),
    },
    on: { ...orderHandlers(deps), 'inventory.stock_changed': watchLowStock },
    jobs: { release_expired: { cron: '* * * * *', run: releaseExpired(deps) } },
  }
}

type Heard = EventMap<typeof orders>

/** How the stock follows what orders tell. */
function orderHandlers({ clock }: ModuleDeps) {
  const onPaid: EventHandler<Heard['orders.paid']> = (tx, { payload }) => commitInside(tx, payload)
  const onCancelled: EventHandler<Heard['orders.cancelled']> = (tx, { payload }) => cancelInside(tx, payload)
  const onReturned: EventHandler<Heard['orders.goods_returned']> = (tx, { payload }) =>
    returnGoods(tx, payload)
  const onRevivalWanted: EventHandler<Heard['orders.revival_wanted']> = (tx, { payload }) =>
    reviveInside(tx, clock, payload)
  return {
    'orders.paid': onPaid,
    'orders.cancelled': onCancelled,
    'orders.goods_returned': onReturned,
    'orders.revival_wanted': onRevivalWanted,
  }
}
