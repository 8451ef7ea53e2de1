import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@techmart/contracts'
import { newId } from '../../kernel/ids.ts'
import { as, world } from '../../testing/world.ts'
import { openOrders, staff, tell, testDraft } from './fixtures.ts'

test('invoices are numbered without gaps, whoever pays at the same moment', async (t) => {
  const shop = await world(t)
  const drafts = Array.from({ length: 200 }, () => testDraft())
  await Promise.all(drafts.map((draft) => shop.orders.create(as.service, draft)))
  const handle = shop.runtime.local.find((module) => module.name === 'orders')?.on?.['payments.captured']
  assert.ok(handle)
  const amount = { amountMinor: 2_500, currency: 'USD' }
  // As many processes would: all at once, some of them twice, and every tenth fails at the last moment.
  const pay = (orderId: string, fails: boolean) =>
    shop.runtime.db.transaction(async (tx) => {
      await (handle as (tx: unknown, event: unknown) => Promise<void>)(tx, {
        id: newId(),
        type: 'payments.captured',
        payload: { orderId, amount },
      })
      if (fails) throw new Error('the process dies')
    })
  await Promise.allSettled(
    drafts.flatMap(({ orderId }, index) => [pay(orderId, index % 10 === 0), pay(orderId, false)]),
  )
  const rows = await shop.db.sql<{ number: number; orderId: string }[]>`
    select number, order_id as "orderId" from orders.documents where series = 'INV-TM-2030' order by number`
  assert.deepEqual(
    rows.map(({ number }) => number),
    Array.from({ length: 200 }, (_, index) => index + 1),
  )
  assert.equal(new Set(rows.map(({ orderId }) => orderId)).size, 200)
})

test('printing', async (t) => {
  const { shop, placed, pay, orderOf } = await openOrders(t)
  const writer = staff('orders:write', 'orders:read')

  await t.test('an invoice, for whoever may see the order, once it is paid', async () => {
    const order = await placed()
    const { reference, accessToken: token } = order
    await assert.rejects(shop.orders.getInvoice(as.anyone(), { reference, token }), { code: 'ORDER_STATE' })
    await pay(order)
    const { document, html } = await shop.orders.getInvoice(as.anyone(), { reference, token })
    assert.match(document.number, /^INV-TM-2030-\d{6}$/)
    assert.ok(html.includes(document.number) && html.includes(reference) && html.includes(order.sku))
    await assert.rejects(shop.orders.getInvoice(as.anyone(), { reference }), { code: 'ORDER_NOT_FOUND' })
    const again = await shop.orders.getInvoice(writer, { reference })
    assert.deepEqual(again.document, document)
  })

  await t.test('browsers get the page, programs the answer', async () => {
    const order = await placed()
    await pay(order)
    const url = `${shop.url}/api/orders/${order.reference}/invoice?token=${order.accessToken}`
    const page = await fetch(url, { headers: { accept: 'text/html,application/xhtml+xml' } })
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.equal(page.headers.get('cache-control'), 'private, no-store')
    assert.ok((await page.text()).startsWith('<!doctype html>'))
    const data = (await (await fetch(url)).json()) as { document: { kind: string } }
    assert.equal(data.document.kind, 'invoice')
    const nobody = await fetch(`${shop.url}/api/admin/orders/${order.reference}/packing-slip`)
    assert.equal(nobody.status, 401)
  })

  await t.test('a credit note for what was given back, never for more than was invoiced', async () => {
    const order = await placed()
    await pay(order)
    const { total } = await orderOf(order.reference)
    await shop.orders.refundOrder(
      { ...writer, idempotencyKey: newId() },
      {
        reference: order.reference,
        amountMinor: 400,
        reason: 'a scratch',
      },
    )
    await shop.until(
      'it went back',
      async () => (await orderOf(order.reference)).refunded.amountMinor === 400,
    )
    await tell(shop, 'payments.captured', order.orderId, {
      amount: { ...total, amountMinor: total.amountMinor * 3 },
    })
    await tell(shop, 'payments.refunded', order.orderId, {
      amount: { ...total, amountMinor: total.amountMinor * 3 - 400 },
    })
    await shop.until('all is noted', async () => (await orderOf(order.reference)).refunded.amountMinor > 400)
    const { documents = [] } = await orderOf(order.reference)
    const notes = documents.filter(({ kind }) => kind === 'credit_note')
    const credited = notes.reduce((sum, { amount }) => sum + amount.amountMinor, 0)
    assert.ok(credited >= 400 && credited <= total.amountMinor)
    const [first] = notes
    const { html } = await shop.orders.getInvoice(writer, {
      reference: order.reference,
      document: first?.id ?? '',
    })
    assert.ok(html.includes('Credit note') && html.includes(first?.number ?? 'none'))
    await assert.rejects(
      shop.orders.getInvoice(writer, { reference: order.reference, document: 'another' }),
      { code: 'ORDER_NOT_FOUND' },
    )
  })

  await t.test('a packing slip of what is left, and of each parcel', async () => {
    const order = await placed()
    const { reference, sku } = order
    await assert.rejects(shop.orders.getPackingSlip(writer, { reference }), { code: 'ORDER_STATE' })
    await pay(order)
    const slip = await shop.orders.getPackingSlip(writer, { reference })
    assert.match(slip.html, new RegExp(`${sku}.*<td class="n">2</td>`, 's'))
    const { parcels } = await shop.orders.sendParcel(writer, {
      reference,
      lines: [{ sku, quantity: 1 }],
      carrier: 'Parcel & Co',
      number: 'PC-<1>',
    })
    const sent = await shop.orders.getPackingSlip(writer, { reference, parcel: parcels?.[0]?.id ?? '' })
    assert.match(sent.html, new RegExp(`${sku}.*<td class="n">1</td>`, 's'))
    assert.ok(sent.html.includes('Parcel &amp; Co') && sent.html.includes('PC-&lt;1&gt;'))
  })
})

test('documents speak the language of the order, and what shoppers typed stays text', async (t) => {
  const shop = await world(t)
  const evil = '"><script>alert(1)</script>'
  for (const language of languages) {
    const draft = testDraft({ language })
    const { reference } = await shop.orders.create(as.service, {
      ...draft,
      shippingAddress: { ...draft.shippingAddress, name: evil, line1: evil },
    })
    await shop.db.sql`
      update orders.orders set state = 'paid', paid_minor = total_minor, paid_at = placed_at
      where reference = ${reference}`
    const { html } = await shop.orders.getInvoice(as.service, { reference })
    assert.ok(html.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`))
    assert.ok(!html.includes('<script') && !html.includes('undefined') && !html.includes('[object'))
  }
})
