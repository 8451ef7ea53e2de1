import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ConfigError, loadConfig, moduleNames } from './config.ts'

test('every variable that is read is documented, and nothing else is', () => {
  const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8')
  const read = [...source.matchAll(/\benv\.([A-Z_]+)|\((?:env|process\.env), '([A-Z_]+)'/g)]
  const names = new Set(read.map(([, plain, named]) => plain ?? named))
  assert.ok(
    names.size > 15 && names.has('PORT') && names.has('TEST_DATABASE_URL'),
    'the source is understood',
  )
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
  const documented = new Set([...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name))
  assert.deepEqual([...documented].sort(), [...names].sort())
})

test('the documents count the modules right', () => {
  assert.equal(moduleNames.length, 12, 'docs/configuration.md says how many connections twelve modules need')
})

test('trusted proxies are addresses and networks', () => {
  const proxies = (text: string) => loadConfig({ TRUSTED_PROXIES: text }).trustedProxies
  assert.deepEqual(proxies('10.0.0.0/8, 2001:db8::1'), ['10.0.0.0/8', '2001:db8::1'])
  assert.deepEqual(proxies(''), [])
  for (const text of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '::1/x'])
    assert.throws(() => proxies(text), ConfigError, text)
})

test('a payment provider that lacks what it needs is refused by the name of the setting', () => {
  const key = 'sk_test_of_a_test_0123'
  const refused: [Record<string, string>, RegExp][] = [
    [{ PAYMENT_PROVIDER: 'stripe' }, /STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET/],
    [{ PAYMENT_PROVIDER: 'stripe', STRIPE_SECRET_KEY: key }, /STRIPE_WEBHOOK_SECRET belong together/],
    [{ STRIPE_WEBHOOK_SECRET: key }, /STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together/],
    [{ PAYMENT_PROVIDER: 'paystack' }, /needs PAYSTACK_SECRET_KEY/],
    [{ PAYSTACK_SECRET_KEY: 'short' }, /PAYSTACK_SECRET_KEY is too short/],
    [{ PAYMENT_PROVIDER: 'cash' }, /PAYMENT_PROVIDER is "cash"; it takes one of sandbox, stripe, paystack/],
    [
      { PAYMENT_PROVIDER: 'paystack', PAYSTACK_SECRET_KEY: key, PAYMENT_CAPTURE: 'manual' },
      /PAYMENT_CAPTURE is "manual"; Paystack/,
    ],
  ]
  for (const [env, words] of refused)
    assert.throws(
      () => loadConfig(env),
      (error) => error instanceof ConfigError && words.test(error.message),
    )
  const { payment } = loadConfig({
    PAYMENT_PROVIDER: 'stripe',
    STRIPE_SECRET_KEY: key,
    STRIPE_WEBHOOK_SECRET: key,
    PAYSTACK_SECRET_KEY: key,
  })
  assert.deepEqual([payment.provider, payment.capture], ['stripe', 'automatic'])
  assert.deepEqual(payment.paystack, { secretKey: key, apiUrl: 'https://api.paystack.co' })
})
