import { useEffect } from 'react'
import { Link, useRevalidator } from 'react-router'
import { forgetCartCount } from '../../lib/cart-store.ts'
import { moodOf, type OrderAnswer, type OrderPageData } from '../../lib/checkout-order.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { useLive } from '../../lib/use-live.ts'
import { Notice } from '../notice.tsx'
import { OrderActions } from './order-actions.tsx'
import { OrderDetails } from './order-details.tsx'
import { OrderHistory } from './order-history.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { OrderReturns } from './order-returns.tsx'
import { OrderStatus } from './order-status.tsx'
import { PayPanel } from './pay-panel.tsx'

const POLL_MS = 2_000
/** Whoever leaves the page open for long is asked for less often. */
const SLOW_POLL_MS = 10_000
const SLOW_AFTER_MS = 3 * 60_000

/** An order: how it stands, what can be done, and everything that was ordered. */
export function OrderPage({ page, answer }: { page: OrderPageData; answer: OrderAnswer | undefined }) {
  const { order, hint } = page
  const mood = moodOf(order, hint)
  const isAwaiting = order.state === 'awaiting_payment'
  const isLive = useLive(page.live, order.revision ?? 0)
  useFollowing(isAwaiting, isLive)
  useFreshCartCount(order.state === 'paid')
  return (
    <div className="wrap order-page pt-8 lg:pt-12">
      {answer && <Answer answer={answer} />}
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_26rem] xl:gap-x-24">
        <div className="min-w-0">
          <OrderStatus order={order} mood={mood} isLasting={page.isLasting} />
          {isAwaiting && <PayPanel page={page} mood={mood} />}
          <OrderParcels order={order} />
          <OrderReturns page={page} answer={answer} />
          <OrderActions page={page} />
          <OrderHistory order={order} />
        </div>
        <OrderDetails order={order} />
      </div>
    </div>
  )
}

function Answer({ answer }: { answer: OrderAnswer }) {
  const { t } = useLocale()
  const { afterSales } = t.buy
  if ('code' in answer) {
    return (
      <Notice tone="bad" live className="mb-6">
        {problemText(t, answer.code)}
      </Notice>
    )
  }
  if ('asked' in answer) {
    return (
      <Notice tone="good" live className="mb-6">
        {afterSales.returnAsked}
      </Notice>
    )
  }
  if (!('missing' in answer)) return null
  return (
    <Notice tone="warn" live className="mb-6">
      <p>{afterSales.reorderMissing}</p>
      <ul className="my-2 list-inside list-disc">
        {answer.missing.map(({ sku, title, reason }) => (
          <li key={sku}>{afterSales.missing[reason](title)}</li>
        ))}
      </ul>
      <Link to={paths.cart()} className="link">
        {t.buy.viewCart}
      </Link>
    </Notice>
  )
}

/** Looks again and again while something is bound to happen, as long as somebody looks at the page. */
function useFollowing(isActive: boolean, isLive: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isActive) return
    const startedAt = performance.now()
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      if (document.visibilityState === 'visible') await revalidate()
      wait()
    }
    const wait = () => {
      const isLong = isLive || performance.now() - startedAt > SLOW_AFTER_MS
      timer = setTimeout(look, isLong ? SLOW_POLL_MS : POLL_MS)
    }
    wait()
    return () => clearTimeout(timer)
  }, [isActive, isLive, revalidate])
}

/** The cart became this order: the number beside the cart button is read again. */
function useFreshCartCount(isPaid: boolean): void {
  useEffect(() => {
    if (isPaid) forgetCartCount()
  }, [isPaid])
}
