import type { Context } from '../context.ts'
import type { Intent } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'

/** Error: `intent_not_found`. */
export function findIntent(ctx: Context, id: string): Intent {
  const intent = ctx.ledger.intent(id)
  if (!intent) throw new SandpayError(404, 'intent_not_found', `There is no intent ${id}`)
  return intent
}
