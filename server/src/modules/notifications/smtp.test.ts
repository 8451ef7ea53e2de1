import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { as, world } from '../../testing/world.ts'
import { createSmtp } from './smtp.ts'
import { startSmtpReceiver } from './smtp-receiver.ts'
import { testOrder } from './test-order.ts'

const PASSWORD = 'sesame-&-opener'

test('mails over SMTP', async (t) => {
  const server = await startSmtpReceiver(PASSWORD)
  t.after(() => server.close())
  const shop = await world(t, { env: { SMTP_URL: server.url, MAIL_FROM: 'TechMart <hello@shop.example>' } })
  const job = shop.runtime.local.find((module) => module.name === 'notifications')?.jobs?.send_mail
  const send = async (reference: string) => {
    await shop.orders.importOrders(as.service, { orders: [{ order: testOrder(reference) }] })
    await (job as { run: (data: unknown) => Promise<void> }).run({
      kind: 'order_paid',
      orderId: `order-${reference}`,
      reference,
    })
  }
  const stateOf = async (reference: string) => {
    const { items } = await shop.notifications.listMails(as.service, {})
    return items.find((mail) => mail.subject.includes(reference))?.state
  }
  const received = (reference: string) => server.mails.filter((mail) => mail.source.includes(reference))

  await t.test('a mail goes out once, with both parts and a Message-ID of its order', async () => {
    await send('TM-FIRST')
    await send('TM-FIRST')
    const [mail, ...others] = received('TM-FIRST')
    assert.deepEqual(others, [])
    assert.deepEqual([mail?.from, mail?.to], ['hello@shop.example', 'ann@example.com'])
    const headers = mail?.source.split('\r\n\r\n')[0] ?? ''
    assert.match(headers, /^Message-ID: <order_paid\.order-TM-FIRST@shop\.example>$/im)
    assert.match(headers, /^Auto-Submitted: auto-generated$/im)
    assert.match(headers, /^Content-Language: en$/im)
    assert.match(headers, /^Subject: Order TM-FIRST is confirmed$/im)
    assert.match(mail?.source ?? '', /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
    assert.equal(await stateOf('TM-FIRST'), 'sent')
  })

  await t.test('runs at the same time send it once', async () => {
    await Promise.allSettled(Array.from({ length: 10 }, () => send('TM-RACE')))
    assert.equal(received('TM-RACE').length, 1)
    assert.equal(await stateOf('TM-RACE'), 'sent')
  })

  for (const manner of ['refuse', 'later'] as const) {
    await t.test(`a server that answers "${manner}" gets it again until it takes it`, async () => {
      const reference = `TM-${manner.toUpperCase()}`
      server.behave(manner)
      await assert.rejects(send(reference), /did not take the mail/)
      assert.equal(await stateOf(reference), 'failed')
      server.behave('accept')
      await send(reference)
      assert.equal(await stateOf(reference), 'sent')
      assert.equal(received(reference).length, 1)
    })
  }

  await t.test('when nobody knows whether it was taken it goes again under the same Message-ID', async () => {
    server.behave('die-after-taking')
    await assert.rejects(send('TM-DROP'), /did not take the mail/)
    server.behave('accept')
    await send('TM-DROP')
    const ids = received('TM-DROP').map((mail) => /^Message-ID: (.*)$/im.exec(mail.source)?.[1])
    assert.deepEqual(
      ids,
      Array.from({ length: 2 }, () => '<order_paid.order-TM-DROP@shop.example>'),
    )
  })

  await t.test('a run that died while sending is taken over once its claim is over, not before', async () => {
    await send('TM-DEAD')
    await shop.db.sql`
      update notifications.mails
      set state = 'waiting', sent_at = null, claimed_until = ${new Date(shop.clock.now() + 50_000)}
      where subject_id = 'order-TM-DEAD'`
    await assert.rejects(send('TM-DEAD'), /is being sent by another run/)
    assert.equal(received('TM-DEAD').length, 1)
    shop.clock.advance(50_000)
    await send('TM-DEAD')
    assert.equal(await stateOf('TM-DEAD'), 'sent')
    const ids = received('TM-DEAD').map((mail) => /^Message-ID: (.*)$/im.exec(mail.source)?.[1])
    assert.equal(new Set(ids).size, 1)
  })

  const mail = {
    recipient: 'a@b.example',
    subject: 's',
    language: 'en',
    html: '<p>',
    text: 't',
    messageId: '<m@h>',
  }

  await t.test('a server that says nothing is given up in time', async () => {
    server.behave('silent')
    const deliver = createSmtp({ url: server.url, from: 'a@b.example', connectTimeoutMs: 150 })
    const start = performance.now()
    await assert.rejects(deliver(mail), /did not take the mail/)
    assert.ok(performance.now() - start < 3_000)
    server.behave('accept')
  })

  await t.test('a failure tells neither password nor address of the server', async () => {
    const wrong = server.url.replace(encodeURIComponent(PASSWORD), 'not-the-word')
    const deliver = createSmtp({ url: wrong, from: 'a@b.example' })
    await assert.rejects(deliver(mail), (error: Error) => {
      const said = inspect(error, { depth: 10, showHidden: true })
      assert.ok(said.includes('EAUTH'))
      return !said.includes('not-the-word') && !said.includes('smtp://') && !said.includes('127.0.0.1')
    })
  })

  await t.test('a subject cannot smuggle in a header', async () => {
    const deliver = createSmtp({ url: server.url, from: 'a@b.example' })
    await deliver({ ...mail, subject: 'Hello\r\nBcc: everybody@example.com' })
    const source = server.mails.at(-1)?.source ?? ''
    assert.ok(!/^Bcc:/im.test(source))
  })

  await t.test('with a mail server there is no mailbox in the browser', async () => {
    const { fastify } = await import('fastify')
    const app = fastify()
    shop.runtime.local
      .find((module) => module.name === 'notifications')
      ?.routes?.(app, async () => ({ kind: 'anonymous' }))
    assert.equal((await app.inject('/mailbox')).statusCode, 404)
  })
})
