import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { startStripeMock } from '../../../../../infra/stripe-mock/run-stripe-mock.ts'
import type { Attempt } from './provider.ts'
import { connectStripe } from './stripe.ts'
import { startHttpFake } from './testing/http-fake.ts'

const mock = await startStripeMock()
if ('reason' in mock) test('Stripe accepts what we send', (t) => t.skip(mock.reason))
else {
  after(() => mock.stop())

  /**
   * Every request that the shop sends goes through Stripe's own emulator, which holds it against Stripe's OpenAPI: an
   * unknown or missing parameter, a wrong type or path is a 400. Its answers have Stripe's shapes and always the same
   * contents, so nothing is said here of what happens over time.
   */
  describe('Stripe accepts what we send', async () => {
    const seen: { call: string; status: number; said: string }[] = []
    const recorder = await startHttpFake(async ({ method, path, query, headers, body }) => {
      const { host: _own, connection: _hop, 'content-length': _length, ...sent } = headers
      const answer = await fetch(`${mock.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
        method,
        headers: sent as Record<string, string>,
        ...(body ? { body } : {}),
      })
      const said = await answer.text()
      seen.push({ call: `${method} ${path}`, status: answer.status, said })
      return { status: answer.status, body: said }
    })
    after(() => recorder.close())
    const provider = connectStripe({
      secretKey: 'sk_test_123',
      webhookSecret: 'whsec_of_a_test',
      apiUrl: recorder.url,
    })
    const attempt: Attempt = {
      key: 'order-1-1',
      orderId: 'order-1',
      reference: 'TM-7K2QX-M4RWD',
      amountMinor: 2_500,
      currency: 'USD',
      language: 'en',
      returnUrl: 'https://shop.example/orders/1',
      cancelUrl: 'https://shop.example/orders/1',
      email: 'ada@example.com',
      capture: 'automatic',
    }
    /** Runs a call and returns what was sent for it; a refusal of what was sent fails the test. */
    const callsOf = async (work: () => Promise<unknown>) => {
      seen.length = 0
      await work()
      for (const { call, status, said } of seen) assert.equal(status, 200, `${call}: ${said}`)
      return seen.map(({ call }) => call.replace(/(cs|pi|re|ch)_\w+/g, ':id'))
    }

    test('the emulator does refuse what Stripe would', async () => {
      const answer = await fetch(`${mock.url}/v1/checkout/sessions`, {
        method: 'POST',
        headers: {
          authorization: 'Bearer sk_test_123',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'no_such_parameter=1',
      })
      assert.equal(answer.status, 400)
    })

    test('opening, in every language and both ways to capture', async () => {
      for (const language of ['en', 'es', 'de', 'ar'] as const)
        for (const capture of ['automatic', 'manual'] as const)
          assert.deepEqual(await callsOf(() => provider.open({ ...attempt, language, capture })), [
            'POST /v1/checkout/sessions',
          ])
      const { email: _none, ...anonymous } = attempt
      await callsOf(() => provider.open(anonymous))
    })

    test('asking how it stands, cancelling and capturing', async () => {
      assert.ok((await callsOf(() => provider.status('cs_test_1'))).includes('GET /v1/checkout/sessions/:id'))
      await callsOf(() => provider.cancel('cs_test_1'))
      await callsOf(() => provider.capture('capture-1', 'cs_test_1', 2_500))
    })

    test('the calls that depend on how a payment stands, whatever the emulator makes of it', async () => {
      const Stripe = (await import('stripe')).default
      const { port } = new URL(recorder.url)
      const stripe = new Stripe('sk_test_123', { host: '127.0.0.1', port, protocol: 'http' })
      const calls = await callsOf(async () => {
        await stripe.checkout.sessions.expire('cs_test_1')
        await stripe.paymentIntents.cancel('pi_1')
        await stripe.paymentIntents.capture('pi_1', { amount_to_capture: 2_500 }, { idempotencyKey: 'a' })
        await stripe.refunds.list({ payment_intent: 'pi_1', limit: 100 })
        await stripe.refunds.create(
          { payment_intent: 'pi_1', amount: 900, metadata: { refund: 'refund-1', orderId: 'order-1' } },
          { idempotencyKey: 'b' },
        )
      })
      assert.equal(calls.length, 5)
    })

    test('refunding', async () => {
      let state: string | undefined
      const calls = await callsOf(async () => {
        state = (await provider.refund({ key: 'refund-1', intentId: 'cs_test_1', amountMinor: 900 })).state
      })
      // Looked for first, then made.
      const made = calls.indexOf('POST /v1/refunds')
      assert.ok(
        calls.indexOf('GET /v1/refunds') < made && calls.includes('GET /v1/refunds'),
        calls.join(', '),
      )
      assert.equal(state, 'done')
    })
  })
}
