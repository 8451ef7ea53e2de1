import { Form, useHref, useNavigation } from 'react-router'
import type { OrderMood, OrderPageData } from '../../lib/checkout-order.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Countdown } from './countdown.tsx'

const RELOAD_S = 10

/** What can be done while an order waits for its payment: pay, look again, or give it up. */
export function PayPanel({ page, mood }: { page: OrderPageData; mood: OrderMood }) {
  const { t, money } = useLocale()
  const { order, now, address } = page
  const isBusy = useNavigation().formMethod === 'POST'
  const isConfirming = mood === 'confirming'
  return (
    <section className="no-print mt-8 border-y border-line py-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        {isConfirming ? <Working /> : <Countdown until={order.payBefore} now={now} />}
        <Form method="post" action={address.plain} className={isConfirming ? 'w-full' : 'max-sm:w-full'}>
          <input type="hidden" name="intent" value="pay" />
          {isConfirming ? (
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
              {t.buy.confirmingSlow}
              <Button type="submit" look="quiet" small pending={isBusy} className="-mx-3">
                {t.buy.payAgain}
              </Button>
            </p>
          ) : (
            <Button type="submit" pending={isBusy} className="max-sm:w-full">
              {mood === 'awaiting' ? t.buy.payNow : t.buy.payAgain}
              <span className="num" suppressHydrationWarning>
                {money(order.total)}
              </span>
              <Icon name="arrow-end" size={20} flip />
            </Button>
          )}
        </Form>
      </div>
      <WithoutScript ask={address.ask} reloads={isConfirming} />
      {!isConfirming && <Cancel action={address.plain} />}
    </section>
  )
}

/** A quiet sign that we are looking. */
function Working() {
  return (
    <div aria-hidden="true" className="h-1 w-full overflow-clip rounded-full bg-line">
      <div className="working h-full w-1/3 rounded-full bg-ink" />
    </div>
  )
}

/** Asks in two steps, also without a script. */
function Cancel({ action }: { action: string }) {
  const { t } = useLocale()
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-11 items-center text-sm text-soft underline decoration-line underline-offset-4 hover:text-accent">
        {t.buy.cancelOrder}
      </summary>
      <Form method="post" action={action} className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-1">
        <input type="hidden" name="intent" value="cancel" />
        <p className="text-sm">{t.buy.cancelSure}</p>
        <Button type="submit" look="line" small>
          {t.buy.cancelYes}
        </Button>
      </Form>
    </details>
  )
}

/** With scripts the page looks by itself. */
function WithoutScript({ ask, reloads }: { ask: string; reloads: boolean }) {
  const { t } = useLocale()
  const address = useHref(ask)
  return (
    <noscript>
      {reloads && <meta httpEquiv="refresh" content={`${RELOAD_S};url=${address}`} />}
      <p className="mt-4">
        <a className="link" href={address}>
          {t.buy.refresh}
        </a>
      </p>
    </noscript>
  )
}
