import { type Context, ServiceError } from '@techmart/contracts'
import type { OperationsDeps } from './index.ts'
import type { Repair } from './sighting.ts'

/** Does what puts it right. False when it could not be done now, as when the provider does not answer. */
export async function carryOut(deps: OperationsDeps, ctx: Context, repair: Repair): Promise<boolean> {
  try {
    await steps(deps, ctx, repair)
    return true
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    deps.log.info({ repair: repair.kind, order: repair.orderId, code: error.code }, 'a repair has to wait')
    return false
  }
}

async function steps(deps: OperationsDeps, ctx: Context, repair: Repair): Promise<void> {
  const { kind, orderId } = repair
  if (kind === 'release') {
    await deps.inventory.release(ctx, { orderId })
    return
  }
  if (kind === 'ask_provider') {
    await deps.payments.refresh(ctx, { orderId })
    return
  }
  // The order's own cancellation asks the provider first; what was paid after all becomes paid by its event.
  await deps.orders.cancelOrder(ctx, { reference: repair.reference, reason: 'not paid in time' })
}
