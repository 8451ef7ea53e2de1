import { ServiceError } from '@techmart/contracts'
import Stripe from 'stripe'
import { createOutgoing, type OutgoingOptions, parseRetryAfter } from './outgoing.ts'
import {
  type Attempt,
  type Intent,
  type IntentStatus,
  type Message,
  NoAnswer,
  type Provider,
  ProviderRefusal,
  type RefundAnswer,
  type RefundCall,
} from './provider.ts'

export interface StripeSettings {
  secretKey: string
  webhookSecret: string
  /** Another address than Stripe's own, for its emulator. */
  apiUrl?: string
}

type Session = Stripe.Checkout.Session
type StripeIntent = Stripe.PaymentIntent

const TIMEOUT_MS = 6_000
const REFUNDS_PER_INTENT = 100

/**
 * Stripe by its Checkout page: the shopper is sent there, and no card number comes near us. An attempt is a Checkout
 * Session, whose PaymentIntent exists only from when the shopper pays. Its messages say that something happened; how
 * it stands is then asked, since no single object of theirs tells all of it.
 */
export function connectStripe(settings: StripeSettings, options: OutgoingOptions = {}): Provider {
  const stripe = createClient(settings, options.timeoutMs ?? TIMEOUT_MS)
  const outgoing = createOutgoing(options)
  // Time limit and idempotency are the client's; tries and pauses are ours, the same for every provider.
  const ask = <T>(work: () => Promise<Stripe.Response<T>>) =>
    outgoing(async () => {
      const answer = await work().catch((error: unknown) => Promise.reject(translate(error)))
      // The client takes every answer without an `error` in it for a success, also that of a proxy in trouble.
      const { statusCode } = answer.lastResponse
      if (statusCode >= 400) throw new NoAnswer(`Stripe: status ${statusCode}`)
      return answer
    })

  const read = async (id: string): Promise<{ session: Session; intent: Intent }> => {
    // What the answer says was true after this moment: answers are put in order by it.
    const toldAt = new Date().toISOString()
    const session = await ask(() =>
      stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] }),
    )
    const paid = paidWith(session)
    const refunds = chargeOf(paid)?.amount_refunded ? await listRefunds((paid as StripeIntent).id) : []
    return { session, intent: toIntent(session, refunds, toldAt) }
  }
  const listRefunds = async (paymentIntent: string) =>
    (await ask(() => stripe.refunds.list({ payment_intent: paymentIntent, limit: REFUNDS_PER_INTENT }))).data

  return {
    name: 'stripe',
    knowsKeys: true,
    // 0.50 USD and EUR, 0.30 GBP: docs.stripe.com/currencies, "Minimum and maximum charge amounts".
    leastMinor: 50,
    open: async (attempt) => {
      const toldAt = new Date().toISOString()
      const session = await ask(() =>
        stripe.checkout.sessions.create(toSession(attempt), { idempotencyKey: attempt.key }),
      )
      return toIntent(session, [], toldAt)
    },
    status: async (id) => (await read(id)).intent,
    capture: async (key, id, amountMinor) => {
      const { session, intent } = await read(id)
      const paid = paidWith(session)
      if (paid?.status !== 'requires_capture') return intent
      await ask(() =>
        stripe.paymentIntents.capture(paid.id, { amount_to_capture: amountMinor }, { idempotencyKey: key }),
      )
      return (await read(id)).intent
    },
    cancel: async (id) => {
      const { session, intent } = await read(id)
      if (intent.status === 'captured' || intent.status === 'cancelled') return intent
      const paid = paidWith(session)
      try {
        if (session.status === 'open') await ask(() => stripe.checkout.sessions.expire(id))
        else if (paid) await ask(() => stripe.paymentIntents.cancel(paid.id))
      } catch (error) {
        // Paid or ended in this very moment, or on its way and not to be stopped: the answer below says which.
        if (!(error instanceof ProviderRefusal)) throw error
      }
      return (await read(id)).intent
    },
    refund: async (call) => {
      const { session } = await read(call.intentId)
      const paid = paidWith(session)
      const answer = paid
        ? await sendRefund({ stripe, ask, listRefunds }, paid, call)
        : ({ state: 'refused', reason: 'not_captured' } as const)
      return { ...answer, intent: (await read(call.intentId)).intent } as RefundAnswer
    },
    verifyWebhook: (headers, body) => {
      const signature = headers['stripe-signature']
      try {
        const event = stripe.webhooks.constructEvent(body, signature ?? '', settings.webhookSecret)
        return readMessage(event)
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError)
          throw new ServiceError('BAD_SIGNATURE')
        throw new ServiceError('MALFORMED_BODY')
      }
    },
  }
}

function createClient({ secretKey, apiUrl }: StripeSettings, timeoutMs: number): Stripe {
  const address = apiUrl ? new URL(apiUrl) : undefined
  return new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
    ...(address
      ? {
          protocol: address.protocol === 'http:' ? ('http' as const) : ('https' as const),
          host: address.hostname,
          ...(address.port ? { port: Number(address.port) } : {}),
        }
      : {}),
  })
}

/** Checkout speaks no Arabic: the shopper's browser decides then. */
const LOCALES = { en: 'en', es: 'es', de: 'de', ar: 'auto' } as const

