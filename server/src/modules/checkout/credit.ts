import type { Checkout, Context, Money } from '@techmart/contracts'
import type { CheckoutDeps } from './index.ts'
import type { SessionRow } from './store.ts'

/** What gift cards and store credit cover of a total; undefined where there are none. */
export async function creditFor(
  deps: Pick<CheckoutDeps, 'payments'>,
  ctx: Context,
  { giftCards, useStoreCredit }: SessionRow,
  amount: Money | undefined,
): Promise<Checkout['credit']> {
  const { actor } = ctx
  if (!amount || (giftCards.length === 0 && actor.kind !== 'customer')) return undefined
  const preview = await deps.payments.previewCredits(ctx, {
    amount,
    creditAccounts: giftCards,
    useStoreCredit,
    ...(actor.kind === 'customer' ? { customerId: actor.customerId } : {}),
  })
  if (preview.credits.length === 0 && !preview.storeCredit) return undefined
  return { ...preview, useStoreCredit }
}
