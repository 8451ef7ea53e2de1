import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { ServiceError } from '@techmart/contracts'
import { callJson, createOutgoing, type HttpAnswer, type OutgoingOptions } from './outgoing.ts'
import {
  type Attempt,
  type Intent,
  type IntentStatus,
  type Message,
  type Provider,
  ProviderRefusal,
  type RefundAnswer,
  type RefundCall,
} from './provider.ts'

export interface PaystackSettings {
  /** Signs its messages as well. */
  secretKey: string
  apiUrl: string
}

interface Transaction {
  id: number
  status: string
  reference: string
  amount: number
  currency: string
  gateway_response?: string | null
  metadata?: { orderId?: string } | string | null
}

interface Refund {
  id: number
  amount: number
  status: string
  merchant_note?: string | null
}

const REFERENCES_PER_ATTEMPT = 8
const REFUNDS_PER_TRANSACTION = 100

/**
 * Paystack by its hosted page. It knows no idempotency keys: an attempt is recognised by its reference, which is made
 * from our key, and a refund by the key in its note, for which the transaction's refunds are looked through first.
 * It cannot cancel a transaction either: one that is paid after all is told, and its money goes back.
 */
export function connectPaystack(settings: PaystackSettings, options: OutgoingOptions = {}): Provider {
  const outgoing = createOutgoing(options)
  const ask: Ask = (method, path, body, once = false) =>
    outgoing(
      (signal) =>
        callJson(signal, {
          method,
          url: settings.apiUrl + path,
          headers: { authorization: `Bearer ${settings.secretKey}` },
          body,
        }),
      { once },
    )
  const listRefunds = async (transaction: Transaction): Promise<Refund[]> => {
    const query = `transaction=${transaction.id}&perPage=${REFUNDS_PER_TRANSACTION}`
    return accept<Refund[]>(await ask('GET', `/refund?${query}`))
  }
  const find = async (reference: string): Promise<Transaction> =>
    accept<Transaction>(await ask('GET', `/transaction/verify/${encodeURIComponent(reference)}`))
  const status = async (reference: string): Promise<Intent> => {
    // What the answer says was true after this moment: answers are put in order by it.
    const toldAt = new Date().toISOString()
    const transaction = await find(reference)
    const refunds = isPaid(transaction) ? await listRefunds(transaction) : []
    return toIntent(transaction, refunds, toldAt)
  }

  return {
    name: 'paystack',
    knowsKeys: false,
    // 2.00 USD; in other currencies less.
    leastMinor: 200,
    open: (attempt) => initialize(ask, attempt),
    status,
    // Paystack takes the money at once; there is nothing to be captured later.
    capture: (_key, id) => status(id),
    cancel: status,
    refund: async (call) => {
      const transaction = await find(call.intentId)
      const answer = await sendRefund(ask, transaction, await listRefunds(transaction), call)
      return { ...answer, intent: await status(call.intentId) } as RefundAnswer
    },
    verifyWebhook: (headers, body) => {
      const signature = headers['x-paystack-signature']
      if (typeof signature !== 'string' || !isSigned(signature, body, settings.secretKey))
        throw new ServiceError('BAD_SIGNATURE')
      return readMessage(body)
    },
  }
}

type Ask = (method: string, path: string, body?: object, once?: boolean) => Promise<HttpAnswer>

/**
 * A reference that exists already is one whose answer was lost, or that of a call at the same moment: its page cannot
 * be had again. Nobody has been sent to the former, so the next reference takes its place.
 */
async function initialize(ask: Ask, attempt: Attempt): Promise<Intent> {
  if (!attempt.email) throw new ProviderRefusal('email_missing')
  for (let turn = 1; turn <= REFERENCES_PER_ATTEMPT; turn++) {
    const toldAt = new Date().toISOString()
    const reference = referenceOf(attempt.key, turn)
    const answer = await ask('POST', '/transaction/initialize', {
      reference,
      email: attempt.email,
      amount: String(attempt.amountMinor),
      currency: attempt.currency,
      callback_url: attempt.returnUrl,
      metadata: {
        orderId: attempt.orderId,
        orderReference: attempt.reference,
        cancel_action: attempt.cancelUrl,
      },
    })
    if (isDuplicate(answer)) continue
    const { authorization_url: redirectUrl } = accept<{ authorization_url: string }>(answer)
    const { orderId, amountMinor, currency } = attempt
    const amounts = { currency, amountMinor, capturedMinor: 0, refundedMinor: 0 }
    return { id: reference, status: 'requires_payment', ...amounts, redirectUrl, orderId, toldAt }
  }
  throw new ProviderRefusal('duplicate_reference')
}

