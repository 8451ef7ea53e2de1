import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId } from '../../kernel/ids.ts'
import { openShop } from '../../testing/open-shop.ts'
import { as } from '../../testing/world.ts'
import { deliver as deliverSandbox, message, openInput } from './fixtures.ts'
import { connectProviders } from './providers/connect-providers.ts'
import { startFakePaystack } from './providers/testing/fake-paystack.ts'
import { startFakeStripe } from './providers/testing/fake-stripe.ts'
import { startGateway } from './providers/testing/gateway.ts'

const WEBHOOK_SECRET = 'whsec_of_a_test_0123456789'
const PAYSTACK_KEY = 'sk_test_paystack_of_a_test'

interface Sent {
  headers: Record<string, string>
  body: string
}

/** A shop that pays at Stripe or Paystack, where messages are kept until the test delivers them. */
async function openAt(t: TestContext, provider: 'stripe' | 'paystack') {
  const stripe = await startFakeStripe(WEBHOOK_SECRET)
  const paystack = await startFakePaystack(PAYSTACK_KEY)
  const gateway = await startGateway()
  gateway.leadTo(provider === 'stripe' ? stripe.url : paystack.url)
  const shop = await openShop(t, {
    env: {
      PAYMENT_PROVIDER: provider,
      STRIPE_SECRET_KEY: 'sk_test_of_a_test',
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_URL: gateway.url,
      PAYSTACK_SECRET_KEY: PAYSTACK_KEY,
      PAYSTACK_API_URL: gateway.url,
    },
  })
  t.after(() => {
    gateway.close()
    stripe.close()
    paystack.close()
  })
  const at = provider === 'stripe' ? stripe : paystack
  const kept: Sent[] = []
  at.deliverTo(async (headers, body) => void kept.push({ headers, body }))
  const deliver = async ({ headers, body }: Sent) => {
    const response = await fetch(`${shop.url}/webhooks/payments/${provider}`, {
      method: 'POST',
      headers,
      body,
    })
    return response.status
  }
  const given = async (orderId = newId()) => {
    const payment = await shop.payments.open(as.service, { ...openInput(orderId), email: 'ada@example.com' })
    return { orderId, redirectUrl: payment.redirectUrl as string }
  }
  const stateOf = async (orderId: string) => (await shop.payments.getPayment(as.service, { orderId })).state
  const toldOf = async (orderId: string) => [
    ...(await shop.db.sql`
      select type, (payload -> 'amount' ->> 'amountMinor')::int as amount, payload ->> 'reason' as reason
      from kernel.outbox where key = ${orderId} and type like 'payments.%' order by id`),
  ]
  const refundDue = async (orderId: string, amountMinor: number, refundId: string) => {
    const payload = { orderId, reference: 'TM-1', refundId, amount: { amountMinor, currency: 'USD' } }
    await shop.db.sql`
      insert into kernel.outbox (event_id, type, key, payload)
      values (${newId()}, 'orders.refund_due', ${orderId}, ${shop.db.sql.json(payload)})`
    await shop.settle()
  }
  return {
    ...{ shop, gateway, stripe, paystack, kept, deliver, given, stateOf, toldOf, refundDue },
    intentOf: async (orderId: string) =>
      (await shop.db.sql`select intent_id as id from payments.payments where order_id = ${orderId}`)[0]
        ?.id as string,
    paid: async () => {
      const payment = await given()
      await at.pay(payment.redirectUrl)
      for (const message of kept.splice(0)) await deliver(message)
      await shop.until('it is paid', async () => (await stateOf(payment.orderId)) === 'captured')
      return payment
    },
    runJob: async (name: string) => {
      const job = shop.runtime.local.find((module) => module.name === 'payments')?.jobs?.[name]
      assert.ok(job)
      await job.run(undefined as never)
    },
  }
}

