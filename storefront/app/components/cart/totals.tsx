import type { Money, Quote } from '@techmart/contracts'
import type { ReactNode } from 'react'
import { useLocale } from '../../lib/locale.tsx'

interface TotalsProps {
  quote: Pick<Quote, 'subtotal' | 'discount' | 'tax' | 'taxLabel' | 'taxIncluded' | 'total' | 'currency'>
  /** What delivery costs; `undefined` while it is not chosen. */
  delivery: Money | undefined
  /** Said in place of an unknown delivery price. */
  deliveryHint: string
  isEstimate?: boolean
}

/** From the items to the total, with the tax as its country wants it said. */
export function Totals({ quote, delivery, deliveryHint, isEstimate }: TotalsProps) {
  const { t, money } = useLocale()
  const { subtotal, discount, tax, taxLabel, taxIncluded, total } = quote
  return (
    <dl className="space-y-2">
      <Row name={t.buy.subtotal}>{money(subtotal)}</Row>
      {discount.amountMinor > 0 && (
        <Row name={t.buy.discount} className="text-good">
          −{money(discount)}
        </Row>
      )}
      <Row name={t.buy.delivery}>
        {delivery ? (
          delivery.amountMinor === 0 ? (
            t.buy.free
          ) : (
            money(delivery)
          )
        ) : (
          <span className="text-soft">{deliveryHint}</span>
        )}
      </Row>
      {!taxIncluded && tax.amountMinor > 0 && <Row name={taxLabel || t.buy.tax}>{money(tax)}</Row>}
      <Row
        name={isEstimate ? t.buy.estimatedTotal : t.buy.total}
        className="items-baseline border-t border-line pt-3 font-semibold"
      >
        <span className="text-xl">{money(total)}</span>
      </Row>
      {taxIncluded && tax.amountMinor > 0 && (
        <Row name={t.buy.taxIncluded(taxLabel || t.buy.tax)} className="text-sm text-soft">
          {money(tax)}
        </Row>
      )}
    </dl>
  )
}

function Row({ name, children, className = '' }: { name: string; children: ReactNode; className?: string }) {
  return (
    <div className={`flex justify-between gap-4 ${className}`}>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd className="num shrink-0 text-end" suppressHydrationWarning>
        {children}
      </dd>
    </div>
  )
}
