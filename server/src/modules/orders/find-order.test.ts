import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrderDraft } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { staff, testDraft } from './fixtures.ts'
import { GUESSES_PER_NETWORK, GUESSES_PER_ORDER } from './limit-guesses.ts'

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

test('addresses that open an order can be guessed only so often', async (t) => {
  const shop = await world(t)
  const placed = async () => (await shop.orders.create(as.service, testDraft())).reference
  const from = (network: string) => ({ ...as.anyone(), network })
  const wrong = { email: 'eve@example.com' }
  const right = { email: 'ada@example.com' }

  await t.test(
    'for one order, from wherever, until some time has passed; its token opens it all the time',
    async () => {
      const { reference, accessToken: token } = await shop.orders.create(as.service, testDraft())
      const guesses = await Promise.allSettled(
        Array.from({ length: GUESSES_PER_ORDER + 5 }, (_, i) =>
          shop.orders.getOrder(from(`198.51.100.${i}`), { reference, ...wrong }),
        ),
      )
      const codes = guesses.map((one) => (one.status === 'rejected' ? one.reason.code : 'opened'))
      assert.equal(codes.filter((code) => code === 'ORDER_NOT_FOUND').length, GUESSES_PER_ORDER)
      assert.equal(codes.filter((code) => code === 'TOO_MANY_REQUESTS').length, 5)
      await assert.rejects(shop.orders.getOrder(from('203.0.113.1'), { reference, ...right }), {
        code: 'TOO_MANY_REQUESTS',
      })
      await shop.orders.getOrder(from('203.0.113.1'), { reference, token })
      shop.clock.advance(16 * 60_000)
      await shop.orders.getOrder(from('203.0.113.1'), { reference, ...right })
      await shop.runtime.runJob('orders.forget_guesses')
    },
  )

  await t.test('from one network, over all orders; what is right is not counted', async () => {
    const reference = await placed()
    for (let i = 0; i < GUESSES_PER_NETWORK; i++) {
      await shop.orders.getOrder(from('192.0.2.1'), { reference, ...right })
      const other = { reference: `TM-GUESS-${1_000 + i}`, ...wrong }
      await assert.rejects(shop.orders.getOrder(from('192.0.2.1'), other), { code: 'ORDER_NOT_FOUND' })
    }
    await assert.rejects(shop.orders.getOrder(from('192.0.2.1'), { reference, ...right }), {
      code: 'TOO_MANY_REQUESTS',
    })
    await shop.orders.getOrder(from('192.0.2.2'), { reference, ...right })
  })
})