function toSession(attempt: Attempt): Stripe.Checkout.SessionCreateParams {
  const metadata = { orderId: attempt.orderId, attempt: attempt.key }
  return {
    mode: 'payment',
    client_reference_id: attempt.orderId,
    success_url: attempt.returnUrl,
    cancel_url: attempt.cancelUrl,
    locale: LOCALES[attempt.language],
    ...(attempt.email ? { customer_email: attempt.email } : {}),
    metadata,
    payment_intent_data: { metadata, capture_method: attempt.capture, description: attempt.reference },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: attempt.currency.toLowerCase(),
          unit_amount: attempt.amountMinor,
          product_data: { name: attempt.reference },
        },
      },
    ],
  }
}

/** The PaymentIntent of a session that was asked for with it. */
function paidWith(session: Session): StripeIntent | undefined {
  const paid = session.payment_intent
  return typeof paid === 'object' && paid !== null ? paid : undefined
}

function chargeOf(paid: StripeIntent | undefined): Stripe.Charge | undefined {
  const charge = paid?.latest_charge
  return typeof charge === 'object' && charge !== null ? charge : undefined
}

function toIntent(session: Session, refunds: Stripe.Refund[], toldAt: string): Intent {
  const paid = paidWith(session)
  const errorCode = paid?.last_payment_error?.decline_code ?? paid?.last_payment_error?.code
  const orderId = session.metadata?.orderId
  return {
    id: session.id,
    status: statusOf(session, paid),
    currency: (session.currency ?? '').toUpperCase(),
    amountMinor: session.amount_total ?? 0,
    capturedMinor: paid?.amount_received ?? 0,
    // A refund on its way may still fail; only what has left counts.
    refundedMinor: refunds
      .filter((refund) => refund.status === 'succeeded')
      .reduce((sum, refund) => sum + refund.amount, 0),
    ...(session.url ? { redirectUrl: session.url } : {}),
    ...(errorCode ? { errorCode } : {}),
    ...(orderId ? { orderId } : {}),
    toldAt,
  }
}

function statusOf(session: Session, paid: StripeIntent | undefined): IntentStatus {
  switch (paid?.status) {
    case 'succeeded':
      return 'captured'
    case 'requires_capture':
      return 'authorised'
    case 'processing':
      return 'processing'
    case 'canceled':
      return 'cancelled'
    case 'requires_action':
      return session.status === 'expired' ? 'cancelled' : 'requires_challenge'
    default:
      return session.status === 'expired' ? 'cancelled' : 'requires_payment'
  }
}

type RefundState = { state: 'done' | 'sent' } | { state: 'refused'; reason: string }

/**
 * Stripe forgets idempotency keys after some time, and a refund may have to be tried for longer: one that was made
 * before is found by the key that we wrote into it.
 */
async function sendRefund(
  deps: {
    stripe: Stripe
    ask: <T>(work: () => Promise<Stripe.Response<T>>) => Promise<Stripe.Response<T>>
    listRefunds: (paymentIntent: string) => Promise<Stripe.Refund[]>
  },
  paid: StripeIntent,
  { key, amountMinor }: RefundCall,
): Promise<RefundState> {
  const made = (await deps.listRefunds(paid.id)).find((refund) => refund.metadata?.refund === key)
  if (made) return stateOf(made)
  const metadata = { refund: key, orderId: paid.metadata.orderId ?? '' }
  try {
    return stateOf(
      await deps.ask(() =>
        deps.stripe.refunds.create(
          { payment_intent: paid.id, amount: amountMinor, metadata },
          { idempotencyKey: key },
        ),
      ),
    )
  } catch (error) {
    if (error instanceof ProviderRefusal && error.code !== 'authentication')
      return { state: 'refused', reason: error.code }
    throw error
  }
}

function stateOf(refund: Stripe.Refund): RefundState {
  if (refund.status === 'succeeded') return { state: 'done' }
  if (refund.status === 'failed' || refund.status === 'canceled')
    return { state: 'refused', reason: refund.failure_reason ?? refund.status }
  return { state: 'sent' }
}

/** Only which attempt or order it is about is read of a message. */
function readMessage(event: Stripe.Event): Message | undefined {
  const object = event.data?.object as
    | { id?: string; object?: string; metadata?: Record<string, string> }
    | undefined
  if (typeof event.id !== 'string' || typeof event.type !== 'string' || !object)
    throw new ServiceError('MALFORMED_BODY')
  const followed = ['checkout.session', 'payment_intent', 'charge', 'refund']
  const orderId = object.metadata?.orderId
  if (!followed.includes(object.object ?? '') || !orderId) return undefined
  return {
    id: event.id,
    type: event.type,
    orderId,
    ...(object.object === 'checkout.session' && object.id ? { intentId: object.id } : {}),
  }
}

/** Stripe's errors in our words; neither keys nor what was sent are in them. */
function translate(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const { statusCode = 0, code, type, headers } = error
  const isLater = statusCode === 0 || statusCode >= 500 || statusCode === 409 || statusCode === 429
  if (isLater) return new NoAnswer(`Stripe: ${type}`, parseRetryAfter(headers?.['retry-after']))
  if (statusCode === 401 || statusCode === 403) return new ProviderRefusal('authentication')
  return new ProviderRefusal(code ?? type)
}