/** Letters and digits, as Paystack wants it; the same for the same key. */
function referenceOf(key: string, turn: number): string {
  return `tm-${createHash('sha256').update(`${key}#${turn}`).digest('hex').slice(0, 40)}`
}

function isDuplicate({ status, body }: HttpAnswer): boolean {
  const { code, message } = (body ?? {}) as { code?: string; message?: string }
  return status === 400 && (code === 'duplicate_reference' || /duplicate/i.test(message ?? ''))
}

function isPaid({ status }: Transaction): boolean {
  return status === 'success' || status === 'reversed'
}

function toIntent(transaction: Transaction, refunds: Refund[], toldAt: string): Intent {
  const { reference, amount, currency, metadata, status } = transaction
  const orderId = typeof metadata === 'object' ? metadata?.orderId : undefined
  return {
    id: reference,
    status: statusOf(status),
    currency,
    amountMinor: amount,
    capturedMinor: isPaid(transaction) ? amount : 0,
    refundedMinor: refunds
      .filter((refund) => refund.status === 'processed')
      .reduce((sum, refund) => sum + Number(refund.amount), 0),
    ...(status === 'failed' ? { errorCode: 'declined' } : {}),
    ...(orderId ? { orderId } : {}),
    toldAt,
  }
}

/** A failed or abandoned transaction stays payable on its page. */
function statusOf(status: string): IntentStatus {
  switch (status) {
    case 'success':
    case 'reversed':
      return 'captured'
    case 'ongoing':
    case 'pending':
    case 'processing':
    case 'queued':
      return 'processing'
    default:
      return 'requires_payment'
  }
}

type RefundState = { state: 'done' | 'sent' } | { state: 'refused'; reason: string }

async function sendRefund(
  ask: Ask,
  transaction: Transaction,
  refunds: Refund[],
  { key, amountMinor }: RefundCall,
): Promise<RefundState> {
  const made = refunds.find((refund) => refund.merchant_note === key)
  if (made) return stateOf(made)
  // Made once: without a key Paystack would take a repeat for a second refund. The next run looks before it asks.
  const body = { transaction: transaction.reference, amount: amountMinor, merchant_note: key }
  const answer = await ask('POST', '/refund', body, true)
  if (answer.status === 400 || answer.status === 422) return { state: 'refused', reason: codeOf(answer) }
  return stateOf(accept<Refund>(answer))
}

/** `needs-attention` waits for the shop's staff to give the shopper's account; until then it is on its way. */
function stateOf({ status }: Refund): RefundState {
  if (status === 'processed') return { state: 'done' }
  if (status === 'failed') return { state: 'refused', reason: 'failed' }
  return { state: 'sent' }
}

function codeOf({ status, body }: HttpAnswer): string {
  return (body as { code?: string } | null)?.code ?? `status ${status}`
}

function accept<T>(answer: HttpAnswer): T {
  const { status: isFine, data } = (answer.body ?? {}) as { status?: boolean; data?: T }
  if (answer.status >= 400 || isFine !== true || data === undefined) throw new ProviderRefusal(codeOf(answer))
  return data
}

/** The signature covers the very bytes: HMAC-SHA512 under the secret key. */
function isSigned(header: string, body: Buffer, secretKey: string): boolean {
  const expected = createHmac('sha512', secretKey).update(body).digest()
  const given = Buffer.from(header, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

interface Told {
  event?: unknown
  data?: {
    reference?: unknown
    transaction_reference?: unknown
    metadata?: { orderId?: unknown } | string | null
  }
}

/** Messages carry no id of their own; a repeat has the same bytes. */
function readMessage(body: Buffer): Message | undefined {
  let told: Told | null = null
  try {
    told = JSON.parse(body.toString('utf8')) as Told | null
  } catch {
    // Answered below like every other body that is no message.
  }
  if (typeof told?.event !== 'string' || typeof told.data !== 'object' || told.data === null)
    throw new ServiceError('MALFORMED_BODY')
  const { data, event } = told
  const intentId = event.startsWith('refund.') ? data.transaction_reference : data.reference
  if (!/^(charge|refund)\./.test(event) || typeof intentId !== 'string') return undefined
  const orderId = typeof data.metadata === 'object' ? data.metadata?.orderId : undefined
  return {
    id: createHash('sha256').update(body).digest('hex'),
    type: event,
    intentId,
    ...(typeof orderId === 'string' ? { orderId } : {}),
  }
}
