import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Order } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'
import { testOrder } from './test-order.ts'

test('mails about orders, kept in the development mailbox', async (t) => {
  const shop = await world(t)
  await shop.settle()
  const place = (order: Order) => shop.orders.importOrders(as.service, { orders: [{ order }] })
  const tell = (what: 'paid' | 'fulfilled' | 'cancelled', reference: string) =>
    shop.db.sql`
      insert into kernel.outbox (event_id, type, key, payload)
      values (gen_random_uuid(), ${`orders.${what}`}, ${`order-${reference}`},
        ${shop.db.sql.json({ orderId: `order-${reference}`, reference, email: 'ann@example.com' })})`
  /** Until there are so many mails about an order: transactions of other databases hold events back a moment. */
  const settleUntil = async (count: number, reference: string) => {
    for (let tries = 0; tries < 100; tries++) {
      await shop.settle()
      if ((await mails()).filter((mail) => mail.subject.includes(reference)).length >= count) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const mails = async () => (await shop.notifications.listMails(as.service, { limit: 100 })).items
  const run = (kind: string, reference: string) => {
    const job = shop.runtime.local.find((module) => module.name === 'notifications')?.jobs?.send_mail
    return (job as { run: (data: unknown) => Promise<void> }).run({
      kind,
      orderId: `order-${reference}`,
      reference,
    })
  }

  await t.test(
    'a paid, a sent and a cancelled order get a mail each, in the language of the order',
    async () => {
      await place(testOrder('TM-ANN', { language: 'es' }))
      for (const [index, what] of (['paid', 'fulfilled', 'cancelled'] as const).entries()) {
        await tell(what, 'TM-ANN')
        await settleUntil(index + 1, 'TM-ANN')
        shop.clock.advance(1000)
      }
      const found = await mails()
      assert.deepEqual(
        found.map(({ to, subject, state }) => ({ to, subject, state })),
        ['El pedido TM-ANN se ha cancelado', 'Tu pedido TM-ANN va en camino', 'Pedido TM-ANN confirmado'].map(
          (subject) => ({ to: 'ann@example.com', subject, state: 'sent' }),
        ),
      )
      const { mail, html, text } = await shop.notifications.getMail(as.service, {
        id: found[2]?.id as string,
      })
      assert.deepEqual(mail, found[2])
      assert.ok(html.includes('<html lang="es"') && text.startsWith('Gracias, Ann Sommer'))
      assert.ok(text.includes(`${shop.config.publicUrl}/es/orders/TM-ANN`))
    },
  )

  await t.test(
    'nobody is mailed about an order of which nothing was paid, but when staff cancelled it',
    async () => {
      for (const [reference, who, amountMinor] of [
        ['TM-GUEST', 'shopper', 0],
        ['TM-LATE', 'shop', 0],
        ['TM-PARTLY', 'shopper', 100],
        ['TM-STAFF', 'staff:staff-1', 0],
      ] as const) {
        const paid = { amountMinor, currency: 'USD' } as const
        const { paidAt: _never, ...order } = testOrder(reference, { state: 'cancelled', paid })
        const at = order.placedAt
        await place({ ...order, timeline: [...order.timeline, { at, what: 'cancelled', who }] })
        await run('order_cancelled', reference)
      }
      const told = (await mails()).map(({ subject }) => /TM-[A-Z]+/.exec(subject)?.[0])
      assert.deepEqual(
        ['TM-GUEST', 'TM-LATE', 'TM-PARTLY', 'TM-STAFF'].filter((reference) => told.includes(reference)),
        ['TM-PARTLY', 'TM-STAFF'],
      )
    },
  )

  await t.test('an event told twice and a job run many times make one mail', async () => {
    await place(testOrder('TM-TWICE'))
    await tell('paid', 'TM-TWICE')
    await tell('paid', 'TM-TWICE')
    await settleUntil(1, 'TM-TWICE')
    await shop.settle()
    await run('order_paid', 'TM-TWICE')
    const about = (await mails()).filter((mail) => mail.subject.includes('TM-TWICE'))
    assert.equal(about.length, 1)
    await place(testOrder('TM-RUSH'))
    await Promise.allSettled(Array.from({ length: 12 }, () => run('order_paid', 'TM-RUSH')))
    const rushed = (await mails()).filter((mail) => mail.subject.includes('TM-RUSH'))
    assert.deepEqual(
      rushed.map((mail) => mail.state),
      ['sent'],
    )
  })

  await t.test('each parcel has a mail of its own, and its link opens the order', async () => {
    await place(testOrder('TM-PARTS'))
    for (const parcelId of ['parcel-one', 'parcel-two']) {
      const payload = { orderId: 'order-TM-PARTS', reference: 'TM-PARTS', parcelId }
      await shop.db.sql`
        insert into kernel.outbox (event_id, type, key, payload)
        values (gen_random_uuid(), 'orders.partly_sent', 'order-TM-PARTS', ${shop.db.sql.json(payload)})`
    }
    await settleUntil(2, 'TM-PARTS')
    const about = (await mails()).filter((mail) => mail.subject.includes('TM-PARTS'))
    assert.deepEqual(
      about.map((mail) => mail.state),
      ['sent', 'sent'],
    )
  })

  await t.test('an order that cannot be found yet is tried again later', async () => {
    await assert.rejects(run('order_paid', 'TM-LATER'), { code: 'ORDER_NOT_FOUND' })
    await place(testOrder('TM-LATER'))
    await run('order_paid', 'TM-LATER')
    assert.ok((await mails()).some((mail) => mail.subject.includes('TM-LATER')))
  })

  await t.test('mails are listed newest first, page by page, each once', async () => {
    const all = await mails()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.notifications.listMails(as.service, { limit: 2, cursor })
      seen.push(...page.items.map((mail) => mail.id))
      cursor = page.nextCursor
    } while (cursor)
    assert.deepEqual(
      seen,
      all.map((mail) => mail.id),
    )
    for (const bad of ['x', Buffer.from("2030-01-01T00:00:00Z '--").toString('base64url')])
      await assert.rejects(shop.notifications.listMails(as.service, { cursor: bad }), {
        code: 'INVALID_INPUT',
      })
  })

  await t.test('a mail that is not there is not found', async () => {
    await assert.rejects(shop.notifications.getMail(as.service, { id: 'no-such-mail' }), {
      code: 'NOT_FOUND',
    })
  })
})
