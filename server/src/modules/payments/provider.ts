import { ServiceError } from '@techmart/contracts'

/** A payment at the provider as it describes it; amounts in minor units. */
export interface Intent {
  id: string
  status:
    | 'requires_payment'
    | 'requires_challenge'
    | 'processing'
    | 'authorised'
    | 'captured'
    | 'cancelled'
    | 'failed'
  amountMinor: number
  currency: string
  reference: string
  capturedMinor: number
  refundedMinor: number
  redirectUrl: string
  lastError?: { code: string } | null
  metadata?: Record<string, string>
  /** The provider's time of its last change. */
  updatedAt?: string
}

export interface NewIntent {
  amountMinor: number
  currency: string
  reference: string
  returnUrl: string
  cancelUrl: string
  metadata: Record<string, string>
}

/** What the shop asks of a payment provider. Calls with the same key have one effect. */
export interface Provider {
  open(key: string, intent: NewIntent): Promise<Intent>
  find(intentId: string): Promise<Intent>
  findByReference(reference: string): Promise<Intent[]>
  /** Undefined when the money has already moved. */
  cancel(intentId: string): Promise<Intent | undefined>
  refund(key: string, intentId: string, amountMinor: number): Promise<Intent>
}

const TIMEOUT_MS = 4_000
const TRIES = 3
const RETRY_PAUSE_MS = 150

/** Speaks to the sandbox provider over HTTP. Throws `PAYMENT_PROVIDER_UNAVAILABLE` when it does not answer in time. */
export function connectSandbox(settings: { url: string; secretKey: string }): Provider {
  const ask = (method: string, path: string, body?: object, key?: string) =>
    send(settings, { method, path, body, key })
  return {
    open: async (key, intent) =>
      accept<Intent>(await ask('POST', '/v1/intents', { ...intent, capture: 'automatic' }, key)),
    find: async (id) => accept<Intent>(await ask('GET', `/v1/intents/${encodeURIComponent(id)}`)),
    findByReference: async (reference) =>
      accept<{ data: Intent[] }>(await ask('GET', `/v1/intents?reference=${encodeURIComponent(reference)}`))
        .data,
    cancel: async (id) => {
      const answer = await ask('POST', `/v1/intents/${encodeURIComponent(id)}/cancel`, {})
      return answer.code === 'intent_already_captured' ? undefined : accept<Intent>(answer)
    },
    refund: async (key, id, amountMinor) => {
      accept(await ask('POST', `/v1/intents/${encodeURIComponent(id)}/refunds`, { amountMinor }, key))
      return accept<Intent>(await ask('GET', `/v1/intents/${encodeURIComponent(id)}`))
    },
  }
}

interface Ask {
  method: string
  path: string
  body: object | undefined
  key: string | undefined
}

interface Answer {
  ok: boolean
  code: string | undefined
  body: unknown
}

/** Tried again on time-out, broken connection and 5xx: safe, since every change carries a key or is repeatable. */
async function send(settings: { url: string; secretKey: string }, ask: Ask): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      const response = await fetch(settings.url + ask.path, {
        method: ask.method,
        headers: {
          authorization: `Bearer ${settings.secretKey}`,
          ...(ask.body ? { 'content-type': 'application/json' } : {}),
          ...(ask.key ? { 'idempotency-key': ask.key } : {}),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(ask.body ? { body: JSON.stringify(ask.body) } : {}),
      })
      if (response.status < 500) return await toAnswer(response)
    } catch {
      // No answer is not a no: only the provider knows whether the call arrived, so it is asked again.
    }
    if (tries >= TRIES) throw new ServiceError('PAYMENT_PROVIDER_UNAVAILABLE')
    await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * 2 ** tries))
  }
}

async function toAnswer(response: Response): Promise<Answer> {
  const body = (await response.json()) as { error?: { code?: string } }
  return { ok: response.ok, code: body.error?.code, body }
}

/** The answer's body; a refusal we did not foresee is a defect on one of the two sides, not the shopper's. */
function accept<T>(answer: Answer): T {
  if (!answer.ok) throw new Error(`The payment provider refused: ${answer.code ?? 'unknown'}`)
  return answer.body as T
}
