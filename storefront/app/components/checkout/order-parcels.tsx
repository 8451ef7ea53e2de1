import type { Order } from '@techmart/contracts'
import { useLocale } from '../../lib/locale.tsx'
import { Icon } from '../icon.tsx'
import { Moment } from './moment.tsx'

/** The parcels of an order that travels in several, each with what is in it. */
export function OrderParcels({ order }: { order: Order }) {
  const { t, number } = useLocale()
  const { parcels = [], fulfilmentState, lines } = order
  if (parcels.length === 0 || (parcels.length === 1 && fulfilmentState === 'sent')) return null
  const titles = new Map(lines.map(({ sku, title }) => [sku, title]))
  return (
    <section aria-labelledby="order-parcels" className="mt-10">
      <h2 id="order-parcels" className="mb-4 text-xl">
        {t.buy.afterSales.parcelsTitle}
      </h2>
      <ul className="border-b border-line">
        {parcels.map(({ id, number: n, lines: packed, tracking, sentAt }) => (
          <li key={id} className="border-t border-line py-4">
            <p className="flex flex-wrap justify-between gap-x-6">
              <span className="flex items-center gap-2 font-semibold">
                <Icon name="parcel" size={20} />
                {t.buy.afterSales.parcel(number(n))}
              </span>
              <span className="num text-sm text-soft">
                <Moment at={sentAt} />
              </span>
            </p>
            <ul className="mt-2">
              {packed.map(({ sku, quantity }) => (
                <li key={sku}>{t.buy.afterSales.pieces(number(quantity), titles.get(sku) ?? sku)}</li>
              ))}
            </ul>
            <p className="mt-2 flex flex-wrap items-center gap-x-4 text-sm">
              <span>
                {tracking.carrier}{' '}
                <span className="num font-semibold" dir="ltr">
                  {tracking.number}
                </span>
              </span>
              {tracking.url?.startsWith('https://') && (
                <a href={tracking.url} rel="noreferrer" className="link inline-flex min-h-11 items-center">
                  {t.buy.track}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
      {fulfilmentState === 'partly' && <p className="mt-3 text-soft">{t.buy.afterSales.restFollows}</p>}
    </section>
  )
}
