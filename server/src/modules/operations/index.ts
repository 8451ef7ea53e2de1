import type { operations, Peers } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { listFindings } from './list-findings.ts'
import { reconcile } from './reconcile.ts'
import { resolveFinding } from './resolve-finding.ts'

export interface OperationsDeps extends ModuleDeps {
  inventory: Peers['inventory']
  orders: Peers['orders']
  payments: Peers['payments']
  /** How long a shopper has to pay a placed order. */
  payWindowMs: number
}

/** The reconciler and what it finds. */
export function createOperations(deps: OperationsDeps): Module<typeof operations> {
  return {
    api: { listFindings: listFindings(deps), resolveFinding: resolveFinding(deps) },
    jobs: { reconcile: { cron: '* * * * *', run: reconcile(deps) } },
  }
}
