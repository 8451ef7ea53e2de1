import { type Currency, type Input, type payments, ServiceError } from '@techmart/contracts'
import { type Clock, timestamp } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { assertUsable, type CoverPart, coverAmount, hashCode } from './credit-rules.ts'
import * as store from './store.ts'
import * as credits from './store-credits.ts'

type Wanted = Pick<
  Input<typeof payments, 'open'>,
  'orderId' | 'amount' | 'customerId' | 'giftCards' | 'creditAccounts' | 'useStoreCredit' | 'expectedCredit'
>

interface Deps {
  clock: Clock
  /** The least that the provider takes: what is left for it is as much, or nothing. */
  leastRestMinor: number
}

/**
 * Takes what gift cards and store credit cover of a new payment, in the payment's own transaction: all of it or
 * nothing. Throws `GIFT_CARD_INVALID` for one that cannot be used, and `PRICE_CHANGED` when they cover less than the
 * shopper saw.
 */
export async function takeCredits(deps: Deps, tx: Tx, wanted: Wanted): Promise<void> {
  const { orderId, amount, expectedCredit } = wanted
  const parts = await lockAndCover(deps, tx, wanted)
  const coveredMinor = parts.reduce((sum, part) => sum + part.coversMinor, 0)
  if (expectedCredit && coveredMinor < expectedCredit.amountMinor)
    throw new ServiceError('PRICE_CHANGED', { covered: { ...amount, amountMinor: coveredMinor } })
  if (coveredMinor === 0) return
  for (const { id, coversMinor } of parts) {
    if (coversMinor === 0) continue
    const deltaMinor = -coversMinor
    await credits.move(tx, { accountId: id, kind: 'take', orderId, ref: '', deltaMinor, who: 'shopper' })
  }
  const payment = (await store.lockPayment(tx, orderId)) as store.PaymentRow
  const attemptMinor = amount.amountMinor - coveredMinor
  await store.savePayment(tx, { ...payment, creditMinor: coveredMinor, attemptMinor })
}

/** The accounts are locked in one order, so that two orders with the same cards cannot wait for each other. */
async function lockAndCover({ clock, leastRestMinor }: Deps, tx: Tx, wanted: Wanted): Promise<CoverPart[]> {
  const { amount, customerId, giftCards = [], creditAccounts = [], useStoreCredit = false } = wanted
  const codeHashes = giftCards.map(hashCode)
  const usesStoreCredit = useStoreCredit && customerId !== undefined
  if (codeHashes.length === 0 && creditAccounts.length === 0 && !usesStoreCredit) return []
  const found = await credits.listUsable(tx, {
    ids: creditAccounts,
    codeHashes,
    customerId: usesStoreCredit ? customerId : null,
    currency: amount.currency,
  })
  const known = new Set(found.flatMap(({ id, codeHash }) => [id, codeHash]))
  if ([...codeHashes, ...creditAccounts].some((name) => !known.has(name)))
    throw new ServiceError('GIFT_CARD_INVALID')
  const locked: credits.AccountRow[] = []
  for (const { id } of found.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    locked.push((await credits.lockAccount(tx, id)) as credits.AccountRow)
  for (const account of locked) assertUsable(account, amount.currency as Currency, clock.now())
  return coverAmount(locked, amount.amountMinor, leastRestMinor)
}

/** Long enough to buy something for it. */
const USABLE_FOR_MS = 30 * 86_400_000

/** Credits an account with what comes back to it; a gift card that has expired meanwhile can be used once more. */
export async function creditBack(clock: Clock, tx: Tx, movement: credits.NewMovement): Promise<void> {
  if (!(await credits.move(tx, movement))) return
  const until = timestamp(clock, USABLE_FOR_MS)
  await credits.prolongExpired(tx, movement.accountId, { now: timestamp(clock), until })
}

/** Gives back what an order that was cancelled has taken; once. */
export async function giveCreditsBack(
  clock: Clock,
  tx: Tx,
  payment: store.PaymentRow,
): Promise<store.PaymentRow> {
  if (payment.creditMinor === 0) return payment
  const { orderId } = payment
  const taken = await credits.listOrderCredits(tx, orderId)
  for (const { accountId, leftMinor } of taken.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)))
    await creditBack(clock, tx, {
      accountId,
      orderId,
      deltaMinor: leftMinor,
      kind: 'give_back',
      ref: '',
      who: 'shop',
    })
  return { ...payment, creditMinor: 0 }
}
