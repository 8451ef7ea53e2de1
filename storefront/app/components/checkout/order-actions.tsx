import { Form, useNavigation } from 'react-router'
import { isCancellable, type OrderPageData } from '../../lib/checkout-order.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button } from '../button.tsx'

/** What else can be done with an order that is no longer waiting: print its bill, order it again, take it back. */
export function OrderActions({ page }: { page: OrderPageData }) {
  const { t } = useLocale()
  const { order, address, invoice, now } = page
  const { afterSales } = t.buy
  const isBusy = useNavigation().formMethod === 'POST'
  if (order.state === 'awaiting_payment') return null
  return (
    <section aria-labelledby="order-actions" className="no-print mt-10">
      <h2 id="order-actions" className="mb-4 text-xl">
        {afterSales.moreTitle}
      </h2>
      <div className="flex flex-wrap gap-3">
        {invoice && (
          <a href={invoice} className="btn btn-line btn-small">
            {afterSales.invoice}
          </a>
        )}
        <Form method="post" action={address.plain}>
          <input type="hidden" name="intent" value="reorder" />
          <input type="hidden" name="key" value={`again-${Date.parse(now)}-${order.id}`} />
          <Button type="submit" look="line" small pending={isBusy}>
            {afterSales.reorder}
          </Button>
        </Form>
      </div>
      {isCancellable(order, now) && (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 items-center text-sm text-soft underline decoration-line underline-offset-4 hover:text-accent">
            {t.buy.cancelOrder}
          </summary>
          <p className="text-sm text-soft">{afterSales.cancelText}</p>
          <Form
            method="post"
            action={address.plain}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-1"
          >
            <input type="hidden" name="intent" value="cancel-paid" />
            <p className="text-sm">{afterSales.cancelSure}</p>
            <Button type="submit" look="line" small pending={isBusy}>
              {afterSales.cancelYes}
            </Button>
          </Form>
        </details>
      )}
    </section>
  )
}
