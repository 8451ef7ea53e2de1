import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../kernel/ids.ts'
import { openShop } from '../../testing/open-shop.ts'
import { as } from '../../testing/world.ts'
import { deliver, openInput } from './fixtures.ts'
import { arrivedOf, nextState } from './payment-state.ts'
import type { IntentStatus } from './providers/provider.ts'
import type { SandboxIntent } from './providers/sandbox.ts'

const AMOUNT = 2_500
const STATUSES = [
  'requires_payment',
  'requires_challenge',
  'processing',
  'authorised',
  'captured',
  'cancelled',
  'failed',
] as const

/** What happened to one intent, moment by moment, as a provider would go through it. */
const story = fc
  .array(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      capturedMinor: fc.constantFrom(0, 0, 1_000, AMOUNT),
      refundShare: fc.constantFrom(0, 0, 0.4, 1),
      declined: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((moments) => {
    let capturedMinor = 0
    let refundedMinor = 0
    return moments.map(({ status, refundShare, declined, ...moment }) => {
      capturedMinor = Math.max(capturedMinor, status === 'captured' ? AMOUNT : moment.capturedMinor)
      refundedMinor = Math.max(refundedMinor, Math.floor(capturedMinor * refundShare))
      return { status: capturedMinor > 0 ? 'captured' : status, capturedMinor, refundedMinor, declined }
    })
  })

const stories = fc.array(story, { minLength: 1, maxLength: 3 })
const SEED = 20_261_120
const RUNS = 25

test('any sequence of messages, in any order, twice and with forgeries between, ends in the same payment', async (t) => {
  const shop = await openShop(t)
  let cases = 0
  // The job as the queue would run it; what it sends on, to let go of authorisations, is not followed here.
  const handle = shop.runtime.local.find((module) => module.name === 'payments')?.jobs?.handle_message?.run

  /** A payment whose first intent is the one it opened; the others are strays of the same order. */
  const given = async (count: number) => {
    const orderId = newId()
    await shop.payments.open(as.service, openInput(orderId))
    const [row] = await shop.db.sql`select intent_id as id from payments.payments where order_id = ${orderId}`
    const ids = Array.from({ length: count }, (_, at) =>
      at === 0 ? (row?.id as string) : `pi_stray_${++cases}_${at}`,
    )
    return { orderId, ids }
  }
  const toMessages = (
    orderId: string,
    ids: string[],
    told: typeof stories extends fc.Arbitrary<infer T> ? T : never,
  ) =>
    told.flatMap((moments, at) =>
      moments.map((moment, turn) => ({
        id: `evt_${newId()}`,
        type: 'intent.changed',
        data: {
          intent: {
            id: ids[at],
            status: moment.status as IntentStatus,
            amountMinor: AMOUNT,
            currency: 'USD',
            reference: 'TM-1',
            capturedMinor: moment.capturedMinor,
            refundedMinor: moment.refundedMinor,
            redirectUrl: 'http://127.0.0.1:9/pay',
            lastError: moment.declined ? { code: 'card_declined' } : null,
            metadata: { orderId, language: 'en' },
            updatedAt: new Date(Date.UTC(2031, 0, 1, 0, turn)).toISOString(),
          } satisfies Partial<SandboxIntent>,
        },
      })),
    )
  const play = async (told: { id: string }[]) => {
    for (const message of told) {
      assert.equal((await deliver(shop, message)).status, 200)
      await handle?.({ eventId: message.id } as never)
    }
  }
  const standing = async (orderId: string) => {
    const payment = await shop.payments.getPayment(as.service, { orderId })
    const [sums] = await shop.db.sql`
      select coalesce(sum(captured_minor), 0)::int as captured, coalesce(sum(refunded_minor), 0)::int as refunded
      from payments.intents where order_id = ${orderId}`
    const told = await shop.db.sql`
      select type, (payload -> 'amount' ->> 'amountMinor')::int as amount from kernel.outbox
      where key = ${orderId} and type in ('payments.captured', 'payments.refunded') order by id`
    const toldOf = (type: string) =>
      told.filter((fact) => fact.type === type).map(({ amount }) => amount as number)
    return {
      state: payment.state,
      captured: payment.captured.amountMinor,
      refunded: payment.refunded.amountMinor,
      lastError: payment.lastError,
      sums: [sums?.captured, sums?.refunded],
      // However they came, the last sum told and the refunds together are the whole.
      toldCaptured: Math.max(0, ...toldOf('payments.captured')),
      toldRefunded: toldOf('payments.refunded').reduce((sum, amount) => sum + amount, 0),
    }
  }

  await fc.assert(
    fc.asyncProperty(stories, fc.infiniteStream(fc.nat()), async (told, choices) => {
      const one = await given(told.length)
      await play(toMessages(one.orderId, one.ids, told))
      const other = await given(told.length)
      const messages = toMessages(other.orderId, other.ids, told)
      const pick = (below: number) => (choices.next().value as number) % below
      const shuffled = [...messages, ...messages.filter(() => pick(2) === 0)]
        .map((message) => ({ message, at: pick(1_000) }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ message }) => message)
      for (const message of shuffled) {
        const forged = {
          ...message,
          id: `evt_${newId()}`,
          data: { intent: { ...message.data.intent, capturedMinor: 9_999 } },
        }
        assert.equal((await deliver(shop, forged, { secret: 'somebody else' })).status, 401)
        await play([message])
      }
      const [first, second] = [await standing(one.orderId), await standing(other.orderId)]
      assert.deepEqual(second, first)
      assert.deepEqual(second.sums, [second.captured, second.refunded])
      assert.ok(second.captured >= second.refunded)
      assert.deepEqual([second.toldCaptured, second.toldRefunded], [second.captured, second.refunded])
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

test('the state of a payment follows from its sums: money that is there in full wins, nothing else brings it back', () => {
  const minor = fc.constantFrom(0, 1, 1_000, 1_500, AMOUNT, 5_000)
  const states = [
    'opening',
    'open',
    'processing',
    'authorised',
    'partly_captured',
    'captured',
    'cancelled',
    'failed',
  ] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      fc.record({
        amountMinor: fc.constantFrom(1, AMOUNT),
        creditMinor: fc.constantFrom(0, 1, 1_000),
        capturedMinor: minor,
        authorisedMinor: minor,
      }),
      fc.constantFrom(undefined, ...STATUSES),
      (now, sums, told) => {
        const next = nextState(now, sums, told)
        const arrived = arrivedOf(sums)
        assert.ok(arrived >= sums.capturedMinor)
        assert.equal(
          next === 'captured' || now === 'captured',
          arrived >= sums.amountMinor || now === 'captured',
        )
        if (now === 'cancelled' && arrived < sums.amountMinor) assert.equal(next, 'cancelled')
        if (next === 'authorised')
          assert.ok(sums.capturedMinor + sums.authorisedMinor + sums.creditMinor >= sums.amountMinor)
        assert.equal(nextState(next, sums, told), next, 'the same news once more changes nothing')
      },
    ),
    { numRuns: 5_000, seed: SEED },
  )
})
