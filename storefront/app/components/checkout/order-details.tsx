import type { Order, OrderLine } from '@techmart/contracts'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button } from '../button.tsx'
import { Totals } from '../cart/totals.tsx'
import { Picture } from '../picture.tsx'
import { type TintName, tintClass } from '../tint.ts'
import { AddressLines } from './recap.tsx'

/** What was ordered, what it came to, and where it goes. */
export function OrderDetails({ order }: { order: Order }) {
  const { t, money } = useLocale()
  const { shippingAddress, billingAddress, paid, refunded } = order
  return (
    <section aria-labelledby="order-details" className="order-details">
      <h2 id="order-details" className="mb-5 text-xl">
        {t.buy.linesTitle}
      </h2>
      <ul className="space-y-4">
        {order.lines.map((line) => (
          <li key={line.sku}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      <div className="mt-6 border-t border-line pt-4">
        <Totals quote={order} delivery={order.delivery.price} deliveryHint={t.buy.deliveryLater} />
        {paid.amountMinor > 0 && (
          <p className="num mt-2 flex justify-between gap-4 text-sm text-good" suppressHydrationWarning>
            <span>{t.buy.paidAmount}</span>
            {money(paid)}
          </p>
        )}
        {refunded.amountMinor > 0 && (
          <p className="num mt-1 flex justify-between gap-4 text-sm text-soft" suppressHydrationWarning>
            <span>{t.buy.refundedAmount}</span>
            {money(refunded)}
          </p>
        )}
      </div>
      <dl className="mt-6 grid gap-5 border-t border-line pt-5 sm:grid-cols-2">
        <div>
          <dt className="mb-1 text-sm text-soft">{t.buy.shippingTitle}</dt>
          <dd>
            <AddressLines address={shippingAddress} />
          </dd>
        </div>
        {billingAddress && (
          <div>
            <dt className="mb-1 text-sm text-soft">{t.buy.billingTitle}</dt>
            <dd>
              <AddressLines address={billingAddress} />
            </dd>
          </div>
        )}
        <div>
          <dt className="mb-1 text-sm text-soft">{t.buy.delivery}</dt>
          <dd>{order.delivery.name}</dd>
        </div>
        <div className="min-w-0">
          <dt className="mb-1 text-sm text-soft">{t.buy.email}</dt>
          <dd dir="ltr" className="rtl:text-end">
            {order.email}
          </dd>
        </div>
      </dl>
      <Button look="line" small className="with-script no-print mt-6" onClick={() => window.print()}>
        {t.buy.print}
      </Button>
    </section>
  )
}

function Line({ line }: { line: OrderLine }) {
  const { t, money, number } = useLocale()
  const { title, options, quantity, unit, productSlug, pictureId, tint } = line
  // As in the cart: before discount and added tax, which stand below with the totals.
  const price = { ...unit, amountMinor: unit.amountMinor * quantity }
  const picture = pictureId && { id: pictureId, alt: '', width: 1280, height: 1600 }
  return (
    <div className="grid grid-cols-[4rem_1fr_auto] items-center gap-4">
      <div className={`aspect-4/5 overflow-clip rounded-md ${tintClass[isTint(tint) ? tint : 'stone']}`}>
        {picture && <Picture picture={picture} sizes="4rem" alt="" />}
      </div>
      <div className="min-w-0">
        <p className="font-medium">
          <Link to={paths.product(productSlug)} className="hover:text-accent hover:underline">
            {title}
          </Link>
        </p>
        <p className="num text-sm text-soft">
          {t.buy.quantityTimes(number(quantity))} {options.map(({ value }) => value).join(' · ')}
        </p>
      </div>
      <p className="num text-end font-medium" suppressHydrationWarning>
        {money(price)}
      </p>
    </div>
  )
}

function isTint(text: string | undefined): text is TintName {
  return text !== undefined && Object.hasOwn(tintClass, text)
}
