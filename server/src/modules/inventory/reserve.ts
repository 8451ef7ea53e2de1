import type { Api, inventory } from '@techmart/contracts'
import { isUnavailable, sqlState } from '../../kernel/db.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { type Claim, grant, type Hold } from './grant.ts'
import { createGrantQueue, type Outcome } from './grant-queue.ts'
import { joinLines } from './move.ts'

type Deps = Pick<ModuleDeps, 'db' | 'clock'>

const TRIES = 2
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Holds stock for an order: every line or none. A repeat for the same order returns the first reservation. Orders for
 * the same goods that arrive together are decided together, in their order, and each gets its own answer.
 */
export function reserve(deps: Deps): Api<typeof inventory>['reserve'] {
  const claim = createGrantQueue<Claim, Hold>({ grant: (claims) => decide(deps, claims) })
  return (_ctx, { orderId, lines, holdMs }) => {
    const wanted = joinLines(lines)
    return claim({ orderId, lines: wanted, skus: wanted.map((line) => line.sku), holdMs })
  }
}

/**
 * Decides claims together. When that fails, because of a level that somebody else holds locked for long or of one bad
 * claim, those for other goods are decided apart from it: being slow or broken never reads as sold out.
 */
async function decide(deps: Deps, claims: Claim[], tries = 1): Promise<Outcome<Hold>[]> {
  const { db, clock } = deps
  try {
    return await db.transaction((tx) => grant(tx, clock, claims))
  } catch (error) {
    if (tries >= TRIES || !mayYetSucceed(error)) return claims.map(() => ({ refusal: error }))
    const groups = [...Map.groupBy(claims.keys(), (index) => claims[index]?.skus.join()).values()]
    const outcomes: Outcome<Hold>[] = []
    await Promise.all(
      groups.map(async (group) => {
        const apart = group.map((index) => claims[index] as Claim)
        const decided = await decide(deps, apart, tries + 1)
        for (const [at, index] of group.entries()) outcomes[index] = decided[at] as Outcome<Hold>
      }),
    )
    return outcomes
  }
}

/** Without a connection nothing can be decided; a lock may be gone the next time, and a bad claim among others. */
function mayYetSucceed(error: unknown): boolean {
  return sqlState(error) === LOCK_NOT_AVAILABLE || !isUnavailable(error)
}
