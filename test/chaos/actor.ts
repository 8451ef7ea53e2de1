import type { Client } from './client.ts'
import type { Journal } from './journal.ts'
import type { Random } from './random.ts'
import type { Tally } from './tally.ts'

/** What every actor is given. */
export interface Actor {
  name: string
  client: Client
  random: Random
  tally: Tally
  journal: Journal
  /** Orders that somebody has placed, for those who work with them. */
  orders: PlacedOrder[]
  /** Codes that anybody may try to pay with. */
  giftCards: readonly string[]
  hasEnded(): boolean
}

export interface PlacedOrder {
  orderId: string
  reference: string
  token: string
}
