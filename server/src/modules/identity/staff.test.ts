import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Context, permissions } from '@techmart/contracts'
import { as, world } from '../../testing/world.ts'

const PASSWORD = 'walrus-lantern-42'

test('members of staff', async (t) => {
  const shop = await world(t)
  const save = (name: string, role: 'owner' | 'support' | 'catalogue', password = PASSWORD) =>
    shop.identity.saveStaff(as.service, { email: `${name}@Shop.example`, name, role, password })
  const logIn = (name: string, password = PASSWORD, ctx: Context = as.anyone()) =>
    shop.identity.logInStaff(ctx, { email: `${name}@shop.example`, password })
  const callerOf = (token: string) => shop.identity.authenticate(as.service, { token })

  await t.test('each role has its permissions, and every member may see who they are', async () => {
    const owner = await save('olga', 'owner')
    assert.deepEqual(owner.permissions, [...permissions])
    const support = await save('sam', 'support')
    assert.ok(support.permissions.includes('orders:write') && !support.permissions.includes('catalog:write'))
    const catalogue = await save('cato', 'catalogue')
    assert.ok(
      catalogue.permissions.includes('pricing:write') && !catalogue.permissions.includes('orders:read'),
    )
    for (const member of [owner, support, catalogue]) assert.ok(member.permissions.includes('self:read'))
    assert.equal(owner.email, 'olga@shop.example')
  })

  await t.test('a session lasts twelve hours and says what its member may do', async () => {
    const { staff, token, expiresAt } = await logIn('sam')
    assert.equal(Date.parse(expiresAt) - shop.clock.now(), 12 * 3_600_000)
    const { kind, id, sessionId, permissions: allowed = [] } = await callerOf(token)
    assert.deepEqual([kind, id, allowed], ['staff', staff.id, staff.permissions])
    const ctx: Context = {
      requestId: 'test-request',
      actor: {
        kind: 'staff',
        staffId: staff.id,
        sessionId: sessionId as string,
        permissions: allowed,
      },
    }
    assert.deepEqual(await shop.identity.getStaffMe(ctx, {}), staff)
    const again = await logIn('sam', PASSWORD, ctx)
    assert.equal((await callerOf(token)).kind, 'anonymous')
    shop.clock.advance(12 * 3_600_000)
    assert.equal((await callerOf(again.token)).kind, 'anonymous')
  })

  await t.test('a changed role counts from the next request on', async () => {
    const { token } = await logIn('cato')
    await save('cato', 'support')
    const { kind, permissions: allowed } = await callerOf(token)
    assert.equal(kind, 'staff')
    assert.ok(allowed?.includes('orders:read') && !allowed.includes('catalog:write'))
  })

  await t.test(
    'saving the same again keeps id, password and sessions; a new password ends them',
    async () => {
      const { staff, token } = await logIn('olga')
      const [before] = await shop.db.sql`select password_hash from identity.staff where id = ${staff.id}`
      assert.deepEqual(await save('olga', 'owner'), staff)
      const [after] = await shop.db.sql`select password_hash from identity.staff where id = ${staff.id}`
      assert.deepEqual(after, before)
      assert.equal((await callerOf(token)).kind, 'staff')
      await save('olga', 'owner', 'a-new-password-it-is')
      assert.equal((await callerOf(token)).kind, 'anonymous')
      await assert.rejects(logIn('olga'), { code: 'WRONG_CREDENTIALS' })
      await logIn('olga', 'a-new-password-it-is')
    },
  )

  await t.test('customers are not staff and staff are not customers', async () => {
    const { token, customer } = await shop.identity.register(as.anyone(), {
      email: 'sam@shop.example',
      password: 'another-password-1',
      name: 'Sam at home',
    })
    await assert.rejects(logIn('sam', 'another-password-1'), { code: 'WRONG_CREDENTIALS' })
    await assert.rejects(
      shop.identity.logIn(as.anyone(), { email: 'sam@shop.example', password: PASSWORD }),
      { code: 'WRONG_CREDENTIALS' },
    )
    assert.equal((await callerOf(token)).kind, 'customer')
    const ctx = as.customer(customer.id)
    await assert.rejects(shop.identity.getStaffMe(ctx, {}), { code: 'UNAUTHENTICATED' })
    await assert.rejects(shop.identity.getStaffMe(as.anyone(), {}), { code: 'UNAUTHENTICATED' })
    for (const other of [as.anyone(), as.service, as.customer('customer-unknown')])
      await assert.rejects(shop.identity.getMe(other, {}), { code: 'UNAUTHENTICATED' })
  })

  await t.test('guessing the password of a member comes to an end', async () => {
    await save('gina', 'support')
    for (let i = 0; i < 10; i++)
      await assert.rejects(logIn('gina', 'guess-guess-guess'), { code: 'WRONG_CREDENTIALS' })
    await assert.rejects(logIn('gina'), { code: 'TOO_MANY_REQUESTS' })
    await logIn('sam')
  })
})
