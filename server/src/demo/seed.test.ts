import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Order, orders as ordersContract } from '@techmart/contracts'
import { Compile } from 'typebox/compile'
import { loadConfig } from '../config.ts'
import { type Db, openDb } from '../kernel/db.ts'
import { silentLog } from '../kernel/log.ts'
import { type Runtime, serviceContext, startRuntime } from '../runtime.ts'
import { cloneDatabase } from '../testing/database.ts'
import { demoLogins } from './logins.ts'
import { seedDemo } from './seed.ts'

const NOW = Date.parse('2030-05-01T15:20:00Z')
const SMALL = { products: 60, customers: 15, orders: 90 }
const ctx = serviceContext('test')

interface Place {
  databaseUrl: string
  mediaFolder: string
  db: Db
}

/** An empty shop to seed, and its owner's view into it. */
async function place(t: TestContext): Promise<Place> {
  const database = await cloneDatabase()
  const mediaFolder = await mkdtemp(join(tmpdir(), 'techmart-seed-'))
  const db = openDb({ url: database.url, name: 'seed-test', max: 2 })
  t.after(async () => {
    await db.close()
    await database.drop()
    await rm(mediaFolder, { recursive: true, force: true })
  })
  return { databaseUrl: database.url, mediaFolder, db }
}

async function seed(shop: Place, onStep?: (step: string) => void, nowMs = NOW): Promise<string[]> {
  const steps: string[] = []
  const { databaseUrl, mediaFolder } = shop
  await seedDemo({
    ...{ databaseUrl, mediaFolder, log: silentLog, size: SMALL, nowMs },
    onStep: (step) => {
      steps.push(step)
      onStep?.(step)
    },
  })
  return steps
}

async function open(t: TestContext, shop: Place): Promise<Runtime> {
  const runtime = await startRuntime(loadConfig({ MODULES: 'all', MEDIA_FOLDER: shop.mediaFolder }), {
    databaseUrl: shop.databaseUrl,
    clock: { now: () => NOW },
    log: silentLog,
    works: false,
  })
  t.after(() => runtime.close())
  return runtime
}

/** Everything the seed wrote, but for ids and secrets that are made by chance. */
async function contentOf({ db }: Place) {
  const { sql } = db
  return JSON.parse(
    JSON.stringify({
      products:
        await sql`select slug, status, record_hash, rating_counts from catalog.products order by slug`,
      variants: await sql`select sku from catalog.variants order by sku`,
      categories: await sql`select slug, picture from catalog.categories order by slug`,
      collections: await sql`select slug, position from catalog.collections order by slug`,
      reviews: await sql`select id, rating from catalog.reviews order by id`,
      prices: await sql`
        select sku, currency, price_minor, compare_at_minor from pricing.prices order by sku, currency`,
      coupons: await sql`select code, uses from pricing.coupons order by code`,
      stock: await sql`select sku, on_hand, reserved, backorder_limit from inventory.levels order by sku`,
      movements: await sql`select sku, sum(delta) as sum from inventory.movements group by sku order by sku`,
      pictures: await sql`select id, hash, state from media.pictures order by id`,
      drawings: await sql`select picture_id, md5(svg) as md5 from media.drawings order by picture_id`,
      customers: await sql`select id, email, name from identity.customers order by id`,
      staff: await sql`select email, role from identity.staff order by email`,
      orders: await sql`
        select id, reference, state, customer_id, email, total_minor, paid_minor, placed_at
        from orders.orders order by id`,
      lines: await sql`select order_id, position, sku, quantity, total_minor from orders.lines order by 1, 2`,
      timeline: await sql`select order_id, at, what, note from orders.timeline order by 1, 2, 3`,
      documents:
        await sql`select card -> 'card' ->> 'slug' as slug from search.documents where language = 'ar' order by 1`,
      jobs: await sql`
        select data->>'id' as id from pgboss.job where name = 'media.process' order by 1`,
    }),
  ) as Record<string, unknown[]>
}

const countsOf = (content: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(content).map(([name, rows]) => [name, rows.length]))

