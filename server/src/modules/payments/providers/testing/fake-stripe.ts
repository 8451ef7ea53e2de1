import { randomBytes } from 'node:crypto'
import Stripe from 'stripe'
import { type FakeAnswer, type FakeRequest, startHttpFake } from './http-fake.ts'

/**
 * A Stripe account over time, after Stripe's documented objects: Checkout Sessions, PaymentIntents, charges,
 * refunds, idempotency keys and signed events. Only what the shop reads is there. That our requests are what Stripe
 * accepts is proven elsewhere, on Stripe's own `stripe-mock`; this one is for what happens between them.
 */
export async function startFakeStripe(webhookSecret: string) {
  const sessions = new Map<string, Session>()
  const answers = new Map<string, { request: string; answer: FakeAnswer }>()
  const stripe = new Stripe('sk_test_of_the_fake')
  let send: (headers: Record<string, string>, body: string) => Promise<void> = async () => {}

  /** Events in the order in which they happened, for those who want to send them otherwise. */
  const emit = async (type: string, object: object) => {
    const body = JSON.stringify({
      id: newId('evt'),
      object: 'event',
      type,
      created: Math.floor(Date.now() / 1000),
      data: { object },
    })
    await send(sign(body), body)
  }
  const sign = (body: string) => ({
    'content-type': 'application/json',
    'stripe-signature': stripe.webhooks.generateTestHeaderString({ payload: body, secret: webhookSecret }),
  })

  const byPaymentIntent = (id: string | null) =>
    [...sessions.values()].find((session) => session.paid?.id === id)

  const routes: Record<string, (request: FakeRequest, id: string) => FakeAnswer> = {
    'POST /v1/checkout/sessions': ({ body, headers }) => {
      const form = new URLSearchParams(body)
      const id = newId('cs_test')
      const session: Session = {
        id,
        status: 'open',
        amount: Number(form.get('line_items[0][price_data][unit_amount]')),
        currency: form.get('line_items[0][price_data][currency]') ?? '',
        metadata: fields(form, 'metadata'),
        paidMetadata: fields(form, 'payment_intent_data[metadata]'),
        manual: form.get('payment_intent_data[capture_method]') === 'manual',
        refunds: [],
        url: `http://${headers.host}/pay/${id}`,
      }
      sessions.set(id, session)
      return ok(toSession(session))
    },
    'GET /v1/checkout/sessions/:id': (_request, id) => {
      const session = sessions.get(id)
      return session ? ok(toSession(session)) : refusal(404, 'resource_missing')
    },
    'POST /v1/checkout/sessions/:id/expire': (_request, id) => {
      const session = sessions.get(id)
      if (session?.status !== 'open') return refusal(400, 'checkout_session_not_open')
      session.status = 'expired'
      void emit('checkout.session.expired', toSession(session))
      return ok(toSession(session))
    },
    'POST /v1/payment_intents/:id/capture': ({ body }, id) => {
      const session = byPaymentIntent(id)
      const paid = session?.paid
      if (paid?.status !== 'requires_capture') return refusal(400, 'payment_intent_unexpected_state')
      paid.received = Number(new URLSearchParams(body).get('amount_to_capture') ?? paid.amount)
      paid.status = 'succeeded'
      void emit('payment_intent.succeeded', toPaymentIntent(session as Session))
      return ok(toPaymentIntent(session as Session))
    },
    'POST /v1/payment_intents/:id/cancel': (_request, id) => {
      const session = byPaymentIntent(id)
      if (session?.paid?.status !== 'requires_capture') return refusal(400, 'payment_intent_unexpected_state')
      session.paid.status = 'canceled'
      void emit('payment_intent.canceled', toPaymentIntent(session))
      return ok(toPaymentIntent(session))
    },
    'POST /v1/refunds': ({ body }) => {
      const form = new URLSearchParams(body)
      const session = byPaymentIntent(form.get('payment_intent'))
      const amount = Number(form.get('amount'))
      if (session?.paid?.status !== 'succeeded') return refusal(400, 'charge_not_refundable')
      const left = session.paid.received - sum(session.refunds.filter(({ status }) => status !== 'failed'))
      if (amount > left) return refusal(400, 'charge_already_refunded')
      const refund = { id: newId('re'), amount, status: refundsBecome, metadata: fields(form, 'metadata') }
      session.refunds.push(refund)
      void emit('refund.created', toRefund(session, refund))
      return ok(toRefund(session, refund))
    },
    'GET /v1/refunds': ({ query }) => {
      const session = byPaymentIntent(query.get('payment_intent'))
      const data = (session?.refunds ?? []).map((refund) => toRefund(session as Session, refund))
      return ok({ object: 'list', data, has_more: false, url: '/v1/refunds' })
    },
  }
  let refundsBecome: Refund['status'] = 'succeeded'

  const fake = await startHttpFake((request) => {
    if (!request.headers.authorization?.startsWith('Bearer sk_test_')) return refusal(401, 'api_key_invalid')
    const key = request.headers['idempotency-key']
    const named = typeof key === 'string' && request.method === 'POST' ? key : undefined
    const told = `${request.method} ${request.path} ${request.body}`
    const earlier = named ? answers.get(named) : undefined
    if (earlier) return earlier.request === told ? earlier.answer : refusal(400, 'idempotency_key_in_use')
    const answer = route(routes, request)
    if (named && answer.status === 200) answers.set(named, { request: told, answer })
    return answer
  })

  return {
    ...fake,
    sign,
    deliverTo: (next: typeof send) => {
      send = next
    },
    /** The shopper pays on the page of the session. */
    pay: async (redirectUrl: string, how: 'approve' | 'decline' = 'approve') => {
      const session = sessions.get(redirectUrl.split('/').at(-1) ?? '')
      if (session?.status !== 'open') return
      session.paid ??= {
        id: newId('pi'),
        status: 'requires_payment_method',
        amount: session.amount,
        received: 0,
      }
      if (how === 'decline') {
        session.paid.declined = true
        return await emit('payment_intent.payment_failed', toPaymentIntent(session))
      }
      delete session.paid.declined
      session.status = 'complete'
      session.paid.status = session.manual ? 'requires_capture' : 'succeeded'
      session.paid.received = session.manual ? 0 : session.amount
      await emit(
        session.manual ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded',
        toPaymentIntent(session),
      )
      await emit('checkout.session.completed', toSession(session))
    },
    /** What becomes of refunds that are made from now on. */
    refundsBecome: (status: Refund['status']) => {
      refundsBecome = status
    },
    /** Refunds that were on their way arrive, or fail. */
    settleRefunds: async (status: 'succeeded' | 'failed') => {
      for (const session of sessions.values())
        for (const refund of session.refunds.filter((one) => one.status === 'pending')) {
          refund.status = status
          const type = status === 'failed' ? 'refund.failed' : 'refund.updated'
          await emit(type, toRefund(session, refund))
        }
    },
    ledger: (sessionId: string) => {
      const session = sessions.get(sessionId)
      const refunds = session?.refunds.filter(({ status }) => status === 'succeeded') ?? []
      return {
        capturedMinor: session?.paid?.received ?? 0,
        refundedMinor: sum(refunds),
        refunds: refunds.length,
      }
    },
    sessions: () => [...sessions.keys()],
    forgetKeys: () => answers.clear(),
  }
}

