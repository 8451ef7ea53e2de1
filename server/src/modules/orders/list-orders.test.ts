import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCursor } from '../../kernel/cursor.ts'
import { newId } from '../../kernel/ids.ts'
import { as, type World, world } from '../../testing/world.ts'
import { testDraft } from './fixtures.ts'
import { COUNTED_EXACTLY } from './list-orders.ts'

test('listing orders', async (t) => {
  const shop = await world(t)

  await t.test('a cursor that is none of ours is refused', async () => {
    const forged = [
      writeCursor('yesterday', 'a'),
      writeCursor('+010000-01-01T00:00:00.000Z', 'a'),
      writeCursor('2030-05-01T10:00:00.000Z', 'a b'),
      writeCursor('2030-05-01T10:00:00.000Z'),
    ]
    for (const cursor of ['x', '', '1_', '253402300800000_a', ...forged]) {
      await assert.rejects(shop.orders.listOrders(as.service, { cursor }), { code: 'INVALID_INPUT' }, cursor)
    }
    const latest = writeCursor('9999-12-31T23:59:59.999Z', 'a')
    assert.deepEqual(await shop.orders.listOrders(as.service, { cursor: latest }), { items: [] })
  })

  await t.test('customers see their own, newest first and page by page; nobody else sees any', async () => {
    const placed: string[] = []
    for (let i = 0; i < 5; i++) {
      shop.clock.advance(1_000)
      const { reference } = await shop.orders.create(as.service, testDraft({ customerId: 'customer-1' }))
      placed.unshift(reference)
      await shop.orders.create(as.service, testDraft({ customerId: 'customer-2' }))
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.orders.listMyOrders(as.customer('customer-1'), { limit: 2, cursor })
      seen.push(...page.items.map((order) => order.reference))
      cursor = page.nextCursor
    } while (cursor)
    assert.deepEqual(seen, placed)
    await assert.rejects(shop.orders.listMyOrders(as.anyone(), {}), { code: 'UNAUTHENTICATED' })
    await assert.rejects(shop.orders.listMyOrders(as.service, {}), { code: 'UNAUTHENTICATED' })
  })

  await t.test(
    'staff find them by reference, by e-mail, and by the beginning of any word of a name',
    async () => {
      const given = async (name: string, email: string) => {
        const { shippingAddress } = testDraft()
        const draft = testDraft({ email, shippingAddress: { ...shippingAddress, name } })
        return (await shop.orders.create(as.service, draft)).reference
      }
      const grace = await given('Grace Brewster Hopper', 'grace@example.com')
      const odd = await given('100% O\\Neil_x', 'odd@example.com')
      const found = async (text: string) =>
        (await shop.orders.listOrders(as.service, { text, limit: 100 })).items
          .map((order) => order.reference)
          .filter((reference) => [grace, odd].includes(reference))
      for (const text of [
        'g',
        'Gra',
        'GRACE',
        'hop',
        'brewster h',
        ' Hopper ',
        grace.toLowerCase(),
        'GRACE@example.com',
      ]) {
        assert.deepEqual(await found(text), [grace], text)
      }
      for (const text of ['100%', 'o\\ne', '100% o']) assert.deepEqual(await found(text), [odd], text)
      for (const text of [
        'race',
        'opper',
        'grace@',
        '%',
        '_',
        'g_ace',
        '\\',
        'o\\neil%',
        "'; drop table orders.orders; --",
      ]) {
        assert.deepEqual(await found(text), [], text)
      }
      const states = await shop.orders.listOrders(as.service, { text: 'grace', state: 'paid' })
      assert.deepEqual(states.items, [])
    },
  )

  await t.test('a name is found by index among many', async () => {
    await fill(shop, 20_000, 'awaiting_payment')
    const rows = await shop.db.sql<{ 'QUERY PLAN': string }[]>`
      explain select id from orders.orders
      where reference = 'ZOE' or email = 'zoe' or lower(name) like 'zoe%' or lower(name) like '% zoe%'
      order by placed_at desc, id desc limit 51`
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    assert.match(plan, /Bitmap Index Scan on orders_by_name/)
    assert.doesNotMatch(plan, /Seq Scan/)
  })
})

test('orders are counted by state: exactly as long as there are few, and otherwise about right', async (t) => {
  const shop = await world(t)
  const statesOf = async () => [...(await shop.orders.summarise(as.service, { currency: 'USD' })).states]
  await shop.orders.create(as.service, testDraft())
  assert.deepEqual(await statesOf(), [
    { state: 'awaiting_payment', orders: 1 },
    { state: 'paid', orders: 0 },
    { state: 'fulfilled', orders: 0 },
    { state: 'cancelled', orders: 0 },
  ])

  await fill(shop, COUNTED_EXACTLY + 20_000, 'fulfilled')
  const states = await statesOf()
  assert.deepEqual(states[0], { state: 'awaiting_payment', orders: 1 })
  const { orders: many = 0, isEstimate } = states.find(({ state }) => state === 'fulfilled') ?? {}
  assert.equal(isEstimate, true)
  assert.ok(Math.abs(many - 30_000) < 1_500, `about 30,000, not ${many}`)
  assert.equal(await shop.countStatements(statesOf), 4)

  // Before the first analysis nothing better is known than that there are at least so many.
  await shop.db.sql`delete from pg_statistic where starelid = 'orders.orders'::regclass`
  const unknown = (await statesOf()).find(({ state }) => state === 'fulfilled')
  assert.deepEqual(unknown, { state: 'fulfilled', orders: COUNTED_EXACTLY, isEstimate: true })
})

/** Many orders of people with names of their own, and statistics about them. */
async function fill(shop: World, count: number, state: string): Promise<void> {
  const prefix = newId()
  await shop.db.sql`
    insert into orders.orders (id, reference, access_token, state, idempotency_key, email, name, item_count, language,
      currency, subtotal_minor, discount_minor, delivery_minor, tax_minor, total_minor, details, placed_at, pay_before)
    select ${prefix} || i, ${prefix} || i, 't', ${state}, ${prefix} || i, 'p' || i || '@example.com',
      'P' || md5(i::text) || ' Q' || md5((i + 1)::text), 1, 'en', 'USD', 1, 0, 0, 0, 1, '{}',
      '2029-01-01'::timestamptz + i * interval '1 minute', '2031-01-01'
    from generate_series(1, ${count}::int) i`
  await shop.db.sql`vacuum analyze orders.orders`
}
