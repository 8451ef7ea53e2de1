import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Context, OrderDraft, Permission } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { openShop } from '../../testing/open-shop.ts'
import { as, type World, type WorldOptions } from '../../testing/world.ts'

/** A decided order of one mug for 25.00; `change` replaces fields. */
export function testDraft(change: Partial<OrderDraft> = {}): OrderDraft {
  const money = (amountMinor: number) => ({ amountMinor, currency: 'USD' as const })
  const orderId = change.orderId ?? newId()
  return {
    orderId,
    idempotencyKey: `cart:key:${orderId}`,
    email: 'Ada@example.com',
    marketing: false,
    language: 'en',
    currency: 'USD',
    lines: [
      {
        sku: 'MUG',
        title: 'Mug',
        options: [],
        productSlug: 'mug',
        quantity: 1,
        unit: money(2_500),
        discount: money(0),
        tax: money(0),
        total: money(2_500),
        components: [],
      },
    ],
    subtotal: money(2_500),
    discount: money(0),
    couponCodes: [],
    delivery: { code: 'standard', name: 'Standard', price: money(0), minDays: 2, maxDays: 4 },
    tax: money(0),
    taxLabel: 'No tax',
    taxIncluded: true,
    total: money(2_500),
    shippingAddress: { name: 'Ada Bright', line1: '12 Harbour Street', city: 'Portland', country: 'US' },
    payBefore: '2030-05-01T10:20:00.000Z',
    ...change,
  }
}

export interface Placed {
  orderId: string
  reference: string
  accessToken: string
  redirectUrl: string
}

/** A whole shop, with what tests of orders ask again and again. */
export async function openOrders(t: TestContext, options: WorldOptions = {}) {
  const shop = await openShop(t, options)
  let products = 0
  const orderOf = (reference: string) => shop.orders.getOrder(as.service, { reference })
  const stateOf = async (reference: string) => (await orderOf(reference)).state
  return {
    shop,
    orderOf,
    stateOf,
    whatHappened: async (reference: string) => (await orderOf(reference)).timeline.map((entry) => entry.what),
    /** A placed order of two pieces of an article of its own, of which there are five. */
    placed: async () => {
      const sku = await shop.given.product(`article-${++products}`, { stock: 5 })
      return { sku, ...(await shop.place(await shop.readyCart({ [sku]: 2 }))) }
    },
    pay: async (order: Placed) => {
      await shop.pay(order.redirectUrl)
      await shop.until('the order is paid', async () => (await stateOf(order.reference)) === 'paid')
    },
    /** Pays for an order on a further intent, as an attempt whose trace was lost would be. */
    payAgain: async ({ orderId, reference }: Placed, amountMinor: number) => {
      const response = await fetch(`${shop.provider.url}/v1/intents`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${shop.config.payment.secretKey}`,
          'content-type': 'application/json',
          'idempotency-key': newId(),
        },
        body: JSON.stringify({
          amountMinor,
          currency: 'USD',
          reference,
          returnUrl: 'https://shop.example/',
          cancelUrl: 'https://shop.example/',
          capture: 'automatic',
          metadata: { orderId, language: 'en' },
        }),
      })
      assert.equal(response.status, 201)
      await shop.pay(((await response.json()) as { redirectUrl: string }).redirectUrl)
    },
    stockOf: async (sku: string) => {
      const { items } = await shop.inventory.listLevels(as.service, { text: sku })
      return { onHand: items[0]?.onHand, reserved: items[0]?.reserved }
    },
    /** Facts of a type that were told about an order. */
    toldOf: (orderId: string, type: string) => toldOf(shop, orderId, type),
    runJob: async (name: string) => {
      const job = shop.runtime.local.find((module) => module.name === 'orders')?.jobs?.[name]
      assert.ok(job, `orders has the job ${name}`)
      await job.run(undefined as never)
    },
  }
}

export async function toldOf(shop: World, orderId: string, type: string): Promise<unknown[]> {
  const rows = await shop.db.sql`
    select payload from kernel.outbox where key = ${orderId} and type = ${type} order by id`
  return rows.map((row) => row.payload)
}

export async function tell(shop: World, type: string, orderId: string, payload: object): Promise<void> {
  await shop.db.sql`
    insert into kernel.outbox (event_id, type, key, payload)
    values (${newId()}, ${type}, ${orderId}, ${shop.db.sql.json({ orderId, ...payload } as never)})`
}

export function staff(...permissions: Permission[]): Context {
  return {
    actor: { kind: 'staff', staffId: 'staff-1', sessionId: 'session-1', permissions },
    requestId: 'test-request',
  }
}
