import { createHash } from 'node:crypto'
import { type Currency, type GiftCard, ServiceError } from '@techmart/contracts'
import { readableCode } from '../../kernel/ids.ts'
import type { AccountRow } from './store-credits.ts'

const CODE_LENGTH = 16
const GROUP = 4

/** Sixteen readable characters, about 78 random bits: `XXXX-XXXX-XXXX-XXXX`. */
export function newCode(): string {
  return (readableCode(CODE_LENGTH).match(new RegExp(`.{${GROUP}}`, 'g')) as string[]).join('-')
}

/** As it is meant: without what people put between the characters, in capitals. */
export function plainCode(code: string): string {
  return code.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
}

/** What is kept of a code. It is long and random, so that its hash cannot be searched for. */
export function hashCode(code: string): string {
  return createHash('sha256')
    .update(`gift-card:${plainCode(code)}`)
    .digest('base64url')
}

/** Throws `GIFT_CARD_INVALID`, the same for every reason: whoever guesses learns nothing. */
export function assertUsable(account: AccountRow, currency: Currency, nowMs: number): void {
  if (!isUsable(account, currency, nowMs)) throw new ServiceError('GIFT_CARD_INVALID')
}

/** A card that has been used up is still one: it covers nothing. */
export function isUsable(account: AccountRow, currency: Currency, nowMs: number): boolean {
  return !account.disabled && account.currency === currency && !isExpired(account, nowMs)
}

function isExpired({ expiresAt }: AccountRow, nowMs: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs
}

export interface CoverPart extends AccountRow {
  coversMinor: number
}

/**
 * What each covers of an amount: gift cards first, the one that expires soonest before the others, store credit last.
 * They cover all of it, or leave at least what the provider takes.
 */
export function coverAmount(
  accounts: AccountRow[],
  amountMinor: number,
  leastRestMinor: number,
): CoverPart[] {
  const balanceMinor = accounts.reduce((sum, account) => sum + account.balanceMinor, 0)
  let restMinor = balanceMinor >= amountMinor ? amountMinor : Math.max(0, amountMinor - leastRestMinor)
  return accounts.toSorted(byUrgency).map((account) => {
    const coversMinor = Math.min(account.balanceMinor, restMinor)
    restMinor -= coversMinor
    return { ...account, coversMinor }
  })
}

function byUrgency(a: AccountRow, b: AccountRow): number {
  if (a.kind !== b.kind) return a.kind === 'gift_card' ? -1 : 1
  const [first, second] = [a, b].map(({ expiresAt }) =>
    expiresAt ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY,
  )
  if (first !== second) return (first as number) - (second as number)
  return a.id < b.id ? -1 : 1
}

export function toGiftCard(account: AccountRow, nowMs: number): GiftCard {
  const money = (amountMinor: number) => ({ amountMinor, currency: account.currency })
  return {
    id: account.id,
    last4: account.last4 ?? '',
    state: stateOf(account, nowMs),
    issued: money(account.issuedMinor),
    balance: money(account.balanceMinor),
    ...(account.note ? { note: account.note } : {}),
    ...(account.expiresAt ? { expiresAt: account.expiresAt } : {}),
    createdAt: account.createdAt,
  }
}

function stateOf(account: AccountRow, nowMs: number): GiftCard['state'] {
  if (account.disabled) return 'disabled'
  if (isExpired(account, nowMs)) return 'expired'
  return account.balanceMinor === 0 ? 'used_up' : 'active'
}
