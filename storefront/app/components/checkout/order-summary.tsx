import type { CartLine, Checkout } from '@techmart/contracts'
import { useLocale } from '../../lib/locale.tsx'
import { Coupons } from '../cart/coupons.tsx'
import { Totals } from '../cart/totals.tsx'
import { Icon } from '../icon.tsx'
import { Picture } from '../picture.tsx'
import { tintClass } from '../tint.ts'

/** What is being bought, beside every step; on a phone folded into one line with the total. */
export function OrderSummary({ checkout, startsOpen }: { checkout: Checkout; startsOpen: boolean }) {
  const { t, money } = useLocale()
  const total = (checkout.quote ?? checkout.cart.quote)?.total
  return (
    <>
      <aside aria-label={t.buy.summary} className="checkout-fold lg:hidden">
        <details key={String(startsOpen)} open={startsOpen} className="group">
          <summary className="wrap flex min-h-14 items-center justify-between gap-4">
            <span className="flex items-center gap-2 text-sm font-medium text-accent">
              <span className="group-open:hidden">{t.buy.showSummary}</span>
              <span className="hidden group-open:inline">{t.buy.hideSummary}</span>
              <Icon name="chevron-down" size={18} className="transition-transform group-open:rotate-180" />
            </span>
            <span className="num text-lg font-semibold" suppressHydrationWarning>
              {total && money(total)}
            </span>
          </summary>
          <div className="wrap pb-6">
            <SummaryContent checkout={checkout} />
          </div>
        </details>
      </aside>
      <aside aria-labelledby="order-summary" className="checkout-aside max-lg:hidden">
        <h2 id="order-summary" className="mb-6 text-xl">
          {t.buy.summary}
        </h2>
        <SummaryContent checkout={checkout} />
      </aside>
    </>
  )
}

function SummaryContent({ checkout }: { checkout: Checkout }) {
  const { t } = useLocale()
  const quote = checkout.quote ?? checkout.cart.quote
  return (
    <>
      <ul className="space-y-4">
        {checkout.cart.lines.map((line) => (
          <li key={line.id}>
            <SummaryLine line={line} />
          </li>
        ))}
      </ul>
      <div className="mt-6">
        <Coupons cart={checkout.cart} />
      </div>
      <div className="border-t border-line pt-4">
        {quote ? (
          <Totals
            quote={quote}
            delivery={quote.delivery?.price}
            deliveryHint={t.buy.deliveryOpen}
            isEstimate={!quote.delivery}
          />
        ) : (
          <p className="text-soft">{t.buy.notDelivered}</p>
        )}
      </div>
    </>
  )
}

function SummaryLine({ line }: { line: CartLine }) {
  const { t, money, number } = useLocale()
  return (
    <div className="grid grid-cols-[4rem_1fr_auto] items-center gap-4">
      <div className={`aspect-4/5 overflow-clip rounded-md ${tintClass[line.tint]}`}>
        {line.picture && <Picture picture={line.picture} sizes="4rem" alt="" />}
      </div>
      <div className="min-w-0">
        <p className="font-medium">{line.title}</p>
        <p className="num text-sm text-soft">
          {t.buy.quantityTimes(number(line.quantity))} {line.options.map(({ value }) => value).join(' · ')}
        </p>
      </div>
      {line.total && (
        <p className="num text-end font-medium" suppressHydrationWarning>
          {money(line.total)}
        </p>
      )}
    </div>
  )
}
