import { createHmac } from 'node:crypto'
import { type FakeAnswer, type FakeRequest, startHttpFake } from './http-fake.ts'

interface Refund {
  id: number
  amount: number
  status: 'pending' | 'processed' | 'failed'
  merchant_note: string
}

interface Transaction {
  id: number
  reference: string
  amount: number
  currency: string
  status: string
  metadata: { orderId?: string }
  refunds: Refund[]
}

/**
 * A Paystack account over time, after the shapes that Paystack publishes for its API: transactions by reference,
 * refunds that are queued first, events signed by the secret key. There is no emulator of Paystack's own to hold it
 * against: what it accepts is what we read in its documentation.
 */
export async function startFakePaystack(secretKey: string) {
  const transactions = new Map<string, Transaction>()
  let ids = 0
  let send: (headers: Record<string, string>, body: string) => Promise<void> = async () => {}
  let refundsBecome: Refund['status'] = 'processed'

  const sign = (body: string) => ({
    'content-type': 'application/json',
    'x-paystack-signature': createHmac('sha512', secretKey).update(body).digest('hex'),
  })
  const emit = async (event: string, data: object) => {
    const body = JSON.stringify({ event, data })
    await send(sign(body), body)
  }
  const tellRefund = ({ reference, currency }: Transaction, { id, amount, status }: Refund) =>
    emit(`refund.${status}`, {
      ...{ id, status, currency, amount: String(amount) },
      transaction_reference: reference,
      refund_reference: null,
    })

  const initialize = ({ body, headers }: FakeRequest): FakeAnswer => {
    const told = JSON.parse(body) as {
      reference: string
      amount: string
      email?: string
      currency: string
      metadata: { orderId?: string }
    }
    if (!told.email) return refusal('Email is required', 'missing_params')
    if (transactions.has(told.reference))
      return refusal('Duplicate Transaction Reference', 'duplicate_reference')
    const { reference, currency, metadata } = told
    const transaction = { reference, currency, metadata, amount: Number(told.amount) }
    transactions.set(reference, { ...transaction, id: ++ids, status: 'abandoned', refunds: [] })
    return ok({
      authorization_url: `http://${headers.host}/pay/${reference}`,
      access_code: `ac_${ids}`,
      reference,
    })
  }
  const verify = (reference: string): FakeAnswer => {
    const transaction = transactions.get(reference)
    if (!transaction)
      return { ...refusal('Transaction reference not found', 'transaction_not_found'), status: 404 }
    const { refunds: _own, ...told } = transaction
    return ok({ ...told, gateway_response: told.status })
  }
  const createRefund = ({ body }: FakeRequest): FakeAnswer => {
    const told = JSON.parse(body) as { transaction: string; amount: number; merchant_note: string }
    const transaction = transactions.get(told.transaction)
    if (transaction?.status !== 'success')
      return refusal('Transaction has not been paid', 'transaction_not_paid')
    const given = sum(transaction.refunds.filter(({ status }) => status !== 'failed'))
    if (told.amount + given > transaction.amount)
      return refusal('Refund amount cannot be more than the transaction amount', 'refund_amount_too_high')
    const { amount, merchant_note } = told
    const refund: Refund = { id: ++ids, amount, merchant_note, status: refundsBecome }
    transaction.refunds.push(refund)
    void tellRefund(transaction, refund)
    return ok({ ...refund, transaction: transaction.id })
  }

  const fake = await startHttpFake((request) => {
    const { method, path, headers, query } = request
    if (headers.authorization !== `Bearer ${secretKey}`)
      return { ...refusal('Invalid key', 'invalid_key'), status: 401 }
    if (method === 'POST' && path === '/transaction/initialize') return initialize(request)
    if (method === 'GET' && path.startsWith('/transaction/verify/'))
      return verify(decodeURIComponent(path.split('/').at(-1) ?? ''))
    if (method === 'POST' && path === '/refund') return createRefund(request)
    if (method === 'GET' && path === '/refund') {
      const id = Number(query.get('transaction'))
      return ok([...transactions.values()].find((transaction) => transaction.id === id)?.refunds ?? [])
    }
    return { ...refusal('Not found', 'not_found'), status: 404 }
  })

  return {
    ...fake,
    sign,
    deliverTo: (next: typeof send) => {
      send = next
    },
    pay: async (redirectUrl: string, how: 'approve' | 'decline' = 'approve') => {
      const transaction = transactions.get(redirectUrl.split('/').at(-1) ?? '')
      if (!transaction || transaction.status === 'success') return
      transaction.status = how === 'approve' ? 'success' : 'failed'
      const { refunds: _own, ...told } = transaction
      if (how === 'approve') await emit('charge.success', told)
    },
    refundsBecome: (status: Refund['status']) => {
      refundsBecome = status
    },
    settleRefunds: async (status: 'processed' | 'failed') => {
      for (const transaction of transactions.values())
        for (const refund of transaction.refunds.filter((one) => one.status === 'pending')) {
          refund.status = status
          await tellRefund(transaction, refund)
        }
    },
    ledger: (reference: string) => {
      const transaction = transactions.get(reference)
      const refunds = transaction?.refunds.filter(({ status }) => status === 'processed') ?? []
      return {
        capturedMinor: transaction?.status === 'success' ? transaction.amount : 0,
        refundedMinor: sum(refunds),
        refunds: refunds.length,
      }
    },
    references: () => [...transactions.keys()],
  }
}

function sum(refunds: Refund[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0)
}

function ok(data: object): FakeAnswer {
  return { status: 200, body: { status: true, message: 'ok', data } }
}

function refusal(message: string, code: string): FakeAnswer {
  return { status: 400, body: { status: false, message, code, type: 'validation_error' } }
}
