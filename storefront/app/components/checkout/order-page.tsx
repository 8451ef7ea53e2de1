import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import { forgetCartCount } from '../../lib/cart-store.ts'
import { moodOf, type OrderAnswer, type OrderPageData } from '../../lib/checkout-order.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Notice } from '../notice.tsx'
import { OrderDetails } from './order-details.tsx'
import { OrderHistory } from './order-history.tsx'
import { OrderStatus } from './order-status.tsx'
import { PayPanel } from './pay-panel.tsx'

const POLL_MS = 2_000
/** Whoever leaves the page open for long is asked for less often. */
const SLOW_POLL_MS = 10_000
const SLOW_AFTER_MS = 3 * 60_000

/** An order: how it stands, what can be done, and everything that was ordered. */
export function OrderPage({ page, answer }: { page: OrderPageData; answer: OrderAnswer | undefined }) {
  const { t } = useLocale()
  const { order, hint } = page
  const mood = moodOf(order, hint)
  const isAwaiting = order.state === 'awaiting_payment'
  useFollowing(isAwaiting)
  useFreshCartCount(order.state === 'paid')
  return (
    <div className="wrap order-page pt-8 lg:pt-12">
      {answer && (
        <Notice tone="bad" live className="mb-6">
          {problemText(t, answer.code)}
        </Notice>
      )}
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_26rem] xl:gap-x-24">
        <div className="min-w-0">
          <OrderStatus order={order} mood={mood} isLasting={page.isLasting} />
          {isAwaiting && <PayPanel page={page} mood={mood} />}
          <OrderHistory order={order} />
        </div>
        <OrderDetails order={order} />
      </div>
    </div>
  )
}

/** Looks again and again while something is bound to happen, as long as somebody looks at the page. */
function useFollowing(isActive: boolean): void {
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
      const isLong = performance.now() - startedAt > SLOW_AFTER_MS
      timer = setTimeout(look, isLong ? SLOW_POLL_MS : POLL_MS)
    }
    wait()
    return () => clearTimeout(timer)
  }, [isActive, revalidate])
}

/** The cart became this order: the number beside the cart button is read again. */
function useFreshCartCount(isPaid: boolean): void {
  useEffect(() => {
    if (isPaid) forgetCartCount()
  }, [isPaid])
}
