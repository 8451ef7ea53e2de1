import type { Cart, CartLine } from '@techmart/contracts'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { CartAnswer, CartPageData } from '../../lib/cart-answer.ts'
import { type PendingChanges, pendingCount, usePendingChanges } from '../../lib/cart-form.ts'
import { setCartCount } from '../../lib/cart-store.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Notice } from '../notice.tsx'
import { CartLines } from './cart-lines.tsx'
import { CartNotices } from './cart-notices.tsx'
import { CartSummary, CheckoutLink } from './cart-summary.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { RemovedLine } from './removed-line.tsx'

/** The cart as a page of its own. `answer` is there after a plain form that could not be done. */
export function CartPage({ page, answer }: { page: CartPageData; answer: CartAnswer | undefined }) {
  const { t } = useLocale()
  const { cart, waiting } = page
  const pending = usePendingChanges()
  const [removed, setRemoved] = useState<CartLine>()
  useCartCountOf(cart, pending)
  const isEmpty = !cart || pendingCount(cart, pending) === 0
  const failure = answer && !answer.ok && answer.intent !== 'coupon' ? problemText(t, answer.code) : undefined
  return (
    <div className="wrap pt-8 lg:pt-12">
      <h1 className="flex flex-wrap items-baseline gap-x-4 text-3xl">
        {t.buy.cartTitle}
        {!isEmpty && (
          <span className="num font-text text-base font-normal tracking-normal text-soft">
            {t.buy.items(pendingCount(cart, pending))}
          </span>
        )}
      </h1>
      <div className="mt-6 lg:mt-8">
        {failure && (
          <Notice tone="bad" live className="mb-6">
            {failure}
          </Notice>
        )}
        {waiting && <WaitingOrder waiting={waiting} />}
        {removed && <RemovedLine line={removed} onDone={() => setRemoved(undefined)} />}
        {isEmpty || !cart ? (
          <EmptyCart />
        ) : (
          <FullCart {...{ page, cart, pending, answer }} onRemove={setRemoved} />
        )}
      </div>
    </div>
  )
}

interface FullCartProps {
  page: CartPageData
  cart: Cart
  pending: PendingChanges
  answer: CartAnswer | undefined
  onRemove: (line: CartLine) => void
}

function FullCart({ page, cart, pending, answer, onRemove }: FullCartProps) {
  const { t, money } = useLocale()
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_24rem] xl:gap-x-24">
      <div className="min-w-0">
        <CartNotices cart={cart} />
        <CartLines cart={cart} pending={pending} shortSkus={page.shortSkus} onRemove={onRemove} />
        <Link to={paths.home()} className="link mt-4 hidden min-h-11 items-center lg:inline-flex">
          {t.buy.continueShopping}
        </Link>
      </div>
      <CartSummary cart={cart} countries={page.countries} answer={answer} isPending={pending.isPending} />
      <div className="action-bar lg:hidden">
        {cart.quote && (
          <p className="shrink-0 pe-2">
            <span className="block text-xs text-soft">{t.buy.total}</span>
            <span className="num text-lg font-semibold" suppressHydrationWarning>
              {money(cart.quote.total)}
            </span>
          </p>
        )}
        <CheckoutLink cart={cart} />
      </div>
    </div>
  )
}

function WaitingOrder({ waiting }: { waiting: NonNullable<CartPageData['waiting']> }) {
  const { t } = useLocale()
  return (
    <Notice className="mb-6">
      {t.buy.waitingTitle(waiting.reference)}{' '}
      <Link to={waiting.to} className="link">
        {t.buy.waitingAction}
      </Link>
    </Notice>
  )
}

/** Keeps the number beside the cart button in step with the cart that is shown. */
export function useCartCountOf(cart: Cart | null | undefined, pending: PendingChanges): void {
  const count = cart ? pendingCount(cart, pending) : 0
  const isKnown = cart !== undefined
  useEffect(() => {
    if (isKnown) setCartCount(count)
  }, [count, isKnown])
}
