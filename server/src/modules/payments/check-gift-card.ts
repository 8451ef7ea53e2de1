import {
  type Api,
  type Context,
  type Credit,
  type Currency,
  type payments,
  ServiceError,
} from '@techmart/contracts'
import { timestamp } from '../../kernel/clock.ts'
import { hashSecret } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { type CoverPart, coverAmount, hashCode, isUsable } from './credit-rules.ts'
import type { PaymentParts } from './deps.ts'
import * as store from './store-credits.ts'

type Deps = Pick<ModuleDeps, 'db' | 'clock'>

const TRIES = 20
const WINDOW_MS = 15 * 60_000

/** What is left on a gift card, for whoever has its code. Every refusal is the same. */
export function checkGiftCard(deps: Deps): Api<typeof payments>['checkGiftCard'] {
  return async (ctx, { code }) => {
    await assertMayTry(deps, callerOf(ctx))
    const account = await findUsable(deps, code)
    return {
      last4: account.last4 ?? '',
      balance: { amountMinor: account.balanceMinor, currency: account.currency },
      ...(account.expiresAt ? { expiresAt: account.expiresAt } : {}),
    }
  }
}

/** A gift card by its code, in the currency of what is to be paid; its id stands for the code from then on. */
export function findGiftCard(deps: Deps): Api<typeof payments>['findGiftCard'] {
  return async (_ctx, { code, currency, caller }) => {
    await assertMayTry(deps, caller)
    const account = await findUsable(deps, code, currency)
    return toCredit({ ...account, coversMinor: 0 })
  }
}

async function findUsable({ db, clock }: Deps, code: string, currency?: Currency): Promise<store.AccountRow> {
  const account = await store.findByCode(db.sql, hashCode(code))
  const isFine = account && isUsable(account, currency ?? account.currency, clock.now())
  if (!isFine || account.balanceMinor === 0) throw new ServiceError('GIFT_CARD_INVALID')
  return account
}

/** A network, or the account where the call came through a peer; never the code, which is unknown by definition. */
function callerOf(ctx: Context): string {
  const network = ctx.network
  if (network !== undefined) return `network:${network}`
  return ctx.actor.kind === 'customer' ? `customer:${ctx.actor.customerId}` : ctx.actor.kind
}

/** Counted before any work is done, so that tries at the same moment count as well. */
async function assertMayTry({ db, clock }: Deps, caller: string): Promise<void> {
  const key = `gift-card:${hashSecret(caller)}`
  const { count, endsAt } = await store.countAttempt(
    db.sql,
    key,
    timestamp(clock),
    timestamp(clock, WINDOW_MS),
  )
  if (count <= TRIES) return
  const retryAfterS = Math.max(1, Math.ceil((Date.parse(endsAt) - clock.now()) / 1000))
  throw new ServiceError('TOO_MANY_REQUESTS', { retryAfterS })
}

/** What gift cards and store credit would cover of an amount now; takes nothing. */
export function previewCredits({
  db,
  clock,
  providers,
}: PaymentParts): Api<typeof payments>['previewCredits'] {
  return async (_ctx, { amount, creditAccounts = [], customerId, useStoreCredit = false }) => {
    const found = await store.listUsable(db.sql, {
      ids: creditAccounts,
      codeHashes: [],
      customerId: customerId ?? null,
      currency: amount.currency,
    })
    const usable = found.filter((account) => isUsable(account, amount.currency, clock.now()))
    const own = usable.find(({ kind }) => kind === 'store_credit')
    const used = usable.filter(
      (account) => account.balanceMinor > 0 && (account.kind === 'gift_card' || useStoreCredit),
    )
    const parts = coverAmount(used, amount.amountMinor, providers.current.leastMinor)
    const coveredMinor = parts.reduce((sum, part) => sum + part.coversMinor, 0)
    return {
      credits: parts.map(toCredit),
      covered: { ...amount, amountMinor: coveredMinor },
      rest: { ...amount, amountMinor: amount.amountMinor - coveredMinor },
      ...(own && own.balanceMinor > 0 ? { storeCredit: { ...amount, amountMinor: own.balanceMinor } } : {}),
    }
  }
}

function toCredit({ id, kind, last4, balanceMinor, currency, coversMinor }: CoverPart): Credit {
  return {
    accountId: id,
    kind,
    ...(last4 ? { last4 } : {}),
    balance: { amountMinor: balanceMinor, currency },
    covers: { amountMinor: coversMinor, currency },
  }
}

/** What a customer has with the shop, by currency. */
export function getMyStoreCredit({ db }: Deps): Api<typeof payments>['getMyStoreCredit'] {
  return async ({ actor }) => {
    if (actor.kind !== 'customer') throw new ServiceError('UNAUTHENTICATED')
    const rows = await store.listStoreCredit(db.sql, actor.customerId)
    return { balances: rows.map(({ balanceMinor, currency }) => ({ amountMinor: balanceMinor, currency })) }
  }
}

const ATTEMPTS_PER_STATEMENT = 1_000
const STATEMENTS_PER_RUN = 100

/** Forgets counters whose time is over. */
export function forgetAttempts({ db, clock }: Deps): () => Promise<void> {
  return async () => {
    for (let statements = 0; statements < STATEMENTS_PER_RUN; statements++)
      if (
        (await store.deleteAttempts(db.sql, timestamp(clock), ATTEMPTS_PER_STATEMENT)) <
        ATTEMPTS_PER_STATEMENT
      )
        return
  }
}
