import { createHmac, timingSafeEqual } from 'node:crypto'
import { ServiceError } from '@techmart/contracts'
import { callJson, createOutgoing, type HttpAnswer, type OutgoingOptions } from './outgoing.ts'
import { type Intent, type IntentStatus, type Message, type Provider, ProviderRefusal } from './provider.ts'

export interface SandboxSettings {
  url: string
  secretKey: string
  webhookSecret: string
}

/** An intent as the sandbox provider tells it. */
export interface SandboxIntent {
  id: string
  status: IntentStatus
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

/** The payment sandbox, over HTTP; its API is described in `server/src/sandbox-provider/README.md`. */
export function connectSandbox(settings: SandboxSettings, options: OutgoingOptions = {}): Provider {
  const outgoing = createOutgoing(options)
  const ask = (method: string, path: string, body?: object, key?: string) =>
    outgoing((signal) =>
      callJson(signal, {
        method,
        url: settings.url + path,
        headers: {
          authorization: `Bearer ${settings.secretKey}`,
          ...(key ? { 'idempotency-key': key } : {}),
        },
        body,
      }),
    )
  const pathOf = (id: string) => `/v1/intents/${encodeURIComponent(id)}`
  const status = async (id: string) => toIntent(accept<SandboxIntent>(await ask('GET', pathOf(id))))
  return {
    name: 'sandbox',
    knowsKeys: true,
    leastMinor: 1,
    open: async ({ key, orderId, language, email: _unused, ...attempt }) =>
      toIntent(
        accept(await ask('POST', '/v1/intents', { ...attempt, metadata: { orderId, language } }, key)),
      ),
    status,
    capture: async (key, id, amountMinor) => {
      const answer = await ask('POST', `${pathOf(id)}/capture`, { amountMinor }, key)
      if (codeOf(answer) === 'intent_already_captured') return await status(id)
      return toIntent(accept(answer))
    },
    cancel: async (id) => {
      const answer = await ask('POST', `${pathOf(id)}/cancel`, {})
      if (codeOf(answer) === 'intent_already_captured') return await status(id)
      return toIntent(accept(answer))
    },
    refund: async ({ key, intentId, amountMinor }) => {
      const answer = await ask('POST', `${pathOf(intentId)}/refunds`, { amountMinor }, key)
      const refusal = isNoForGood(answer) ? codeOf(answer) : undefined
      if (refusal === undefined) accept(answer)
      const intent = await status(intentId)
      return refusal === undefined ? { state: 'done', intent } : { state: 'refused', reason: refusal, intent }
    },
    verifyWebhook: (headers, body) => {
      const header = headers['sandpay-signature']
      const signature = typeof header === 'string' ? header : undefined
      // The provider's clock is compared with the machine's: both run outside the shop.
      if (!isSigned(signature, body, settings.webhookSecret, Date.now()))
        throw new ServiceError('BAD_SIGNATURE')
      return readMessage(body)
    },
  }
}

function codeOf({ body }: HttpAnswer): string | undefined {
  return (body as { error?: { code?: string } } | null)?.error?.code
}

/** Settings and keys can be put right, the request's own contents cannot. */
function isNoForGood({ status }: HttpAnswer): boolean {
  return status === 409 || status === 422
}

/** The answer's body; a refusal we did not foresee is a defect on one of the two sides, not the shopper's. */
function accept<T = SandboxIntent>(answer: HttpAnswer): T {
  if (answer.status >= 400) throw new ProviderRefusal(codeOf(answer) ?? `status ${answer.status}`)
  return answer.body as T
}

function toIntent(told: SandboxIntent): Intent {
  const { id, status, currency, amountMinor, capturedMinor, refundedMinor, metadata } = told
  return {
    id,
    status,
    currency,
    amountMinor,
    capturedMinor,
    refundedMinor,
    ...(told.redirectUrl
      ? { redirectUrl: `${told.redirectUrl}&language=${metadata?.language ?? 'en'}` }
      : {}),
    ...(told.lastError ? { errorCode: told.lastError.code } : {}),
    ...(metadata?.orderId ? { orderId: metadata.orderId } : {}),
    ...(told.updatedAt ? { toldAt: told.updatedAt } : {}),
  }
}

/** A signed body is the provider's word; one that is no message is refused rather than half understood. */
function readMessage(body: Buffer): Message {
  let event: { id?: unknown; type?: unknown; data?: { intent?: SandboxIntent } } | null = null
  try {
    event = JSON.parse(body.toString('utf8'))
  } catch {
    // Answered below like every other body that is no message.
  }
  const intent = event?.data?.intent
  if (typeof event?.id !== 'string' || typeof event.type !== 'string' || typeof intent?.id !== 'string')
    throw new ServiceError('MALFORMED_BODY')
  const read = toIntent(intent)
  return {
    id: event.id,
    type: event.type,
    intentId: intent.id,
    intent: read,
    ...(read.orderId ? { orderId: read.orderId } : {}),
  }
}

const TOLERANCE_S = 300

/**
 * Whether a webhook body was signed by the provider within the last five minutes.
 * `Sandpay-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`
 */
function isSigned(header: string | undefined, body: Buffer, secret: string, nowMs: number): boolean {
  const parts = new Map((header ?? '').split(',').map((part) => part.split('=', 2) as [string, string]))
  const time = Number(parts.get('t'))
  if (!Number.isInteger(time) || Math.abs(nowMs / 1000 - time) > TOLERANCE_S) return false
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest()
  const given = Buffer.from(parts.get('v1') ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