test('a seeded shop', async (t) => {
  const shop = await place(t)
  const steps = await seed(shop)
  const content = await contentOf(shop)
  const { peers } = await open(t, shop)

  await t.test('holds as much as was asked for, and all of it can be found', async () => {
    const counts = countsOf(content)
    assert.equal(counts.products, SMALL.products)
    assert.equal(counts.documents, SMALL.products)
    assert.equal(counts.customers, SMALL.customers + 1)
    assert.equal(counts.prices, 3 * (counts.variants as number))
    assert.ok((counts.orders as number) > 60 && (counts.orders as number) < 130)
    assert.ok((counts.reviews as number) > 0 && (counts.jobs as number) > 0)
    const found = await peers.search.search(ctx, { limit: 96, language: 'ar', currency: 'GBP' })
    assert.equal(found.total, SMALL.products)
    for (const card of found.items) {
      assert.ok(card.price && card.pictures.length > 0 && card.title.length > 0, card.slug)
    }
  })

  await t.test('seeded again is as it was, without a step being taken', async () => {
    assert.deepEqual(await seed(shop), [])
    assert.deepEqual(await contentOf(shop), content)
  })

  await t.test('lets everyone in who has a demo login', async () => {
    for (const { kind, email, password, name, role } of demoLogins) {
      if (kind === 'customer') {
        const { customer } = await peers.identity.logIn(ctx, { email, password })
        assert.equal(customer.name, name)
        continue
      }
      const { staff } = await peers.identity.logInStaff(ctx, { email, password })
      assert.deepEqual([staff.name, staff.role], [name, role.toLowerCase()])
    }
  })

  await t.test('has a picture for every picture it names, and stock for every article', async () => {
    const pictures = new Set(content.pictures?.map((row) => (row as { id: string }).id))
    const { items: categories } = await peers.catalog.listCategories(ctx, {})
    const { items: collections } = await peers.catalog.listCollections(ctx, {})
    const records = await Promise.all(
      (content.products as { slug: string }[]).map(({ slug }) =>
        peers.catalog.getProductRecord(ctx, { slug }),
      ),
    )
    const named = [
      ...records.flatMap((record) => record.pictures),
      ...[...categories, ...collections].flatMap(({ picture }) => picture ?? []),
    ]
    assert.deepEqual(
      named.filter(({ id }) => !pictures.has(id)),
      [],
    )
    const stocked = new Set(content.stock?.map((row) => (row as { sku: string }).sku))
    const simple = records.filter(({ kind }) => kind === 'simple')
    assert.ok(simple.every(({ variants }) => variants.every(({ sku }) => stocked.has(sku))))
  })

  await t.test('offers its coupons', async () => {
    const { items } = await peers.pricing.listCoupons(ctx, {})
    assert.deepEqual(
      items.map(({ code, active }) => [code, active]),
      [
        ['LAST5', true],
        ['SAVE20', true],
        ['WELCOME10', true],
      ],
    )
    const redeemed = await shop.db.sql`select count(*)::int as count from pricing.redemptions`
    assert.equal(
      redeemed[0]?.count,
      items.reduce((sum, { uses }) => sum + uses, 0),
    )
  })

  await t.test('has orders whose sums are right to the cent, and whose story fits their state', async () => {
    const all = await Promise.all(
      (content.orders as { reference: string }[]).map(({ reference }) =>
        peers.orders.getOrder(ctx, { reference }),
      ),
    )
    const { input } = ordersContract.operations.importOrders
    const [fault] = Compile(input).Errors({ orders: all.map((order) => ({ order })) })
    assert.equal(fault, undefined, JSON.stringify(fault))
    for (const order of all) {
      assertSums(order)
      assertStory(order)
    }
    const summary = await peers.orders.summarise(ctx, { currency: 'USD', days: 90 })
    assert.ok(summary.days.length > 15 && summary.topProducts.length > 0)
  })

  await t.test('gives the shopper one can sign in as an order to look at', async () => {
    const { customer } = await peers.identity.logIn(ctx, {
      email: 'shopper@example.com',
      password: demoLogins.at(-1)?.password ?? '',
    })
    const actor = { kind: 'customer', customerId: customer.id, sessionId: 'session-1' } as const
    const { items } = await peers.orders.listMyOrders({ actor, requestId: 'test-request' }, {})
    assert.ok(items.length > 0)
    assert.ok(items.every(({ email }) => email === 'shopper@example.com'))
  })

  for (const [index, step] of steps.entries()) {
    await t.test(
      `that was cut off before step ${index + 1}, ${step}, is finished by the next start`,
      async (t) => {
        const torn = await place(t)
        const cut = seed(torn, (name) => {
          if (name === step) throw new Error('cut off')
        })
        await assert.rejects(cut, /cut off/)
        const again = await seed(torn)
        assert.ok(again.includes(step))
        assert.deepEqual(await contentOf(torn), content)
      },
    )
  }

  for (const afterMs of [0, 150, 600]) {
    await t.test(`that was killed ${afterMs} ms into its work is finished by the next start`, async (t) => {
      const torn = await place(t)
      await killWhileSeeding(torn, afterMs)
      await seed(torn)
      assert.deepEqual(await contentOf(torn), content)
    })
  }

  await t.test('that was cut off and is finished the next day has every order once', async (t) => {
    const torn = await place(t)
    const cut = seed(torn, (name) => {
      if (name === 'search') throw new Error('cut off')
    })
    await assert.rejects(cut, /cut off/)
    await seed(torn, undefined, NOW + 86_400_000)
    const references = await torn.db.sql`
      select count(*)::int as orders, count(distinct reference)::int as different from orders.orders`
    assert.equal(references[0]?.orders, references[0]?.different)
    const wrong = await torn.db.sql`
      select o.reference from orders.orders o
      where o.item_count <> (select sum(quantity) from orders.lines where order_id = o.id)`
    assert.deepEqual([...wrong], [])
  })
})