for (const name of ['stripe', 'paystack'] as const) {
  test(`a shop that is paid by ${name}`, async (t) => {
    const tools = await openAt(t, name)
    const { shop, kept, deliver, given, stateOf, toldOf, refundDue, paid, intentOf } = tools
    const at = tools[name]

    await t.test('opens one payment, however often it is asked', async () => {
      const { orderId, redirectUrl } = await given()
      const again = await Promise.all(Array.from({ length: 10 }, () => given(orderId)))
      assert.deepEqual(new Set(again.map((payment) => payment.redirectUrl)), new Set([redirectUrl]))
    })

    await t.test('takes its messages in any order and any number of times', async () => {
      const { orderId, redirectUrl } = await given()
      await at.pay(redirectUrl)
      const messages = kept.splice(0)
      assert.ok(messages.length > 0)
      for (const message of [...messages.toReversed(), ...messages, ...messages])
        assert.equal(await deliver(message), 200)
      await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
      await shop.settle()
      assert.deepEqual(await toldOf(orderId), [{ type: 'payments.captured', amount: 2_500, reason: null }])
      const [row] = await shop.db.sql`
        select count(*)::int as count from payments.provider_events
        where provider = ${name} and message ->> 'orderId' = ${orderId}`
      assert.equal(row?.count, messages.length)
    })

    await t.test('answers a message also while it cannot be asked, and handles it once it can', async () => {
      const { orderId, redirectUrl } = await given()
      await at.pay(redirectUrl)
      tools.gateway.behave('down')
      for (const message of kept.splice(0)) assert.equal(await deliver(message), 200)
      await assert.rejects(shop.settle(), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
      assert.equal(await stateOf(orderId), 'open')
      tools.gateway.behave('pass')
      await shop.until('it is paid', async () => (await stateOf(orderId)) === 'captured')
    })

    await t.test('takes nothing that was not signed', async () => {
      const { redirectUrl } = await given()
      await at.pay(redirectUrl)
      for (const { body } of kept.splice(0)) {
        assert.equal(await deliver({ headers: { 'content-type': 'application/json' }, body }), 401)
        assert.equal(await deliver({ headers: at.sign(`${body} `), body }), 401)
      }
    })

    await t.test('learns by asking what its lost messages would have said', async () => {
      const { orderId, redirectUrl } = await given()
      await at.pay(redirectUrl)
      kept.length = 0
      const answer = await shop.payments.refresh(as.service, { orderId })
      assert.equal(answer.state, 'captured')
    })

    await t.test(
      'gives money back that is on its way for a while, and tells when it has arrived',
      async () => {
        const { orderId } = await paid()
        at.refundsBecome('pending')
        await refundDue(orderId, 1_000, 'refund-that-takes-time')
        assert.equal(at.ledger(await intentOf(orderId)).refundedMinor, 0)
        assert.equal((await toldOf(orderId)).length, 1)
        // Asked about again and again, it is still one refund.
        shop.clock.advance(3_600_000)
        await tools.runJob('refund_waiting')
        if (name === 'stripe') await tools.stripe.settleRefunds('succeeded')
        else await tools.paystack.settleRefunds('processed')
        for (const message of kept.splice(0)) await deliver(message)
        await shop.until('it is told', async () => (await toldOf(orderId)).length === 2)
        assert.deepEqual((await toldOf(orderId)).at(-1), {
          ...{ type: 'payments.refunded', amount: 1_000, reason: null },
        })
        assert.deepEqual(at.ledger(await intentOf(orderId)).refunds, 1)
      },
    )

    await t.test(
      'tells of a refund that the provider refuses for good, and lets it be tried anew',
      async () => {
        const { orderId } = await paid()
        at.refundsBecome('pending')
        await refundDue(orderId, 2_500, 'refund-that-fails')
        await at.settleRefunds('failed')
        for (const message of kept.splice(0)) await deliver(message)
        await shop.until('it is told', async () => (await toldOf(orderId)).length === 2)
        const [, failed] = await toldOf(orderId)
        assert.deepEqual([failed?.type, failed?.amount], ['payments.refund_failed', 2_500])
        assert.equal((await shop.runtime.jobs.deadLetters()).length, 0)
        at.refundsBecome(name === 'stripe' ? ('succeeded' as never) : ('processed' as never))
        await refundDue(orderId, 2_500, 'refund-once-more')
        await shop.until('it went back', async () => (await toldOf(orderId)).length === 3)
        assert.deepEqual(at.ledger(await intentOf(orderId)), {
          capturedMinor: 2_500,
          refundedMinor: 2_500,
          refunds: 1,
        })
      },
    )

    await t.test('cancels what is unpaid; money that comes all the same is told, to go back', async () => {
      const { orderId, redirectUrl } = await given()
      await shop.payments.cancel(as.service, { orderId })
      await at.pay(redirectUrl)
      for (const message of kept.splice(0)) await deliver(message)
      await shop.settle()
      // Stripe's page is closed by the cancellation; Paystack's cannot be.
      assert.equal(await stateOf(orderId), name === 'stripe' ? 'cancelled' : 'captured')
    })

    await t.test('keeps refunding there after another provider was chosen', async () => {
      const { orderId } = await paid()
      const other = name === 'stripe' ? ('paystack' as const) : ('stripe' as const)
      const providers = connectProviders({ ...shop.config.payment, provider: other })
      assert.equal(providers.current.name, other)
      const [row] = await shop.db.sql`select provider from payments.payments where order_id = ${orderId}`
      assert.equal(providers.of(row?.provider as string).name, name)
      const { [name]: _gone, ...without } = shop.config.payment
      assert.throws(() => connectProviders({ ...without, provider: 'sandbox' }).of(name), {
        code: 'PAYMENT_PROVIDER_UNAVAILABLE',
      })
    })
  })
}

test('the sandbox tells nothing to a shop that is paid elsewhere', async (t) => {
  const { shop, given, stateOf } = await openAt(t, 'stripe')
  const { orderId } = await given()
  const { amountMinor, currency } = openInput(orderId).amount
  const intent = {
    ...{ id: 'pi_forged', status: 'captured' as const, currency, amountMinor, capturedMinor: amountMinor },
    ...{ refundedMinor: 0, redirectUrl: '', reference: '', metadata: { orderId } },
  }
  assert.equal((await deliverSandbox(shop, message(intent))).status, 404)
  assert.equal(await stateOf(orderId), 'open')
})

test('Stripe: a gift card leaves what Stripe takes, or nothing', async (t) => {
  const { shop } = await openAt(t, 'stripe')
  const { payments } = shop
  const open = async (cardMinor: number) => {
    const amount = { amountMinor: cardMinor, currency: 'USD' as const }
    const { card } = await payments.issueGiftCard(as.service, { requestId: newId(), amount })
    const wanted = { ...openInput(newId()), creditAccounts: [card.id] }
    const { covered } = await payments.previewCredits(as.service, wanted)
    const payment = await payments.open(as.service, {
      ...wanted,
      email: 'ada@example.com',
      expectedCredit: covered,
    })
    return [payment.state, payment.credit?.amountMinor, covered.amountMinor]
  }
  assert.deepEqual(await open(2_450), ['open', 2_450, 2_450])
  assert.deepEqual(await open(2_460), ['open', 2_450, 2_450])
  assert.deepEqual(await open(2_500), ['captured', 2_500, 2_500])
})

test('Paystack: what anybody starts and pays in another currency is not for the order', async (t) => {
  const { shop, paystack, kept, deliver, given, stateOf, toldOf } = await openAt(t, 'paystack')
  const { orderId } = await given()
  const answer = await fetch(`${paystack.url}/transaction/initialize`, {
    method: 'POST',
    headers: { authorization: `Bearer ${PAYSTACK_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ reference: 'of-anybody', email: 'eve@example.com', amount: '2500', currency: 'NGN' },
      metadata: { orderId },
    }),
  })
  const { data } = (await answer.json()) as { data: { authorization_url: string } }
  await paystack.pay(data.authorization_url)
  const messages = kept.splice(0)
  assert.ok(messages.length > 0)
  for (const message of messages) assert.equal(await deliver(message), 200)
  await shop.settle()
  assert.equal(await stateOf(orderId), 'open')
  assert.deepEqual(await toldOf(orderId), [])
})

test('Stripe: a refund is found again after its idempotency key was forgotten', async (t) => {
  const { shop, stripe, paid, intentOf } = await openAt(t, 'stripe')
  const { orderId } = await paid()
  const provider = connectProviders(shop.config.payment).of('stripe')
  const call = { key: 'refund-of-long-ago', intentId: await intentOf(orderId), amountMinor: 500 }
  assert.equal((await provider.refund(call)).state, 'done')
  stripe.forgetKeys()
  assert.equal((await provider.refund(call)).state, 'done')
  assert.equal(stripe.ledger(call.intentId).refunds, 1)
})

test('Paystack: a refund whose answer was lost is not asked for by two at once', async (t) => {
  const { shop, paystack, paid, refundDue, intentOf } = await openAt(t, 'paystack')
  const { orderId } = await paid()
  paystack.refundsBecome('pending')
  await refundDue(orderId, 700, 'refund-with-many-hands')
  const [row] = await shop.db.sql`select id from payments.refunds where order_id = ${orderId}`
  const run = shop.runtime.local.find((module) => module.name === 'payments')?.jobs?.refund?.run
  await Promise.all(Array.from({ length: 20 }, () => run?.({ refundId: row?.id } as never)))
  await paystack.settleRefunds('processed')
  assert.equal(paystack.ledger(await intentOf(orderId)).refunds, 1)
})
