import type { Context } from '../context.ts'
import { newId } from '../ids.ts'
import type { Change, EventType, Intent, Refund } from '../ledger/model.ts'
import { presentRefund } from './present.ts'

type Telling = {
  refund?: Refund
  /** Real-world milliseconds before the first delivery. */
  delayMs?: number
  /** How many times the event is to be delivered with success. */
  copies?: number
}

/** The changes that make an event known: the event with its final text, and its delivery. */
export function announce(ctx: Context, type: EventType, intent: Intent, telling: Telling = {}): Change[] {
  const { refund, delayMs = 0, copies = 1 } = telling
  const id = newId('evt')
  const at = ctx.now()
  const data = { intent: ctx.present(intent), refund: refund && presentRefund(refund) }
  const body = JSON.stringify({ id, type, createdAt: new Date(at).toISOString(), data })
  return [
    { kind: 'event', value: { id, type, intentId: intent.id, createdAt: at, body } },
    {
      kind: 'delivery',
      value: {
        eventId: id,
        state: 'pending',
        dueAt: at + ctx.scaled(delayMs),
        copiesLeft: copies,
        attemptCount: 0,
        failuresInRow: 0,
        attempts: [],
      },
    },
  ]
}
