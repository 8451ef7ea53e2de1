import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('importCustomers and listCustomers', async (t) => {
  const shop = await world(t)
  const at = (day: number) => new Date(Date.UTC(2030, 0, 1 + day)).toISOString()
  const customers = Array.from({ length: 30 }, (_, i) => ({
    id: `customer-${String(i).padStart(2, '0')}`,
    email: `Person${i}@Example.com`,
    name: i % 2 ? `Ann Sommer-${i}` : `Béla O'Winter ${i}`,
    language: 'en' as const,
    // Three of a kind, so that pages must part customers of the same moment by id.
    createdAt: at(Math.floor(i / 3)),
  }))
  await shop.identity.importCustomers(as.service, { customers })

  const emailsOf = async (text: string) => {
    const { items } = await shop.identity.listCustomers(as.service, { text, limit: 100 })
    return items.map((customer) => customer.email)
  }

  await t.test('all customers are listed newest first, page by page, each once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await shop.identity.listCustomers(as.service, { limit: 7, cursor })
      assert.ok(page.items.length <= 7)
      seen.push(...page.items.map((customer) => customer.id))
      cursor = page.nextCursor
    } while (cursor)
    assert.deepEqual(seen, customers.map((customer) => customer.id).reverse())
  })

  await t.test('they are found by the start of an address or of words of the name', async () => {
    assert.deepEqual(await emailsOf('PERSON1@'), ['person1@example.com'])
    assert.equal((await emailsOf('person1')).length, 11)
    assert.equal((await emailsOf('ann som')).length, 15)
    assert.equal((await emailsOf('wint')).length, 15)
    assert.equal((await emailsOf("o'win")).length, 15)
    assert.deepEqual(await emailsOf('bela'), [])
    assert.equal((await emailsOf('béla')).length, 15)
  })

  await t.test('signs in a text are only signs', async () => {
    for (const text of ['%', '_', "'", "' | '", '\\', ':*', '&', '!', '🦭', "x') or true --"])
      assert.deepEqual(await emailsOf(text), [], text)
    assert.equal((await emailsOf('  ')).length, 30)
  })

  await t.test('a cursor that is none of ours is refused', async () => {
    const noDay = Buffer.from('2024-02-30T00:00:00.000Z customer-1').toString('base64url')
    const bad = ['x', '', Buffer.from('2030-01-01 x').toString('base64url'), noDay]
    for (const cursor of [...bad, Buffer.from("2030-01-01T00:00:00Z ' or 1=1").toString('base64url')])
      await assert.rejects(shop.identity.listCustomers(as.service, { cursor }), { code: 'INVALID_INPUT' })
  })

  await t.test('importing again leaves known customers alone', async () => {
    const changed = customers.map((customer) => ({ ...customer, name: 'Somebody Else' }))
    const fresh = { ...changed[0], id: 'customer-new', email: 'person0@example.com' } as (typeof changed)[0]
    await shop.identity.importCustomers(as.service, { customers: [...changed, fresh] })
    const { items } = await shop.identity.listCustomers(as.service, { limit: 100 })
    assert.equal(items.length, 30)
    assert.ok(items.every((customer) => customer.name !== 'Somebody Else'))
  })

  await t.test('a thousand customers are written with two statements', async () => {
    const thousand = Array.from({ length: 1000 }, (_, i) => ({
      id: `import-${i}`,
      email: `import-${i}@example.com`,
      name: 'Imported',
      language: 'ar' as const,
      createdAt: at(100),
    }))
    const write = () => shop.identity.importCustomers(as.service, { customers: thousand })
    assert.equal(await shop.countStatements(write), 2)
    assert.equal((await emailsOf('import-999@')).length, 1)
  })
})
