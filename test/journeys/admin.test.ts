import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoLogins } from '../../server/src/demo/logins.ts'
import { openAudit } from './audit.ts'
import { desktop, phone } from './browser.ts'
import { givenProduct, service } from './given.ts'
import { type Journey, journeys } from './journey.ts'
import { button, heading, sees } from './steps.ts'

const journey = journeys()
const owner = demoLogins.find(({ kind }) => kind === 'owner')
assert.ok(owner, 'the demo shop has an owner')
const { email, password } = owner
/** The admin asks who is signed in, and nobody is yet. */
const askedWho = /answer 401: .*\/api\/staff\/me$/

test(
  'the owner signs in, sees orders and products, and opens an order',
  journey(desktop, async ({ page, shop, expectProblem }) => {
    expectProblem(askedWho)
    const [order] = (await shop.inside.orders.listOrders(service, { limit: 1 })).items
    assert.ok(order, 'the demo shop has orders')
    const mug = await givenProduct(shop, 'Counter mug')
    await page.goto('/admin')
    await signIn(page)
    await sees(page.getByRole('navigation').getByRole('link', { name: 'Orders' }).first())

    await page.getByRole('navigation').getByRole('link', { name: 'Orders' }).first().click()
    await sees(heading(page, 'Orders'))
    await page.getByRole('link', { name: order.reference }).click()
    await page.waitForURL(`**/admin/orders/${order.reference}`)
    await sees(page.getByText(order.email).first())

    await page.getByRole('navigation').getByRole('link', { name: 'Products' }).first().click()
    await sees(heading(page, 'Products'))
    await page.goto(`/admin/products?text=${encodeURIComponent(mug.title)}`)
    await sees(page.getByRole('link', { name: mug.title }))
  }),
)

test(
  'a wrong password is told on the page, and the right one is let in to where one was heading',
  journey(phone, async ({ page, expectProblem }) => {
    expectProblem(askedWho)
    await page.goto('/admin/coupons')
    await page.waitForURL('**/admin/login?next=*')
    await signIn(page, 'not-the-password')
    await sees(page.getByRole('alert').getByText('E-mail or password is wrong'))
    assert.equal(await page.getByRole('textbox', { name: 'E-mail' }).inputValue(), email)
    await signIn(page)
    await page.waitForURL('**/admin/coupons')
    await sees(heading(page, 'Coupons'))
  }),
)

test(
  'axe finds nothing on any page of the admin, narrow and wide, light and dark',
  journey(desktop, async ({ page, shop, expectProblem }: Journey) => {
    expectProblem(askedWho)
    const [order] = (await shop.inside.orders.listOrders(service, { limit: 1 })).items
    const [coupon] = (await shop.inside.pricing.listCoupons(service, {})).items
    assert.ok(order && coupon, 'the demo shop has orders and coupons')
    const product = await givenProduct(shop, 'Counter mug')
    const { audit, findings } = openAudit(page)
    const auditBoth = async (name: string) => {
      await audit(name)
      await page.setViewportSize({ width: 1440, height: 900 })
    }

    await page.goto('/admin/login')
    await sees(heading(page, 'Sign in'))
    await auditBoth('sign-in')
    await signIn(page, 'not-the-password')
    await sees(page.getByRole('alert'))
    await auditBoth('sign-in refused')
    await signIn(page)
    await page.waitForURL('**/admin')

    const pages = [
      '/admin',
      '/admin/orders',
      `/admin/orders/${order.reference}`,
      '/admin/orders?text=nobody-of-this-name',
      '/admin/products',
      `/admin/products/${product.slug}`,
      '/admin/stock',
      '/admin/coupons',
      '/admin/coupons/new',
      `/admin/coupons/${coupon.code}`,
      '/admin/customers',
      '/admin/mails',
      '/admin/nothing-here',
    ]
    for (const path of pages) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForLoadState('networkidle')
      await auditBoth(path)
    }
    assert.deepEqual(findings, [])
  }),
)

async function signIn(page: Page, word = password): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(word)
  await button(page, 'Sign in').click()
}
