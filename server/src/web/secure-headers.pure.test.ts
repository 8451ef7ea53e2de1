import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadConfig } from '../config.ts'
import { createHttp } from '../kernel/http.ts'
import { silentLog } from '../kernel/log.ts'
import { secureHeaders } from './secure-headers.ts'

const PAGE_HEADERS = [
  'content-security-policy',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'strict-transport-security',
]

test('pages carry every header of protection, assets only what says how they may be used', async () => {
  const app = createHttp(silentLog)
  secureHeaders(app, loadConfig({ PUBLIC_URL: 'https://shop.example' }))
  for (const path of ['/assets/shop-1a2b.js', '/admin/assets/admin-1a2b.js', '/media/:id', '/*'])
    app.get(path, async () => 'content')
  const headersOf = async (url: string) => (await app.inject(url)).headers

  for (const url of ['/assets/shop-1a2b.js', '/assets/shop-1a2b.js?v=1', '/admin/assets/admin-1a2b.js']) {
    const headers = await headersOf(url)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
    for (const name of PAGE_HEADERS) assert.equal(headers[name], undefined, `${name} of ${url}`)
  }
  for (const url of ['/', '/p/mug', '/assets/no-such-file.js', '/assets/../p/mug', '/p/assets/mug']) {
    const headers = await headersOf(url)
    for (const name of [...PAGE_HEADERS, 'x-content-type-options'])
      assert.ok(headers[name], `${name} of ${url}`)
  }
  assert.equal((await headersOf('/media/one'))['cross-origin-resource-policy'], 'cross-origin')
})

test('forms lead to us and to the providers that are set up, and nowhere else', async () => {
  const targetsOf = async (env: Record<string, string>) => {
    const app = createHttp(silentLog)
    secureHeaders(app, loadConfig({ PUBLIC_URL: 'https://shop.example', ...env }))
    app.get('/*', async () => 'content')
    const policy = String((await app.inject('/')).headers['content-security-policy'])
    return /form-action (.*)$/.exec(policy)?.[1]
  }
  const sandbox = "'self' http://127.0.0.1:3001 http://shop.example:3001"
  assert.equal(await targetsOf({}), sandbox)
  const keys = { STRIPE_SECRET_KEY: 'sk_test_of_a_test', STRIPE_WEBHOOK_SECRET: 'whsec_of_a_test_01' }
  assert.equal(await targetsOf(keys), `${sandbox} https://checkout.stripe.com`)
  const both = { ...keys, PAYSTACK_SECRET_KEY: 'sk_test_paystack' }
  assert.equal(await targetsOf(both), `${sandbox} https://checkout.stripe.com https://checkout.paystack.com`)
})
