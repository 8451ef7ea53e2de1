import type { CartLine } from '@techmart/contracts'
import { useEffect, useRef, useState } from 'react'
import { useFetcher, useLocation } from 'react-router'
import type { CartPageData } from '../../lib/cart-answer.ts'
import { pendingCount, usePendingChanges } from '../../lib/cart-form.ts'
import { closeCartDrawer, useCart } from '../../lib/cart-store.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { ButtonLink } from '../button.tsx'
import { Drawer } from '../drawer.tsx'
import { Skeleton } from '../skeleton.tsx'
import { CartLines } from './cart-lines.tsx'
import { CartNotices } from './cart-notices.tsx'
import { useCartCountOf } from './cart-page.tsx'
import { CartTotals, CheckoutLink } from './cart-summary.tsx'
import { DeliveryNudge } from './delivery-nudge.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { RemovedLine } from './removed-line.tsx'

/** The cart beside the page: read when it opens, kept up to date while it stays open. */
export function CartDrawer() {
  const { t } = useLocale()
  const { drawerOpen } = useCart()
  const cart = useCartInDrawer(drawerOpen)
  const pending = usePendingChanges()
  const [removed, setRemoved] = useState<CartLine>()
  useCartCountOf(cart, pending)
  useCloseOnLeaving()
  const count = cart ? pendingCount(cart, pending) : 0
  const title = (
    <>
      {t.buy.cartTitle}
      {count > 0 && (
        <span className="num ms-3 font-text text-sm font-normal tracking-normal text-soft">
          {t.buy.items(count)}
        </span>
      )}
    </>
  )
  const footer = cart && count > 0 && (
    <div className={pending.isPending ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
      <CartTotals cart={cart} />
      <div className="mt-4 grid grid-cols-2 gap-3">
        <ButtonLink to={paths.cart()} look="line" onClick={closeCartDrawer}>
          {t.buy.viewCart}
        </ButtonLink>
        <CheckoutLink cart={cart} onClick={closeCartDrawer} />
      </div>
    </div>
  )
  return (
    <Drawer open={drawerOpen} onClose={closeCartDrawer} title={title} footer={footer}>
      {removed && <RemovedLine line={removed} onDone={() => setRemoved(undefined)} />}
      {cart === undefined && <LoadingLines />}
      {cart !== undefined && count === 0 && <EmptyCart onLeave={closeCartDrawer} />}
      {cart && count > 0 && (
        <>
          {cart.quote && <DeliveryNudge quote={cart.quote} />}
          <CartNotices cart={cart} />
          <CartLines cart={cart} pending={pending} shortSkus={[]} compact onRemove={setRemoved} />
        </>
      )}
    </Drawer>
  )
}

/** `undefined` until it has been read; `null` when there is none. */
function useCartInDrawer(isOpen: boolean): CartPageData['cart'] | undefined {
  const { load, data } = useFetcher<CartPageData>({ key: 'cart-drawer' })
  useEffect(() => {
    if (isOpen) load(paths.cart())
  }, [isOpen, load])
  return data?.cart
}

/** A link inside leads to another page: the drawer is then in the way. */
function useCloseOnLeaving(): void {
  const { pathname } = useLocation()
  const openedAt = useRef(pathname)
  useEffect(() => {
    if (openedAt.current === pathname) return
    openedAt.current = pathname
    closeCartDrawer()
  }, [pathname])
}

function LoadingLines() {
  const { t } = useLocale()
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {t.buy.loadingCart}
      </p>
      {[1, 2].map((n) => (
        <div key={n} className="mb-6 grid grid-cols-[4.5rem_1fr] gap-4">
          <Skeleton className="aspect-4/5 w-full" />
          <div className="space-y-3 py-1">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-4 w-40" />
            <Skeleton className="mt-6 h-9 w-32" />
          </div>
        </div>
      ))}
    </div>
  )
}
