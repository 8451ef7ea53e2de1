import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fastify } from 'fastify'
import { as, world } from '../../testing/world.ts'
import { testOrder } from './test-order.ts'

test('the development mailbox', async (t) => {
  const shop = await world(t)
  const module = shop.runtime.local.find((candidate) => candidate.name === 'notifications')
  const app = fastify()
  module?.routes?.(app, async () => ({ kind: 'anonymous' }))
  const get = async (url: string) => {
    const { statusCode, headers, body } = await app.inject(url)
    return { statusCode, headers, body }
  }
  const evil = '<img src=x onerror=alert(1)>'
  const send = async (reference: string, name: string) => {
    const { shippingAddress } = testOrder(reference)
    const order = testOrder(reference, { shippingAddress: { ...shippingAddress, name } })
    await shop.orders.importOrders(as.service, { orders: [{ order }] })
    const job = module?.jobs?.send_mail as { run: (data: unknown) => Promise<void> }
    await job.run({ kind: 'order_paid', orderId: order.id, reference })
    shop.clock.advance(1000)
  }

  await t.test('an empty one says so', async () => {
    const { statusCode, body } = await get('/mailbox')
    assert.equal(statusCode, 200)
    assert.ok(body.includes('No mail yet'))
  })

  await t.test('mails are listed newest first, and no script may run', async () => {
    await send('TM-OLD', 'Ann')
    await send('TM-NEW', evil)
    const { body, headers } = await get('/mailbox')
    assert.ok(body.indexOf('TM-NEW') < body.indexOf('TM-OLD'))
    assert.match(String(headers['content-security-policy']), /default-src 'none'/)
    assert.ok(!/script-src|unsafe-eval/.test(String(headers['content-security-policy'])))
    assert.equal(headers['cache-control'], 'no-store')
  })

  await t.test('a mail is shown in a frame that can run nothing, and as plain text', async () => {
    const { items } = await shop.notifications.listMails(as.service, {})
    const { body } = await get(`/mailbox/${items[0]?.id}`)
    const frame = /<iframe[^>]*>/.exec(body)?.[0] ?? ''
    assert.match(frame, /sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"/)
    assert.ok(!frame.includes('allow-scripts'))
    // Twice escaped: once in the mail, once in the attribute that holds it.
    assert.ok(body.includes('&amp;lt;img src=x onerror=alert(1)&amp;gt;'))
    assert.ok(!body.includes(evil) && !body.includes('&lt;img src=x'))
    const text = await get(`/mailbox/${items[0]?.id}?part=text`)
    assert.ok(text.body.includes('Thank you, &lt;img src=x onerror=alert(1)&gt;'))
    assert.ok(!text.body.includes('<iframe') && !text.body.includes(evil))
  })

  await t.test('what is not there is a page as well', async () => {
    for (const url of [
      '/mailbox/no-such-mail',
      `/mailbox/${encodeURIComponent(evil)}`,
      '/mailbox?cursor=nonsense',
      '/mailbox/%00',
      `/mailbox?cursor=${Buffer.from('2024-02-30T00:00:00.000Z mail-number-1').toString('base64url')}`,
    ]) {
      const { statusCode, body, headers } = await get(url)
      assert.equal(statusCode, 404)
      assert.match(String(headers['content-type']), /text\/html/)
      assert.ok(body.includes('No such mail') && !body.includes(evil))
    }
  })

  await t.test('long lists go on behind a link', async () => {
    await shop.db.sql`
      insert into notifications.mails
        (id, kind, subject_id, recipient, subject, language, html, text, message_id, state, created_at, sent_at)
      select 'mail-number-' || i, 'order_paid', 'order-' || i, 'a@b.example', 'Mail ' || i, 'en', '', '', '<' || i || '>', 'sent',
        ${new Date(0)}::timestamptz + i * interval '1 minute', now()
      from generate_series(1, 60) i`
    const first = await get('/mailbox')
    const older = /href="(\/mailbox\?cursor=[^"]+)"/.exec(first.body)?.[1] as string
    assert.equal(first.body.match(/<li>/g)?.length, 50)
    const second = await get(older)
    assert.equal(second.body.match(/<li>/g)?.length, 12)
    assert.ok(second.body.includes('Mail 1<'))
  })
})
