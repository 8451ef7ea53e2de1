import type { Change, Delivery, Intent, KeptAnswer, Refund, StoredEvent } from './model.ts'
import { createOrderedTable } from './ordered-table.ts'

/** The rows in memory. Lists are bounded by the caller's limit. */
export type Tables = {
  apply(change: Change): void
  /** Every row as the change that would write it again, in an order that can be applied. */
  changes(): Generator<Change>
  intent(id: string): Intent | undefined
  /** Newest first; those made before the given intent when one is given. */
  latestIntents(limit: number, before?: string): Intent[]
  /** Newest first. */
  intentsByReference(reference: string, limit: number): Intent[]
  processingIntents(): Intent[]
  refundsOf(intentId: string): readonly Refund[]
  event(id: string): StoredEvent | undefined
  /** Oldest first; those that came after the given event when one is given. */
  eventsAfter(after: string | undefined, limit: number): StoredEvent[]
  latestEvents(limit: number): StoredEvent[]
  delivery(eventId: string): Delivery | undefined
  pendingDeliveries(): Delivery[]
  answer(key: string): KeptAnswer | undefined
}

export function createTables(): Tables {
  const intents = createOrderedTable<Intent>()
  const intentIdsByReference = new Map<string, string[]>()
  const refunds = new Map<string, Refund[]>()
  const events = createOrderedTable<StoredEvent>()
  const deliveries = new Map<string, Delivery>()
  const answers = new Map<string, KeptAnswer>()

  function applyIntent(intent: Intent): void {
    if (!intents.get(intent.id)) appendTo(intentIdsByReference, intent.reference, intent.id)
    intents.put(intent.id, intent)
  }

  return {
    apply(change) {
      switch (change.kind) {
        case 'intent':
          return applyIntent(change.value)
        case 'refund':
          return appendTo(refunds, change.value.intentId, change.value)
        case 'event':
          return events.put(change.value.id, change.value)
        case 'delivery':
          return void deliveries.set(change.value.eventId, change.value)
        case 'answer':
          return void answers.set(change.value.key, change.value)
      }
    },
    *changes() {
      for (const value of intents.values()) yield { kind: 'intent', value }
      for (const list of refunds.values()) for (const value of list) yield { kind: 'refund', value }
      for (const value of events.values()) yield { kind: 'event', value }
      for (const value of deliveries.values()) yield { kind: 'delivery', value }
      for (const value of answers.values()) yield { kind: 'answer', value }
    },
    intent: intents.get,
    latestIntents: (limit, before) => intents.before(before, limit),
    intentsByReference(reference, limit) {
      const ids = intentIdsByReference.get(reference)?.slice(-limit).reverse() ?? []
      return ids.map(intents.get).filter((intent) => intent !== undefined)
    },
    processingIntents: () => [...intents.values()].filter((intent) => intent.status === 'processing'),
    refundsOf: (intentId) => refunds.get(intentId) ?? [],
    event: events.get,
    eventsAfter: events.after,
    latestEvents: (limit) => events.before(undefined, limit),
    delivery: (eventId) => deliveries.get(eventId),
    pendingDeliveries: () => [...deliveries.values()].filter((delivery) => delivery.state === 'pending'),
    answer: (key) => answers.get(key),
  }
}

function appendTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
