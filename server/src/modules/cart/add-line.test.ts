import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'
import { stockShelf } from './test-goods.ts'

test('addLine, updateLine and removeLine', async (t) => {
  const shop = await world(t)
  await stockShelf(shop, [
    { sku: 'TEE' },
    { sku: 'MUG' },
    { sku: 'FEW', onHand: 5 },
    { sku: 'LATER', onHand: 2, backorderLimit: 10 },
    { sku: 'HUGE', onHand: 100_000 },
    { sku: 'DRAFT', draft: true },
    { sku: 'FREE-OF-PRICE', unpriced: true },
    { sku: 'LID', onHand: 9 },
    { sku: 'POT', onHand: 4 },
    {
      sku: 'SET',
      components: [
        { sku: 'POT', quantity: 1 },
        { sku: 'LID', quantity: 2 },
      ],
    },
  ])
  const ctx = as.anyone()
  const open = async () => (await shop.cart.createCart(ctx, { currency: 'EUR' })).id
  const add = (cartId: string, sku: string, quantity = 1, key?: string) =>
    shop.cart.addLine(as.anyone(key), { cartId, sku, quantity })
  const quantitiesOf = async (cartId: string) => {
    const cart = await shop.cart.getCart(ctx, { cartId })
    return Object.fromEntries(cart.lines.map((line) => [line.sku, line.quantity]))
  }

  await t.test('more of the same joins its line, and every change counts the version up', async () => {
    const cartId = await open()
    assert.equal((await add(cartId, 'TEE', 2)).version, 2)
    const cart = await add(cartId, 'TEE', 3)
    assert.equal(cart.version, 3)
    assert.deepEqual(
      cart.lines.map((line) => [line.sku, line.quantity]),
      [['TEE', 5]],
    )
  })

  await t.test('additions at the same time sum up', async () => {
    const cartId = await open()
    await Promise.all(Array.from({ length: 24 }, (_, i) => add(cartId, i % 2 ? 'TEE' : 'MUG')))
    assert.deepEqual(await quantitiesOf(cartId), { TEE: 12, MUG: 12 })
    assert.equal((await shop.cart.getCart(ctx, { cartId })).version, 25)
  })

  await t.test('the same addition under one idempotency key counts once', async () => {
    const cartId = await open()
    await Promise.all(Array.from({ length: 10 }, () => add(cartId, 'TEE', 1, 'double-click')))
    await add(cartId, 'TEE', 1, 'double-click')
    assert.deepEqual(await quantitiesOf(cartId), { TEE: 1 })
    await add(cartId, 'TEE', 1, 'another-click')
    assert.deepEqual(await quantitiesOf(cartId), { TEE: 2 })
    await assert.rejects(add(cartId, 'TEE', 2, 'double-click'), { code: 'IDEMPOTENCY_KEY_REUSED' })
    const other = await open()
    await add(other, 'MUG', 1, 'double-click')
    assert.deepEqual(await quantitiesOf(other), { MUG: 1 })
  })

  await t.test('an addition that failed may be tried again under its key', async () => {
    const cartId = await open()
    await assert.rejects(add(cartId, 'FEW', 6, 'try-again'), { code: 'OUT_OF_STOCK' })
    await add(cartId, 'FEW', 5, 'try-again')
    assert.deepEqual(await quantitiesOf(cartId), { FEW: 5 })
  })

  await t.test('no more than there is can be added, also at the same time', async () => {
    const cartId = await open()
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => add(cartId, 'FEW')))
    const refused = results.filter((result) => result.status === 'rejected')
    assert.equal(refused.length, 3)
    for (const { reason } of refused) {
      assert.equal(reason.code, 'OUT_OF_STOCK')
      assert.deepEqual(reason.details, { sku: 'FEW', available: 5 })
    }
    assert.deepEqual(await quantitiesOf(cartId), { FEW: 5 })
  })

  await t.test('what can be ordered back counts as available', async () => {
    const cartId = await open()
    await add(cartId, 'LATER', 12)
    await assert.rejects(add(cartId, 'LATER', 1), { details: { sku: 'LATER', available: 12 } })
  })

  await t.test('a line holds 999 at the most', async () => {
    const cartId = await open()
    await add(cartId, 'HUGE', 998)
    await assert.rejects(add(cartId, 'HUGE', 2), {
      code: 'OUT_OF_STOCK',
      details: { sku: 'HUGE', available: 999 },
    })
    await add(cartId, 'HUGE', 1)
  })

  await t.test('a bundle can be had as often as its scarcest part allows', async () => {
    const cartId = await open()
    const cart = await add(cartId, 'SET', 4)
    assert.equal(cart.lines[0]?.available, 4)
    await assert.rejects(add(cartId, 'SET'), { code: 'OUT_OF_STOCK', details: { sku: 'SET', available: 4 } })
  })

  await t.test('a bundle and its parts share the same stock', async () => {
    const cartId = await open()
    await add(cartId, 'LID', 6)
    const cart = await add(cartId, 'SET')
    assert.deepEqual(
      cart.lines.map((line) => [line.sku, line.available]),
      [
        ['LID', 9],
        ['SET', 1],
      ],
    )
    await assert.rejects(add(cartId, 'SET'), { code: 'OUT_OF_STOCK', details: { sku: 'SET', available: 1 } })
    await assert.rejects(add(cartId, 'LID', 2), { details: { sku: 'LID', available: 7 } })
  })

  await t.test('what is unknown, taken down or without a price cannot be added', async () => {
    const cartId = await open()
    await assert.rejects(add(cartId, 'NOTHING'), { code: 'SKU_NOT_FOUND' })
    await assert.rejects(add(cartId, 'DRAFT'), { code: 'SKU_NOT_FOR_SALE' })
    await assert.rejects(add(cartId, 'FREE-OF-PRICE'), { code: 'SKU_NOT_FOR_SALE' })
    assert.deepEqual(await quantitiesOf(cartId), {})
  })

  await t.test('a cart holds 200 different articles at the most', async () => {
    const cartId = await open()
    await shop.db.sql`
      insert into cart.lines (id, cart_id, sku, quantity)
      select 'full-' || i, ${cartId}, 'OTHER-' || i, 1 from generate_series(1, 200) i`
    await assert.rejects(add(cartId, 'TEE'), { code: 'CART_FULL', details: { limit: 200 } })
  })

  await t.test('the quantity of a line can be raised to what there is, and always lowered', async () => {
    const cartId = await open()
    const lineId = (await add(cartId, 'FEW', 2)).lines[0]?.id as string
    const set = (quantity: number) => shop.cart.updateLine(ctx, { cartId, lineId, quantity })
    assert.equal((await set(5)).lines[0]?.quantity, 5)
    await assert.rejects(set(6), { code: 'OUT_OF_STOCK', details: { sku: 'FEW', available: 5 } })
    await shop.inventory.adjust(as.service, { sku: 'FEW', delta: -3, reason: 'broken on the shelf' })
    const lowered = await set(4)
    assert.equal(lowered.lines[0]?.quantity, 4)
    assert.deepEqual(
      lowered.notices.map((notice) => [notice.code, notice.available]),
      [['NOT_ENOUGH_STOCK', 2]],
    )
    const version = lowered.version
    assert.equal((await set(4)).version, version)
    await shop.inventory.adjust(as.service, { sku: 'FEW', delta: 3, reason: 'found some more' })
    await assert.rejects(shop.cart.updateLine(ctx, { cartId, lineId: 'no-such-line', quantity: 1 }), {
      code: 'LINE_NOT_FOUND',
    })
  })

  await t.test('a line is taken out once; again there is nothing to do', async () => {
    const cartId = await open()
    const lineId = (await add(cartId, 'TEE')).lines[0]?.id as string
    const removed = await shop.cart.removeLine(ctx, { cartId, lineId })
    assert.deepEqual([removed.lines, removed.version, removed.quote], [[], 3, undefined])
    assert.equal((await shop.cart.removeLine(ctx, { cartId, lineId })).version, 3)
  })

  await t.test("a line of another cart is not this cart's to change", async () => {
    const [mine, theirs] = [await open(), await open()]
    const lineId = (await add(theirs, 'TEE', 2)).lines[0]?.id as string
    await assert.rejects(shop.cart.updateLine(ctx, { cartId: mine, lineId, quantity: 1 }), {
      code: 'LINE_NOT_FOUND',
    })
    await shop.cart.removeLine(ctx, { cartId: mine, lineId })
    assert.deepEqual(await quantitiesOf(theirs), { TEE: 2 })
  })

  await t.test('adding and taking out at the same time ends in one consistent cart', async () => {
    const cartId = await open()
    const lineId = (await add(cartId, 'TEE', 3)).lines[0]?.id as string
    const removals = Array.from({ length: 6 }, () => shop.cart.removeLine(ctx, { cartId, lineId }))
    await Promise.all([...removals, ...Array.from({ length: 6 }, () => add(cartId, 'TEE'))])
    const cart = await shop.cart.getCart(ctx, { cartId })
    assert.equal(cart.lines.length, 1)
    // The removal took the three and whatever had been added before it.
    const quantity = cart.lines[0]?.quantity as number
    assert.ok(quantity >= 1 && quantity <= 6, String(quantity))
    assert.equal(cart.itemCount, quantity)
    assert.equal(cart.quote?.total.amountMinor, quantity * 1000)
  })
})
