import type { Acknowledged } from '../journal.ts'
import type { Mail } from '../mailbox.ts'
import type { ProviderIntent } from './provider-ledger.ts'
import type { Snapshot } from './snapshot.ts'

/** All that is known after a run, from four sides: the database, the provider, the mailbox, and those who asked. */
export interface Evidence {
  shop: Snapshot
  intents: ProviderIntent[]
  mails: Mail[]
  facts: Acknowledged[]
  goods: { sku: string; stock: number; parts: Record<string, number> }[]
  coupon: { code: string; maxUses: number }
  /** What all gift cards together were issued for. */
  issuedMinor: number
}

/** Something that must hold. */
export interface Invariant {
  name: string
  /** Looks at everything it is about; every violation is a sentence with the ids one needs to look into it. */
  look(evidence: Evidence): Finding
}

export interface Finding {
  /** How many things were looked at: none means that nothing was proven. */
  looked: number
  violations: string[]
  /** Worth telling, and allowed. */
  remarks?: string[]
}

/** Looks at each of them; `wrong` says what is wrong with one, or nothing. */
export function each<T>(members: Iterable<T>, wrong: (member: T) => string | undefined | false): Finding {
  const violations: string[] = []
  let looked = 0
  for (const member of members) {
    looked++
    const sentence = wrong(member)
    if (sentence) violations.push(sentence)
  }
  return { looked, violations }
}

export function sum<T>(members: Iterable<T>, amount: (member: T) => number): number {
  let total = 0
  for (const member of members) total += amount(member)
  return total
}

export function byKey<T, K>(members: Iterable<T>, key: (member: T) => K): Map<K, T[]> {
  return Map.groupBy(members, key)
}