test('a shop that has goods of its own gets no demo', async (t) => {
  const shop = await place(t)
  const runtime = await open(t, shop)
  await runtime.peers.catalog.importCatalog(ctx, {
    categories: [
      {
        slug: 'own',
        name: { en: 'Own' },
        description: { en: 'Own things' },
        tint: 'sand',
        position: 0,
      },
    ],
    brands: [{ slug: 'own', name: 'Own', story: { en: 'Ours' } }],
    products: [
      {
        ...{ slug: 'own-thing', kind: 'simple', status: 'draft', type: 'thing', title: { en: 'Thing' } },
        ...{ description: { en: 'A thing' }, bullets: { en: [] }, brandSlug: 'own', categorySlug: 'own' },
        ...{ attributes: [], options: [], variants: [{ sku: 'OWN-1', options: {} }], pictures: [] },
      },
    ],
  })
  assert.deepEqual(await seed(shop), [])
  const counts = countsOf(await contentOf(shop))
  assert.deepEqual([counts.products, counts.coupons, counts.customers], [1, 0, 0])
})

function assertSums(order: Order): void {
  const { lines, subtotal, discount, delivery, tax, total, taxIncluded, reference } = order
  const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)
  const goods = sum(lines.map(({ unit, quantity }) => unit.amountMinor * quantity))
  assert.equal(goods, subtotal.amountMinor, reference)
  assert.equal(sum(lines.map((line) => line.discount.amountMinor)), discount.amountMinor, reference)
  const net = goods - discount.amountMinor + delivery.price.amountMinor
  assert.equal(net + (taxIncluded ? 0 : tax.amountMinor), total.amountMinor, reference)
  for (const line of lines) {
    const due = line.unit.amountMinor * line.quantity - line.discount.amountMinor
    assert.equal(due + (taxIncluded ? 0 : line.tax.amountMinor), line.total.amountMinor, reference)
  }
  const amounts = [subtotal, discount, delivery.price, tax, total, order.paid, order.refunded]
  assert.deepEqual(new Set(amounts.map(({ currency }) => currency)), new Set([order.currency]))
}

function assertStory(order: Order): void {
  const { state, paid, refunded, total, timeline, paidAt, fulfilledAt, cancelledAt, tracking } = order
  const times = timeline.map(({ at }) => at)
  assert.deepEqual(times, times.toSorted(), order.reference)
  assert.ok(times.every((at) => Date.parse(at) <= NOW))
  assert.equal(timeline[0]?.what, 'placed')
  const last = timeline.at(-1)?.what
  switch (state) {
    case 'paid':
      assert.deepEqual([paid, refunded.amountMinor, last], [total, 0, 'paid'])
      assert.ok(paidAt && !fulfilledAt && !cancelledAt)
      break
    case 'fulfilled':
      assert.deepEqual([paid, refunded.amountMinor, last], [total, 0, 'fulfilled'])
      assert.ok(paidAt && fulfilledAt && tracking && !cancelledAt)
      break
    case 'cancelled':
      assert.equal(paid.amountMinor - refunded.amountMinor, 0)
      assert.equal(last, paid.amountMinor > 0 ? 'refunded' : 'cancelled')
      assert.ok(cancelledAt && !fulfilledAt)
      break
    case 'awaiting_payment':
      assert.fail(`${order.reference} awaits a payment that nobody has begun`)
  }
}

/** Seeds in a process of its own, and kills it so long after its first step. */
async function killWhileSeeding({ databaseUrl, mediaFolder }: Place, afterMs: number): Promise<void> {
  const script = `
    const { seedDemo } = await import(${JSON.stringify(new URL('./seed.ts', import.meta.url).href)})
    const { silentLog: log } = await import(${JSON.stringify(new URL('../kernel/log.ts', import.meta.url).href)})
    await seedDemo({ ...${JSON.stringify({ databaseUrl, mediaFolder, size: SMALL, nowMs: NOW })}, log,
      onStep: (step) => process.stdout.write(step + '\\n') })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => String(text).includes('pictures') && resolve())
  })
  await sleep(afterMs)
  child.kill('SIGKILL')
  const [, signal] = await ended
  assert.equal(signal, 'SIGKILL', 'the seed had ended before it was killed')
}
