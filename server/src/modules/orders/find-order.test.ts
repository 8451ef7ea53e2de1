import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrderDraft } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { staff, testDraft } from './fixtures.ts'

test('orders of 1 or 200 lines take as many statements', async (t) => {
  const shop = await world(t)
  const writer = staff('orders:write', 'orders:read')
  const [line] = testDraft().lines as [OrderDraft['lines'][0]]
  const paid = async (lines: number) => {
    const draft = testDraft({
      lines: Array.from({ length: lines }, (_, i) => ({ ...line, sku: `SKU-${i}` })),
    })
    const { reference } = await shop.orders.create(as.service, draft)
    await shop.db.sql`
      update orders.orders set state = 'paid', paid_minor = total_minor, paid_at = placed_at
      where reference = ${reference}`
    return { reference, skus: draft.lines.map(({ sku }) => sku) }
  }
  const [small, large] = [await paid(1), await paid(200)]
  const works = {
    shown: ({ reference }: typeof small) => shop.orders.getOrder(as.service, { reference }),
    billed: ({ reference }: typeof small) => shop.orders.getInvoice(writer, { reference }),
    packed: ({ reference }: typeof small) => shop.orders.getPackingSlip(writer, { reference }),
    refunded: ({ reference }: typeof small) =>
      shop.orders.refundOrder(
        { ...writer, idempotencyKey: newId() },
        { reference, amountMinor: 1, reason: 'a scratch' },
      ),
    sent: ({ reference }: typeof small) =>
      shop.orders.fulfilOrder(writer, { reference, carrier: 'Parcel & Co', number: 'PC-1' }),
    returned: ({ reference, skus }: typeof small) =>
      shop.orders.requestReturn(writer, {
        reference,
        lines: skus.map((sku) => ({ sku, quantity: 1 })),
        reason: 'too small',
      }),
  }
  for (const [what, work] of Object.entries(works)) {
    await t.test(what, async () => {
      const one = await shop.countStatements(() => work(small))
      const many = await shop.countStatements(() => work(large))
      assert.equal(many, one)
    })
  }
  assert.equal((await shop.orders.getOrder(as.service, { reference: large.reference })).lines.length, 200)
})
