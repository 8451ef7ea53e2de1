import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createSandboxProvider } from './provider.ts'
import { testCards } from './test-cards.ts'
import {
  atEnd,
  merchantOf,
  secretKey,
  shopper,
  startReceiver,
  startSandpay,
  temporaryFolder,
  until,
  webhookSecret,
} from './testing/sandpay.ts'

/** The provider as it really runs: its own process. */
async function spawnSandpay(t: TestContext, folder: string, webhookUrl: string, delayScale = 0.01) {
  const settings = {
    port: 0,
    data: folder,
    'secret-key': secretKey,
    'webhook-secret': webhookSecret,
    'webhook-url': webhookUrl,
    'delay-scale': delayScale,
  }
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args])
  atEnd(t, () => child.kill('SIGKILL'))
  const printed = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    printed.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed.err += chunk
  })
  await until('it listens', () => printed.out.includes('\n'))
  const { listening } = JSON.parse(printed.out)
  return { child, printed, merchant: merchantOf(`http://127.0.0.1:${listening}`) }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = await exited
  return code
}

test('kill -9 loses nothing that was acknowledged, and work left undone is taken up again', async (t) => {
  const receiver = await startReceiver(t)
  receiver.answer = (_request, response) => void response.writeHead(500).end()
  const folder = await temporaryFolder(t)
  const first = await spawnSandpay(t, folder, receiver.url, 0.05)
  const { body: paid } = await first.merchant.create({ reference: 'paid' }, 'create-paid')
  await shopper().pay(paid.redirectUrl, '4242424242424242')
  const { body: refund } = await first.merchant.refund(paid.id, 345, 'refund-paid')
  const { body: slow } = await first.merchant.create({ reference: 'slow' })
  await shopper().pay(slow.redirectUrl, '4000000000000259')
  const { body: fresh } = await first.merchant.create({ reference: 'fresh' })
  const before = {
    paid: await first.merchant.intent(paid.id),
    events: await first.merchant.events(),
  }
  await end(first.child, 'SIGKILL')

  receiver.received.length = 0
  receiver.answer = (_request, response) => void response.writeHead(204).end()
  const second = await spawnSandpay(t, folder, receiver.url)
  const { redirectUrl: _was, ...kept } = before.paid
  const { redirectUrl: _is, ...now } = await second.merchant.intent(paid.id)
  assert.deepEqual(now, kept)
  assert.deepEqual((await second.merchant.events()).slice(0, before.events.length), before.events)
  assert.deepEqual((await second.merchant.create({ reference: 'paid' }, 'create-paid')).body, paid)
  assert.deepEqual((await second.merchant.refund(paid.id, 345, 'refund-paid')).body, refund)
  assert.equal((await second.merchant.refund(paid.id, 12_001)).body.error.code, 'refund_exceeds_captured')
  assert.equal((await second.merchant.intent(fresh.id)).status, 'requires_payment')
  await until('the slow payment is captured', async () => {
    return (await second.merchant.intent(slow.id)).status === 'captured'
  })
  await until('every event was delivered', async () => {
    const told = new Set(receiver.received.map(({ event }) => event.id))
    return (await second.merchant.events()).every(({ id }) => told.has(id))
  })
  assert.deepEqual(receiver.types().toSorted(), [
    'intent.captured',
    'intent.captured',
    'intent.processing',
    'refund.succeeded',
  ])
})

test('SIGTERM ends it cleanly, and neither journal nor log ever held a card number', async (t) => {
  const receiver = await startReceiver(t)
  const folder = await temporaryFolder(t)
  const { child, printed, merchant } = await spawnSandpay(t, folder, receiver.url)
  const rejected = '4000056655665556'
  for (const number of [...testCards.map((card) => card.number), rejected]) {
    const { body: created } = await merchant.create()
    await shopper().pay(created.redirectUrl, number)
  }
  assert.equal(await end(child, 'SIGTERM'), 0)
  const written = (await readFile(join(folder, 'journal.jsonl'), 'utf8')) + printed.out + printed.err
  assert.match(written, /"last4":"3220"/)
  assert.match(printed.err, /"method":"POST","path":"\/pay\/pi_/)
  for (const number of [...testCards.map((card) => card.number), rejected]) {
    assert.ok(!written.replace(/[ -]/g, '').includes(number), number)
  }
  assert.doesNotMatch(printed.err, /token=/)
})

test('a wrong setting ends it with one clear sentence', async () => {
  const wrong: [string[], RegExp][] = [
    [['--port=x', '--data=y'], /--port: x does not do/],
    [['--port=0'], /--data is missing/],
    [['--nonsense'], /nonsense/],
  ]
  await Promise.all(
    wrong.map(async ([args, words]) => {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args])
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += chunk
      })
      const [code] = await once(child, 'close')
      assert.equal(code, 1)
      assert.match(said, words)
      assert.equal(said.trim().split('\n').length, 1)
    }),
  )
})

test('a second start on a busy port leaves the journal of the first alone', async (t) => {
  const { provider, folder, merchant } = await startSandpay(t)
  const second = createSandboxProvider({ folder, secretKey, webhookSecret })
  await assert.rejects(second.listen(Number(new URL(provider.url).port)), /EADDRINUSE/)
  assert.equal((await merchant.create()).status, 201)
})

test('a damaged journal is reported at start, not served', async (t) => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'journal.jsonl'), '[]\nnonsense\n[]\n')
  const provider = createSandboxProvider({ folder, secretKey, webhookSecret })
  await assert.rejects(provider.listen(0), /journal\.jsonl: line 2 is damaged/)
  assert.equal(await readFile(join(folder, 'journal.jsonl'), 'utf8'), '[]\nnonsense\n[]\n')
})

test('old delivered events and answers are dropped at a start, intents and open events are kept', async (t) => {
  const folder = await temporaryFolder(t)
  const receiver = await startReceiver(t)
  const start = Date.UTC(2031, 0, 1)
  const first = await startSandpay(t, { folder, webhookUrl: receiver.url, now: () => start })
  const { body: told } = await first.merchant.create({}, 'told')
  await first.merchant.cancel(told.id)
  await until('it is delivered', async () => {
    const [{ id = '' } = {}] = await first.merchant.events()
    return (await first.merchant.call('GET', `/v1/events/${id}`)).body.delivery.state === 'delivered'
  })
  first.provider.deliverTo('http://127.0.0.1:1/')
  const { body: untold } = await first.merchant.create({ reference: 'untold' })
  await first.merchant.cancel(untold.id)
  await first.provider.close()

  const second = await startSandpay(t, { folder, now: () => start + 31 * 24 * 3_600_000 })
  const events = await second.merchant.events()
  assert.deepEqual(
    events.map(({ data }) => data.intent.id),
    [untold.id],
  )
  assert.equal((await second.merchant.intent(told.id)).status, 'cancelled')
  assert.notEqual((await second.merchant.create({}, 'told')).body.id, told.id)
})
