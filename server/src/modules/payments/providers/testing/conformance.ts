import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../../kernel/ids.ts'
import type { Attempt, Intent, Message, Provider } from '../provider.ts'
import type { Manner } from './gateway.ts'

/** A message as it came: what the webhook would get. */
export interface Delivered {
  headers: Record<string, string>
  body: string
}

/** A provider, its account as an outsider sees it, and the way between. */
export interface Subject {
  provider: Provider
  pay(redirectUrl: string): Promise<void>
  /** What the account says of an attempt, asked without the shop. */
  ledger(intentId: string): Promise<{ capturedMinor: number; refundedMinor: number; refunds: number }>
  /** How many attempts there are at the provider. */
  attempts(): Promise<number>
  delivered: Delivered[]
  sign(body: string): Record<string, string>
  behave(manner: Manner): void
  close(): Promise<void>
  can: {
    /** Authorise first, capture later. */
    authorise: boolean
    /** Make an attempt unpayable. */
    cancel: boolean
    /** Recognise a repeated opening: without it the repeat is another attempt, and the page of the first was never seen. */
    repeat: boolean
  }
}

const AMOUNT = 2_500

/** What every payment provider promises to the shop, whatever it calls it. */
export function conformance(name: string, open: () => Promise<Subject>): void {
  describe(`paying with ${name}`, () => {
    let subject: Subject
    before(async () => {
      subject = await open()
    })
    after(() => subject?.close())

    const start = async (capture: Attempt['capture'] = 'automatic', key = `order-${newId()}-1`) => {
      const orderId = newId()
      const attempt: Attempt = {
        ...{ key, orderId, capture },
        reference: `TM-${orderId.slice(-8)}`,
        amountMinor: AMOUNT,
        currency: 'USD',
        language: 'de',
        returnUrl: 'https://shop.example/orders/1?token=a',
        cancelUrl: 'https://shop.example/orders/1?token=a',
        email: 'ada@example.com',
      }
      return { attempt, intent: await subject.provider.open(attempt) }
    }
    const paid = async () => {
      const { intent, attempt } = await start()
      await subject.pay(intent.redirectUrl as string)
      return { intent, attempt }
    }
    const readLast = (change: (message: Delivered) => Delivered = (message) => message) => {
      const { headers, body } = change(subject.delivered.at(-1) as Delivered)
      return subject.provider.verifyWebhook(headers, Buffer.from(body))
    }
    const until = async (check: () => boolean | Promise<boolean>) => {
      for (let tries = 0; tries < 200; tries++) {
        if (await check()) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      assert.fail('waited in vain')
    }

    test('an opened attempt has a page, belongs to its order, and has moved no money', async () => {
      const { attempt, intent } = await start()
      assert.ok(URL.canParse(intent.redirectUrl ?? ''))
      assert.equal(intent.orderId, attempt.orderId)
      const facts = (one: Intent) => [
        one.id,
        one.status,
        one.amountMinor,
        one.capturedMinor,
        one.refundedMinor,
      ]
      const expected = [intent.id, 'requires_payment', AMOUNT, 0, 0]
      assert.deepEqual(facts(intent), expected)
      assert.deepEqual(facts(await subject.provider.status(intent.id)), expected)
    })

    test('opening again under the same key leaves one page that anybody has seen', async () => {
      const { attempt, intent } = await start()
      const count = await subject.attempts()
      const again = await subject.provider.open(attempt)
      assert.equal(again.id === intent.id, subject.can.repeat)
      assert.equal(await subject.attempts(), subject.can.repeat ? count : count + 1)
    })

    test('a paid attempt is told by a signed message, and is captured', async () => {
      const { intent, attempt } = await paid()
      await until(() => subject.delivered.length > 0 && readLast()?.orderId === attempt.orderId)
      const message = readLast() as Message
      assert.ok(message.id.length > 0 && message.type.length > 0)
      if (message.intentId) assert.equal(message.intentId, intent.id)
      const status = await subject.provider.status(intent.id)
      assert.deepEqual([status.status, status.capturedMinor], ['captured', AMOUNT])
    })

    test('a message that was not signed by the provider, or was changed on its way, is refused', async () => {
      await paid()
      await until(() => subject.delivered.length > 0)
      const refused = { code: 'BAD_SIGNATURE' }
      const flip = (text: string) =>
        text.replace(/[0-9a-f](?=[0-9a-f]{3}$)/, (digit) => (digit === '0' ? '1' : '0'))
      const forgeries: ((message: Delivered) => Delivered)[] = [
        ({ body }) => ({ body, headers: {} }),
        ({ headers, body }) => ({ headers, body: `${body} ` }),
        ({ headers, body }) => ({ headers, body: body.replaceAll(String(AMOUNT), '9999') }),
        ({ headers, body }) => ({
          body,
          headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, flip(value)])),
        }),
      ]
      for (const forge of forgeries) assert.throws(() => readLast(forge), refused)
      assert.ok(readLast(), 'and as it came it is taken')
    })

    test('a signed body that is no message is refused rather than half understood', () => {
      for (const body of ['', 'null', '[]', '{', '{"id":1}', '{"event":1}'])
        assert.throws(() => subject.provider.verifyWebhook(subject.sign(body), Buffer.from(body)), {
          code: 'MALFORMED_BODY',
        })
    })

    test('money goes back once per key, in parts, and never more than was captured', async () => {
      const { intent } = await paid()
      const refund = (key: string, amountMinor: number) =>
        subject.provider.refund({ key, intentId: intent.id, amountMinor })
      const key = `refund-${newId()}`
      const first = await refund(key, 900)
      assert.deepEqual([first.state, first.intent.refundedMinor], ['done', 900])
      assert.equal((await refund(key, 900)).state, 'done')
      assert.deepEqual(await subject.ledger(intent.id), {
        capturedMinor: AMOUNT,
        refundedMinor: 900,
        refunds: 1,
      })
      const tooMuch = await refund(`refund-${newId()}`, 1_601)
      assert.equal(tooMuch.state, 'refused')
      assert.ok(tooMuch.state === 'refused' && tooMuch.reason.length > 0)
      assert.equal((await refund(`refund-${newId()}`, 1_600)).intent.refundedMinor, AMOUNT)
      assert.equal((await subject.ledger(intent.id)).refunds, 2)
    })

    test('money that was never paid cannot go back', async () => {
      const { intent } = await start()
      const answer = await subject.provider.refund({
        key: `refund-${newId()}`,
        intentId: intent.id,
        amountMinor: 1,
      })
      assert.equal(answer.state, 'refused')
    })

    test('cancelling ends an unpaid attempt where the provider can, and leaves a paid one paid', async () => {
      const { intent } = await start()
      const cancelled = await subject.provider.cancel(intent.id)
      assert.equal(cancelled.status, subject.can.cancel ? 'cancelled' : 'requires_payment')
      if (subject.can.cancel) {
        assert.equal((await subject.provider.cancel(intent.id)).status, 'cancelled', 'again and again')
        await subject.pay(intent.redirectUrl as string)
        assert.equal((await subject.ledger(intent.id)).capturedMinor, 0)
      }
      const other = await paid()
      const left = await subject.provider.cancel(other.intent.id)
      assert.deepEqual([left.status, left.capturedMinor], ['captured', AMOUNT])
    })

    test('authorised money is taken once, in whole or in part, or let go', async (t) => {
      if (!subject.can.authorise) return t.skip(`${name} takes the money at once`)
      const authorised = async () => {
        const { intent } = await start('manual')
        await subject.pay(intent.redirectUrl as string)
        const status = await subject.provider.status(intent.id)
        assert.deepEqual([status.status, status.capturedMinor], ['authorised', 0])
        return intent.id
      }
      const whole = await authorised()
      for (let turn = 0; turn < 2; turn++) {
        const taken = await subject.provider.capture(`capture-${whole}`, whole, AMOUNT)
        assert.deepEqual([taken.status, taken.capturedMinor], ['captured', AMOUNT])
      }
      const part = await authorised()
      assert.equal((await subject.provider.capture(`capture-${part}`, part, 1_000)).capturedMinor, 1_000)
      const released = await authorised()
      assert.equal((await subject.provider.cancel(released)).status, 'cancelled')
      assert.equal((await subject.ledger(released)).capturedMinor, 0)
    })

    test('silence is told as such, is tried again, and what arrived in silence is not done twice', async () => {
      const { intent } = await paid()
      subject.behave('busy')
      assert.equal((await subject.provider.status(intent.id)).status, 'captured')
      subject.behave('down')
      await assert.rejects(subject.provider.status(intent.id), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
      subject.behave('lose')
      const call = { key: `refund-${newId()}`, intentId: intent.id, amountMinor: 700 }
      await assert.rejects(subject.provider.refund(call), { code: 'PAYMENT_PROVIDER_UNAVAILABLE' })
      subject.behave('pass')
      assert.equal((await subject.provider.refund(call)).state, 'done')
      assert.deepEqual(await subject.ledger(intent.id), {
        capturedMinor: AMOUNT,
        refundedMinor: 700,
        refunds: 1,
      })
    })
  })
}