interface Refund {
  id: string
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  metadata: Record<string, string>
}

interface Session {
  id: string
  status: 'open' | 'complete' | 'expired'
  amount: number
  currency: string
  metadata: Record<string, string>
  paidMetadata: Record<string, string>
  manual: boolean
  url: string
  refunds: Refund[]
  paid?: { id: string; status: string; amount: number; received: number; declined?: true }
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}

function sum(refunds: Refund[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0)
}

/** `metadata[orderId]=…` → `{ orderId }` */
function fields(form: URLSearchParams, name: string): Record<string, string> {
  const start = `${name}[`
  return Object.fromEntries(
    [...form].flatMap(([key, value]) =>
      key.startsWith(start) ? [[key.slice(start.length, -1), value]] : [],
    ),
  )
}

function toSession(session: Session) {
  const { id, status, amount, currency, metadata, url } = session
  return {
    ...{ id, object: 'checkout.session', status, amount_total: amount, currency, metadata },
    url: status === 'open' ? url : null,
    payment_status: session.paid?.status === 'succeeded' ? 'paid' : 'unpaid',
    payment_intent: session.paid ? toPaymentIntent(session) : null,
  }
}

function toPaymentIntent({ paid, paidMetadata, refunds }: Session) {
  return {
    id: paid?.id,
    object: 'payment_intent',
    status: paid?.status,
    amount: paid?.amount,
    amount_received: paid?.received,
    metadata: paidMetadata,
    last_payment_error: paid?.declined ? { code: 'card_declined', decline_code: 'generic_decline' } : null,
    latest_charge: {
      object: 'charge',
      amount_captured: paid?.received,
      amount_refunded: sum(refunds.filter(({ status }) => status !== 'failed')),
      metadata: paidMetadata,
    },
  }
}

function toRefund({ paid }: Session, { id, amount, status, metadata }: Refund) {
  return {
    ...{ id, object: 'refund', amount, status, metadata, payment_intent: paid?.id },
    ...(status === 'failed' ? { failure_reason: 'expired_or_canceled_card' } : {}),
  }
}

function ok(body: object): FakeAnswer {
  return { status: 200, body }
}

function refusal(status: number, code: string): FakeAnswer {
  return { status, body: { error: { type: 'invalid_request_error', code, message: code } } }
}

/** `POST /v1/refunds`, with `:id` for one part of the path. */
function route(
  routes: Record<string, (request: FakeRequest, id: string) => FakeAnswer>,
  request: FakeRequest,
): FakeAnswer {
  for (const [pattern, handle] of Object.entries(routes)) {
    const [method, path = ''] = pattern.split(' ')
    const match = new RegExp(`^${path.replace(':id', '([^/]+)')}$`).exec(request.path)
    if (method === request.method && match) return handle(request, match[1] ?? '')
  }
  return refusal(404, 'unknown_route')
}
