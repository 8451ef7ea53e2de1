import type { Context, Decision } from '../context.ts'
import { newId, newToken } from '../ids.ts'
import type { Intent } from '../ledger/model.ts'
import { SandpayError } from '../sandpay-error.ts'

export type NewIntent = {
  amountMinor: number
  currency: string
  reference: string
  description?: string
  returnUrl: string
  cancelUrl: string
  capture: 'automatic' | 'manual'
  metadata?: Record<string, string>
}

const faults = ['slow_create', 'lost_create'] as const
type Fault = (typeof faults)[number]

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** A new intent waiting for a card. Errors: `currency_unknown`, `url_not_allowed`. */
export function createIntent(ctx: Context, wanted: NewIntent): Decision {
  if (!currencies.has(wanted.currency)) {
    throw new SandpayError(400, 'currency_unknown', `currency: ${wanted.currency} is not an ISO 4217 code`)
  }
  requireWebAddress('returnUrl', wanted.returnUrl)
  requireWebAddress('cancelUrl', wanted.cancelUrl)
  const at = ctx.now()
  const intent: Intent = {
    id: newId('pi'),
    token: newToken(),
    status: 'requires_payment',
    amountMinor: wanted.amountMinor,
    currency: wanted.currency,
    capturedMinor: 0,
    refundedMinor: 0,
    capture: wanted.capture,
    reference: wanted.reference,
    description: wanted.description,
    returnUrl: wanted.returnUrl,
    cancelUrl: wanted.cancelUrl,
    metadata: wanted.metadata ?? {},
    attempts: [],
    createdAt: at,
    updatedAt: at,
  }
  return { intent, changes: [{ kind: 'intent', value: intent }] }
}

/** The misbehaviour a test asked for through `metadata.sandboxFault`. Error: `fault_unknown`. */
export function requestedFault(metadata: Record<string, string> | undefined): Fault | undefined {
  const name = metadata?.sandboxFault
  if (name === undefined) return undefined
  const fault = faults.find((known) => known === name)
  if (!fault) {
    throw new SandpayError(400, 'fault_unknown', `metadata.sandboxFault: use one of ${faults.join(', ')}`)
  }
  return fault
}

// The browser is sent to these: a script address would run in this provider's name.
function requireWebAddress(field: string, text: string): void {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw new SandpayError(400, 'url_not_allowed', `${field}: only absolute http and https addresses`)
  }
}
