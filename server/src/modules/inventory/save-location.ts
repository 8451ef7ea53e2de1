import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import * as store from './store-locations.ts'

/** Adds or changes a location. One stays active, so that there is always a place for goods. */
export function saveLocation({ db }: ModuleDeps): Api<typeof inventory>['saveLocation'] {
  return (_ctx, location) =>
    db.transaction(async (tx) => {
      const others = (await store.lockLocations(tx)).filter(({ code }) => code !== location.code)
      if (others.length >= store.MOST_LOCATIONS)
        throw new ServiceError('TOO_MANY_LOCATIONS', { most: store.MOST_LOCATIONS })
      if (!location.active && !others.some(({ active }) => active)) throw new ServiceError('LAST_LOCATION')
      await store.saveLocation(tx, location)
      return { items: await store.listLocations(tx) }
    })
}

/** In the order in which a sale takes from them. */
export function listLocations({ db }: ModuleDeps): Api<typeof inventory>['listLocations'] {
  return async () => ({ items: await store.listLocations(db.sql) })
}
