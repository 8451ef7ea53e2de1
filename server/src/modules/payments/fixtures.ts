import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { TestContext } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { type OpenShop, openShop } from '../../testing/open-shop.ts'
import { as, TEST_SECRET } from '../../testing/world.ts'
import type { SandboxIntent as Intent } from './providers/sandbox.ts'
import { startGateway } from './providers/testing/gateway.ts'

export const CARDS = {
  approved: '4242424242424242',
  declined: '4000000000000002',
  failsForGood: '4000000000000127',
  succeedsLater: '4000000000000259',
}

/** A shop whose way to the provider can be disturbed, and the provider as an outsider sees it. */
export async function openPayments(t: TestContext, env: Record<string, string> = {}) {
  const gateway = await startGateway()
  t.after(gateway.close)
  const shop = await openShop(t, { env: { PAYMENT_URL: gateway.url, ...env } })
  gateway.leadTo(shop.provider.url)
  const atProvider = merchantOf(shop)
  return {
    shop,
    gateway,
    atProvider,
    /** A payment of 25.00 that was just opened. */
    given: async (orderId = newId()) => {
      const payment = await shop.payments.open(as.service, openInput(orderId))
      const [intent] = await atProvider.intentsOf(orderId)
      return { orderId, intentId: intent?.id as string, redirectUrl: payment.redirectUrl as string }
    },
    /** No message of the provider arrives any more. */
    muteWebhooks: () => shop.provider.deliverTo('http://127.0.0.1:9/nobody'),
    unmuteWebhooks: () => shop.provider.deliverTo(`${shop.url}/webhooks/payments/sandbox`),
    stateOf: async (orderId: string) => (await shop.payments.getPayment(as.service, { orderId })).state,
    /** The facts told about an order, oldest first, with their amounts. */
    toldOf: async (orderId: string) => {
      const rows = await shop.db.sql<{ type: string; payload: { amount?: { amountMinor: number } } }[]>`
        select type, payload from kernel.outbox where key = ${orderId} and type like 'payments.%' order by id`
      return rows.map(({ type, payload }) =>
        [type, payload.amount?.amountMinor].filter((part) => part !== undefined),
      )
    },
    /** Tells the shop that money has to go back, as orders do. */
    tellRefundDue: async (orderId: string, amountMinor: number, more: object = {}) => {
      const eventId = newId()
      const payload = { orderId, reference: 'TM-1', amount: { amountMinor, currency: 'USD' }, ...more }
      await shop.db.sql`
        insert into kernel.outbox (event_id, type, key, payload)
        values (${eventId}, 'orders.refund_due', ${orderId}, ${shop.db.sql.json(payload)})`
      return eventId
    },
    runJob: async (name: string, data?: object) => {
      const job = shop.runtime.local.find((module) => module.name === 'payments')?.jobs?.[name]
      assert.ok(job, `payments has the job ${name}`)
      await job.run(data as never)
    },
  }
}

export function openInput(orderId: string) {
  return {
    orderId,
    reference: `TM-${orderId}`.slice(0, 36),
    amount: { amountMinor: 2_500, currency: 'USD' as const },
    language: 'en' as const,
    returnUrl: 'https://shop.example/orders',
    cancelUrl: 'https://shop.example/orders',
  }
}

/** The account at the provider, seen without the shop. */
function merchantOf(shop: OpenShop) {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(shop.provider.url + path, {
      method,
      headers: {
        authorization: `Bearer ${TEST_SECRET}`,
        ...(body ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    assert.ok(response.ok, `${method} ${path}: ${response.status}`)
    return (await response.json()) as T
  }
  return {
    intent: (id: string) => ask<Intent>('GET', `/v1/intents/${id}`),
    intentsOf: async (orderId: string): Promise<Intent[]> =>
      (await ask<{ data: Intent[] }>('GET', `/v1/intents?reference=${openInput(orderId).reference}`)).data,
    refundsOf: async (id: string): Promise<number[]> =>
      (await ask<{ data: { amountMinor: number }[] }>('GET', `/v1/intents/${id}/refunds`)).data.map(
        (refund) => refund.amountMinor,
      ),
    cancel: (id: string) => ask<Intent>('POST', `/v1/intents/${id}/cancel`, {}),
    capture: (id: string, amountMinor: number) =>
      ask<Intent>('POST', `/v1/intents/${id}/capture`, { amountMinor }),
    /** A further intent for the same order, as an attempt whose trace was lost would be. */
    stray: async (orderId: string, change: object = {}): Promise<Intent> => {
      const { amount, reference, returnUrl, cancelUrl } = openInput(orderId)
      return await ask<Intent>('POST', '/v1/intents', {
        ...amount,
        reference,
        returnUrl,
        cancelUrl,
        capture: 'automatic',
        metadata: { orderId, language: 'en' },
        ...change,
      })
    },
  }
}

/** A message as the provider would send it; every part can be forged. */
export async function deliver(
  shop: OpenShop,
  event: object | string,
  forged: { secret?: string; agoS?: number; header?: string; change?: (body: string) => string } = {},
): Promise<{ status: number; code?: string }> {
  const { secret = TEST_SECRET, agoS = 0, change = (text) => text } = forged
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  const time = Math.floor(Date.now() / 1000) - agoS
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
  const response = await fetch(`${shop.url}/webhooks/payments/sandbox`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sandpay-signature': forged.header ?? `t=${time},v1=${signature}`,
    },
    body: change(body),
  })
  const { code } = (await response.json()) as { code?: string }
  return { status: response.status, ...(code ? { code } : {}) }
}

/** `{ id, type, data: { intent } }` about an intent that is as given. */
export function message(intent: Intent, change: Partial<Intent> = {}, id = `evt_${newId()}`) {
  return { id, type: 'intent.changed', data: { intent: { ...intent, ...change } } }
}
