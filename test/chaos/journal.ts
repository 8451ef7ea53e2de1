import { createWriteStream, type WriteStream } from 'node:fs'

/** What the shop has acknowledged to somebody outside: it must be there at the end. */
export type Acknowledged =
  | {
      what: 'placed'
      cartId: string
      key: string
      orderId: string
      reference: string
      totalMinor: number
      currency: string
      email: string
      /** SKU → units, as they were in the cart. */
      lines: Record<string, number>
    }
  | { what: 'seen paid'; orderId: string; reference: string }
  | { what: 'cancelled'; orderId: string; reference: string }
  | { what: 'fulfilled'; orderId: string; reference: string }
  | { what: 'parcel sent'; orderId: string; reference: string; number: string }
  | { what: 'booked'; slip: string; bookings: Booking[] }
  | { what: 'refunded'; orderId: string; reference: string; amountMinor: number; slip: string }
  /** Not acknowledged, but may have happened: at most once. */
  | { what: 'booking sent'; slip: string; bookings: Booking[] }
  | { what: 'refund sent'; orderId: string; reference: string; slip: string }

/** So much more or less of an article; at a location, or wherever the shop takes it. */
export interface Booking {
  sku: string
  location?: string
  delta: number
}

export interface Journal {
  note(fact: Acknowledged): void
  facts: Acknowledged[]
  close(): void
}

/** Keeps every acknowledged answer, in memory and in a file beside the run's other traces. */
export function openJournal(path: string): Journal {
  const facts: Acknowledged[] = []
  const file: WriteStream = createWriteStream(path, { flags: 'a' })
  return {
    facts,
    note: (fact) => {
      facts.push(fact)
      file.write(`${JSON.stringify({ at: new Date().toISOString(), ...fact })}\n`)
    },
    close: () => file.end(),
  }
}
