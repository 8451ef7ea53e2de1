import type { Api, inventory } from '@techmart/contracts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { toLevel } from './level.ts'
import { joinLines, lockKnown, move, pickOpen } from './move.ts'
import { firstTime, nameOf } from './once.ts'
import { listLocations } from './store-locations.ts'

/** Puts a delivery on the shelf of a location: every line or none, once under one key. */
export function receive({ db }: ModuleDeps): Api<typeof inventory>['receive'] {
  return (ctx, input) =>
    db.transaction(async (tx) => {
      const lines = joinLines(input.lines)
      const before = await lockKnown(
        tx,
        lines.map((line) => line.sku),
      )
      if (!(await firstTime(tx, ctx, 'receive', input))) return { items: before.map(toLevel) }
      const { code } = pickOpen(await listLocations(tx), input.location)
      const movements = lines.map(({ sku, quantity }) => ({ sku, location: code, delta: quantity }))
      const reason = input.reason ?? 'delivery'
      const after = await move(tx, before, movements, { kind: 'receive', reason, actor: nameOf(ctx) })
      return { items: after.map(toLevel) }
    })
}
