import { acknowledgedInvariants } from './acknowledged.ts'
import type { Evidence, Finding } from './evidence.ts'
import { moneyInvariants } from './money.ts'
import { orderInvariants } from './orders.ts'
import { stockInvariants } from './stock.ts'
import { tellingInvariants } from './telling.ts'

/** Everything that must hold once a shop has come to rest, whatever befell it before. */
const invariants = [
  ...stockInvariants,
  ...moneyInvariants,
  ...orderInvariants,
  ...acknowledgedInvariants,
  ...tellingInvariants,
]

/** Looks at the evidence from every side; the shop is sound when no finding has a violation. */
export function checkEvidence(evidence: Evidence): ({ name: string } & Finding)[] {
  return invariants.map(({ name, look }) => ({ name, ...look(evidence) }))
}
