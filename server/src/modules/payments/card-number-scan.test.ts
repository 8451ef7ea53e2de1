import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { pino } from 'pino'
import { newId } from '../../kernel/ids.ts'
import { logOptions } from '../../kernel/log.ts'
import { testCards } from '../../sandbox-provider/test-cards.ts'
import { type OpenShop, openShop } from '../../testing/open-shop.ts'
import { as, TEST_SECRET } from '../../testing/world.ts'
import { deliver, message } from './fixtures.ts'
import type { SandboxIntent } from './providers/sandbox.ts'

const IIN_LENGTH = 6
/** The first digits of every card that the payment sandbox takes: who issued it. */
const ISSUERS = new Set(testCards.map(({ number }) => number.slice(0, IIN_LENGTH)))
/** Thirteen to nineteen digits (ISO/IEC 7812), however people write them. */
const CARD = /(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/g

test('after purchases with every test card, no card number is in the database or in the log', async (t) => {
  const lines: string[] = []
  const log = pino(
    logOptions('trace', 'scan'),
    new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk))
        done()
      },
    }),
  )
  const shop = await openShop(t, { log, env: { LOG_LEVEL: 'debug' } })

  await t.test('the scan finds card numbers where there are some, and only those', () => {
    const [card] = testCards
    const number = card?.number as string
    const spaced = number.replace(/(.{4})(?=.)/g, '$1 ')
    const dashed = number.replace(/(.{4})(?=.)/g, '$1-')
    for (const text of [number, `{"n":"${spaced}"}`, `a ${dashed} b`])
      assert.deepEqual(cardNumbersIn(text), [number])
    const others = ['4242424242424241', '1790000000000000', `1${number}`, '4242', newId(), '9'.repeat(40)]
    for (const other of others) assert.deepEqual(cardNumbersIn(`x ${other} y`), [], other)
  })

  await t.test('nothing after buying, declining, refunding, and typing cards where none belong', async () => {
    const sku = await shop.given.product('scanned-mug', { stock: 100 })
    for (const { number, behaviour } of testCards) {
      const placed = await shop.place(await shop.readyCart({ [sku]: 1 }))
      await shop.pay(placed.redirectUrl, number)
      if (behaviour === 'approve') await refund(shop, placed.orderId)
    }
    await typeWhereNoneBelong(shop)
    await shop.until('money went back', async () => {
      const [row] = await shop.db.sql`select count(*)::int as n from payments.refunds where state = 'done'`
      return row?.n === 1
    })
    assert.ok((await rowsOf(shop)).length > 100)
    assert.ok(
      lines.some((line) => line.includes('unknown order')),
      'the log was listened to',
    )
    assert.deepEqual(await findInDatabase(shop), [])
    assert.deepEqual(lines.flatMap(cardNumbersIn), [])
    assert.deepEqual(
      lines.filter((line) => line.includes(TEST_SECRET)),
      [],
      'nor does the log say a secret',
    )
  })

  await t.test('one that is planted is found', async () => {
    const number = testCards[0]?.number as string
    const payload = shop.db.sql.json({ deep: [{ card: number.replace(/(.{4})(?=.)/g, '$1 ') }] })
    await shop.db.sql`
      insert into kernel.outbox (event_id, type, key, payload) values (${newId()}, 'test.planted', 'x', ${payload})`
    assert.deepEqual(await findInDatabase(shop), [{ table: 'kernel.outbox', number }])
    log.info({ card: number }, 'planted')
    assert.deepEqual(cardNumbersIn(lines.at(-1) as string), [number])
  })
})

async function refund(shop: OpenShop, orderId: string): Promise<void> {
  await shop.until('it is paid', async () => {
    const payment = await shop.payments.getPayment(as.service, { orderId })
    return payment.state === 'captured'
  })
  const payload = { orderId, reference: 'TM-SCAN', amount: { amountMinor: 100, currency: 'USD' } }
  await shop.db.sql`
    insert into kernel.outbox (event_id, type, key, payload)
    values (${newId()}, 'orders.refund_due', ${orderId}, ${shop.db.sql.json(payload)})`
}

/** A shopper mistakes the field for gift cards for that of cards; a provider tells more than it should. */
async function typeWhereNoneBelong(shop: OpenShop): Promise<void> {
  const number = testCards[0]?.number as string
  await assert.rejects(shop.remote.payments.checkGiftCard(as.anyone(), { code: number }), {
    code: 'GIFT_CARD_INVALID',
  })
  const orderId = newId()
  const told = { id: newId(), orderId, card: { number }, metadata: { orderId } }
  assert.equal((await deliver(shop, message(told as unknown as SandboxIntent))).status, 200)
  assert.equal((await deliver(shop, { id: newId(), type: 'x', card: number })).status, 400)
  assert.equal((await deliver(shop, { card: number }, { secret: 'forged' })).status, 401)
}

/** Every row of every table, as text: whatever the type of a column, its contents are in it. */
async function rowsOf({ db: { sql } }: OpenShop): Promise<{ table: string; text: string }[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  assert.ok(tables.some(({ schema, name }) => `${schema}.${name}` === 'payments.provider_events'))
  const rows: { table: string; text: string }[] = []
  for (const { schema, name } of tables) {
    const found = await sql<{ text: string }[]>`select t::text as text from ${sql(`${schema}.${name}`)} t`
    rows.push(...found.map(({ text }) => ({ table: `${schema}.${name}`, text })))
  }
  return rows
}

async function findInDatabase(shop: OpenShop): Promise<{ table: string; number: string }[]> {
  const rows = await rowsOf(shop)
  return rows.flatMap(({ table, text }) => cardNumbersIn(text).map((number) => ({ table, number })))
}

/** Numbers that are a card's by their length, their issuer and their check digit (Luhn). */
function cardNumbersIn(text: string): string[] {
  const candidates = [...text.matchAll(CARD)].map(([found]) => found.replace(/[ -]/g, ''))
  return candidates.filter((digits) => ISSUERS.has(digits.slice(0, IIN_LENGTH)) && passesLuhn(digits))
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
