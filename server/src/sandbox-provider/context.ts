import type { PublicIntent } from './intents/present.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Change, Intent } from './ledger/model.ts'

/** What the use cases work with. They decide from the ledger and return changes; they never wait. */
export type Context = {
  readonly ledger: Ledger
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A real-world duration under the provider's `delayScale`, in milliseconds. */
  readonly scaled: (ms: number) => number
  /** The intent as the merchant sees it. */
  readonly present: (intent: Intent) => PublicIntent
}

/** The changes a use case decided on; nothing has happened until they are recorded. */
export type Decision = { readonly intent: Intent; readonly changes: readonly Change[] }

/** Writes changes to disk, then starts what follows from them: webhooks and settlements. */
export type RecordChanges = (changes: readonly Change[]) => Promise<void>
