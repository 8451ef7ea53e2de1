import { type Api, type inventory, ServiceError } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { demandPlaced } from './adjust.ts'
import { joinLines, lockKnown, pick, pickOpen } from './move.ts'
import { firstTime, nameOf } from './once.ts'
import { insertMovements } from './store-ledger.ts'
import { findPlaced, listLocations } from './store-locations.ts'

/** Moves goods between locations: every line or none, once under one key. What is on hand in all stays the same. */
export function transfer({ db }: ModuleDeps): Api<typeof inventory>['transfer'] {
  return async (ctx, input) => {
    if (input.from === input.to) throw sameLocation()
    const lines = joinLines(input.lines)
    const skus = lines.map((line) => line.sku)
    return await db.transaction(async (tx) => {
      await lockKnown(tx, skus)
      if (await firstTime(tx, ctx, 'transfer', input)) {
        const locations = await listLocations(tx)
        const from = pick(locations, input.from).code
        const to = pickOpen(locations, input.to).code
        const out = lines.map(({ sku, quantity }) => ({ sku, location: from, delta: -quantity }))
        demandPlaced(out, await findPlaced(tx, skus))
        const into = lines.map(({ sku, quantity }) => ({ sku, location: to, delta: quantity }))
        const reason = input.reason ?? `from ${from} to ${to}`
        await insertMovements(tx, [...out, ...into], { kind: 'transfer', reason, actor: nameOf(ctx) })
      }
      return { places: await findPlaced(tx, skus) }
    })
  }
}

function sameLocation(): ServiceError {
  return new ServiceError('INVALID_INPUT', {
    errors: [{ field: '/to', detail: 'is where the goods are already' }],
  })
}
