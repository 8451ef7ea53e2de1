import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fastify } from 'fastify'
import { pino } from 'pino'
import { as, type World, world } from '../../testing/world.ts'
import { createNotifications } from './index.ts'
import { type SmtpReceiver, startSmtpReceiver } from './smtp-receiver.ts'
import { testOrder } from './test-order.ts'

const DAY_MS = 86_400_000
const MAIL_FROM = 'TechMart <orders@shop.example>'

test('the link of a mail', async (t) => {
  const shop = await world(t)
  const receiver = await receiverFor(t)
  const logged: string[] = []
  const { jobs } = notificationsOf(shop, { smtpUrl: receiver.url, logged })
  const send = jobs?.send_mail as { run: (data: unknown) => Promise<void> }
  const given = async (reference: string, language: 'en' | 'ar' = 'en') => {
    const order = testOrder(reference, { language })
    await shop.orders.importOrders(as.service, { orders: [{ order }] })
    const { accessToken } = await shop.orders.getAccessToken(as.service, { orderId: order.id })
    return { job: { kind: 'order_paid', orderId: order.id, reference }, accessToken }
  }

  await t.test('opens the order for a guest, in both parts and in the language of the order', async () => {
    for (const [reference, language, path] of [
      ['TM-GUEST', 'en', ''],
      ['TM-ARAB', 'ar', '/ar'],
    ] as const) {
      const { job, accessToken } = await given(reference, language)
      await send.run(job)
      const source = decoded(receiver.mails.at(-1)?.source ?? '')
      const link = `${shop.config.publicUrl}${path}/orders/${reference}?token=${accessToken}`
      assert.equal(source.split(link).length, 3)
      assert.ok(source.includes(`: ${link}\n`) && source.includes(`href="${link}"`))
      const token = new URL(link).searchParams.get('token') ?? ''
      assert.equal((await shop.orders.getOrder(as.anyone(), { reference, token })).reference, reference)
    }
  })

  await t.test('carries its token neither into what is kept, nor to staff, nor into the log', async () => {
    const { job, accessToken } = await given('TM-KEPT')
    receiver.behave('refuse')
    await assert.rejects(
      send.run(job),
      (error: Error) => !JSON.stringify([error.message, error.stack]).includes(accessToken),
    )
    receiver.behave('accept')
    await send.run(job)
    assert.ok(decoded(receiver.mails.at(-1)?.source ?? '').includes(accessToken))
    for (const table of ['notifications.mails', 'kernel.outbox', 'pgboss.job']) {
      const rows = await shop.db.sql`
        select 1 from ${shop.db.sql.unsafe(table)} t where t::text like ${`%${accessToken}%`}`
      assert.equal(rows.length, 0, table)
    }
    const { items } = await shop.notifications.listMails(as.service, {})
    const id = items.find((mail) => mail.subject.includes('TM-KEPT'))?.id as string
    const mail = await shop.notifications.getMail(as.service, { id })
    assert.ok(!JSON.stringify(mail).includes(accessToken))
    assert.ok(mail.html.includes(`href="${shop.config.publicUrl}/orders/TM-KEPT"`))
    assert.ok(!logged.join('').includes(accessToken))
  })

  await t.test('opens the order from the development mailbox too', async () => {
    const { job, accessToken } = await given('TM-MAILBOX')
    const module = notificationsOf(shop, { logged })
    const keep = module.jobs?.send_mail as typeof send
    await keep.run(job)
    const app = fastify()
    module.routes?.(app, async () => ({ kind: 'anonymous' }))
    const { items } = await shop.notifications.listMails(as.service, {})
    const id = items.find((mail) => mail.subject.includes('TM-MAILBOX'))?.id
    for (const part of ['html', 'text']) {
      const { body } = await app.inject(`/mailbox/${id}?part=${part}`)
      assert.ok(body.includes(`/orders/TM-MAILBOX?token=${accessToken}`), part)
    }
  })

  await t.test('needs an order', async () => {
    await assert.rejects(shop.orders.getAccessToken(as.service, { orderId: 'no-such-order' }), {
      code: 'ORDER_NOT_FOUND',
    })
  })
})

test('mails are forgotten after ninety days, in portions', async (t) => {
  const shop = await world(t)
  const at = (agoMs: number) => new Date(shop.clock.now() - agoMs).toISOString()
  const insert = (prefix: string, count: number, agoMs: number) => shop.db.sql`
    insert into notifications.mails
      (id, kind, subject_id, recipient, subject, language, html, text, message_id, created_at)
    select ${prefix} || i, 'order_paid', ${prefix} || i, 'a@b.example', 'Mail', 'en', '', '', ${prefix} || i, ${at(agoMs)}
    from generate_series(1, ${count}::int) i`
  await insert('old-mail-', 1_201, 90 * DAY_MS + 1)
  await insert('young-mail-', 3, 90 * DAY_MS - 1)
  const job = shop.runtime.local.find((module) => module.name === 'notifications')?.jobs?.forget_mails
  await job?.run(undefined as never)
  const { items } = await shop.notifications.listMails(as.service, { limit: 100 })
  assert.deepEqual(items.map((mail) => mail.id).sort(), ['young-mail-1', 'young-mail-2', 'young-mail-3'])
})

function notificationsOf(shop: World, { smtpUrl, logged }: { smtpUrl?: string; logged: string[] }) {
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
  return createNotifications({
    db: shop.db,
    jobs: shop.runtime.jobs,
    clock: shop.clock,
    log,
    orders: shop.orders,
    mail: { mailFrom: MAIL_FROM, demo: true, ...(smtpUrl ? { smtpUrl } : {}) },
    publicUrl: shop.config.publicUrl,
  })
}

async function receiverFor(t: TestContext): Promise<SmtpReceiver> {
  const receiver = await startSmtpReceiver('a password')
  t.after(() => receiver.close())
  return receiver
}

/** The parts of a mail as a mail program reads them. */
function decoded(source: string): string {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? ''
  return source
    .replace(/\r\n/g, '\n')
    .split(`--${boundary}`)
    .map((part) => {
      const [head = '', ...body] = part.split('\n\n')
      const text = body.join('\n\n')
      if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString()
      return text.replace(/=\n/g, '').replace(/=3D/g, '=')
    })
    .join('\n')
}
