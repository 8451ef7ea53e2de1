import assert from 'node:assert/strict'
import { test } from 'node:test'
import { as, world } from '../../testing/world.ts'

test('the group of a customer', async (t) => {
  const shop = await world(t)
  const { customer, token } = await shop.identity.register(as.anyone(), {
    email: 'ann@example.com',
    password: 'walrus-lantern-42',
    name: 'Ann',
  })
  const groupOfCaller = async () => (await shop.identity.authenticate(as.service, { token })).group

  await t.test('is none at first', async () => {
    assert.equal(await groupOfCaller(), undefined)
  })

  await t.test('counts from the next request on, and can be taken back', async () => {
    const set = (group?: string) =>
      shop.identity.setCustomerGroup(as.service, { customerId: customer.id, ...(group ? { group } : {}) })
    assert.equal((await set('trade')).group, 'trade')
    assert.equal(await groupOfCaller(), 'trade')
    assert.equal((await shop.identity.listCustomers(as.service, {})).items[0]?.group, 'trade')
    assert.equal((await set()).group, undefined)
    assert.equal(await groupOfCaller(), undefined)
  })

  await t.test('of nobody cannot be set', async () => {
    await assert.rejects(
      shop.identity.setCustomerGroup(as.service, { customerId: 'customer-none', group: 'trade' }),
      { code: 'CUSTOMER_NOT_FOUND' },
    )
  })
})
