/**
 * A shop under fire: shoppers, staff and the provider's messages at work while processes are killed and connections
 * break; then everything is left to come to rest and checked from four sides. See docs/chaos.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDb } from '../../server/src/kernel/db.ts'
import type { Actor, PlacedOrder } from './actor.ts'
import { checkEvidence } from './check/check.ts'
import type { Evidence } from './check/evidence.ts'
import { readProviderLedger } from './check/provider-ledger.ts'
import { readSnapshot } from './check/snapshot.ts'
import { createClient } from './client.ts'
import { articles, COUPON, fillShop, GIFT_CARDS } from './goods.ts'
import { type Journal, openJournal } from './journal.ts'
import { randomOf } from './random.ts'
import { printReport, type Result } from './report.ts'
import { sabotage } from './saboteur.ts'
import { type Rest, waitForRest } from './settle.ts'
import { type BattleShop, openBattleShop } from './shop.ts'
import { beShopper } from './shopper.ts'
import { beStaff, staffHeaders } from './staff.ts'
import { createTally, type Tally } from './tally.ts'
import { openWebhookRelay, type WebhookRelay } from './webhook-relay.ts'

interface Settings {
  seed: string
  minutes: number
  shoppers: number
  staff: number
  firstPort: number
  payWindowS: number
  folder: string | undefined
  json: boolean
}

const REST_LIMIT_MS = 8 * 60_000
const say = (line: string) => process.stdout.write(`${line}\n`)

process.exit(await run(readSettings()))

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      minutes: { type: 'string', default: '2' },
      shoppers: { type: 'string', default: '8' },
      staff: { type: 'string', default: '2' },
      port: { type: 'string', default: '23000' },
      'pay-window': { type: 'string', default: '45' },
      folder: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    seed: values.seed,
    minutes: above0('--minutes', values.minutes),
    shoppers: above0('--shoppers', values.shoppers),
    staff: above0('--staff', values.staff),
    firstPort: above0('--port', values.port),
    payWindowS: above0('--pay-window', values['pay-window']),
    folder: values.folder,
    json: values.json,
  }
}

function above0(flag: string, text: string): number {
  const value = Number(text)
  if (value > 0) return value
  process.stderr.write(`${flag} takes a number above 0, not "${text}".\n`)
  process.exit(2)
}

async function run(settings: Settings): Promise<number> {
  const { seed } = settings
  const begun = performance.now()
  const folder = settings.folder ?? (await mkdtemp(join(tmpdir(), 'techmart-chaos-')))
  mkdirSync(folder, { recursive: true })
  say(`\n  chaos, seed ${seed}: ${settings.minutes} min, ${settings.shoppers} shoppers; traces in ${folder}`)
  const tally = createTally()
  const journal = openJournal(join(folder, 'acknowledged.jsonl'))
  const shop = await openBattleShop({ ...settings, folder })
  stopOnSignal(shop)
  try {
    const relay = await openWebhookRelay({
      port: shop.relayPort,
      target: shop.webhookTarget,
      random: randomOf(seed, 'webhooks'),
      tally,
    })
    await shop.atWork()
    const giftCards = await fillShop(shop.url, shop.serviceSecret)
    say(`  the shop is open after ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    await fight(settings, { shop, tally, journal, giftCards })
    relay.calm()
    await shop.atWork()
    const rest = await comeToRest(shop, relay)
    const evidence = await gather(shop, journal)
    writeFileSync(join(folder, 'evidence.json'), JSON.stringify(evidence))
    relay.close()
    const result: Result = {
      seed,
      seconds: (performance.now() - begun) / 1000,
      tally,
      rest,
      findings: checkEvidence(evidence),
      processes: shop.processes,
      databaseGaveUp: shop.databaseGaveUp(),
    }
    const violations = printReport(result, say)
    if (settings.json) say(JSON.stringify({ name: 'chaos', seed, violations, ...tally.all() }))
    const isSound = violations === 0 && rest.isAtRest
    await shop.stop()
    // Where something was found, all that is left of the run is kept for looking into it.
    if (isSound && settings.folder === undefined) await rm(folder, { recursive: true, force: true })
    return isSound ? 0 : 1
  } finally {
    journal.close()
    await shop.stop()
  }
}

/** Shoppers, staff and saboteur at work until the time is up, then shoppers and staff a little longer in peace. */
async function fight(
  { seed, minutes, shoppers, staff }: Settings,
  {
    shop,
    tally,
    journal,
    giftCards,
  }: { shop: BattleShop; tally: Tally; journal: Journal; giftCards: string[] },
): Promise<void> {
  const endsAt = Date.now() + minutes * 60_000
  const hasEnded = () => Date.now() >= endsAt
  const orders: PlacedOrder[] = []
  const actorOf = (name: string): Actor => {
    const random = randomOf(seed, name)
    const client = createClient(shop.url, random, tally)
    return { name, random, client, tally, journal, orders, giftCards, hasEnded }
  }
  await Promise.all([
    ...names('shopper', shoppers).map((name) => beShopper(actorOf(name))),
    ...names('staff', staff).map((name) => beStaff(actorOf(name), staffHeaders(shop.serviceSecret, name))),
    sabotage({ shop, random: randomOf(seed, 'saboteur'), tally, hasEnded }),
  ])
}

async function comeToRest(shop: BattleShop, relay: WebhookRelay): Promise<Rest> {
  const db = openDb({ url: shop.databaseUrl, name: 'chaos', max: 1 })
  let told = 0
  try {
    return await waitForRest({
      sql: db.sql,
      provider: shop.provider,
      messagesUnderWay: relay.underWay,
      limitMs: REST_LIMIT_MS,
      tell: (left) => {
        if (Date.now() - told < 15_000 || left === '') return
        told = Date.now()
        say(`  coming to rest: ${left}`)
      },
    })
  } finally {
    await db.close()
  }
}

async function gather(shop: BattleShop, { facts }: Journal): Promise<Evidence> {
  const db = openDb({ url: shop.databaseUrl, name: 'chaos', max: 1, statementTimeoutMs: 120_000 })
  try {
    return {
      shop: await readSnapshot(db.sql),
      intents: await readProviderLedger(shop.provider),
      mails: shop.mailbox.mails,
      facts,
      goods: articles.map(({ sku, stock, parts }) => ({ sku, stock, parts })),
      coupon: COUPON,
      issuedMinor: GIFT_CARDS.count * GIFT_CARDS.amountMinor,
    }
  } finally {
    await db.close()
  }
}

function names(what: string, count: number): string[] {
  return Array.from({ length: count }, (_none, index) => `${what}-${index + 1}`)
}

/** A run that is broken off leaves nothing behind at work. */
function stopOnSignal(shop: BattleShop): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void shop.stop().then(() => process.exit(130)))
}
