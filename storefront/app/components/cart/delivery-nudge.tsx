import type { Quote } from '@techmart/contracts'
import { useLocale } from '../../lib/locale.tsx'
import { Icon } from '../icon.tsx'

/** How far it is to free delivery, with a line that fills up. */
export function DeliveryNudge({ quote }: { quote: Quote }) {
  const { t, money } = useLocale()
  const { freeDeliveryGap: gap, subtotal, discount, deliveryOptions } = quote
  const isFree = deliveryOptions.some(({ price, freeFrom }) => freeFrom && price.amountMinor === 0)
  if (!gap && !isFree) return null
  const spent = subtotal.amountMinor - discount.amountMinor
  const share = gap ? Math.max(0, spent) / Math.max(1, spent + gap.amountMinor) : 1
  return (
    <div className="mb-5">
      <p
        className={`flex items-center gap-2 text-sm font-medium ${gap ? '' : 'text-good'}`}
        suppressHydrationWarning
      >
        <Icon name={gap ? 'truck' : 'check'} size={18} />
        {gap ? t.buy.gap(money(gap, 'short')) : t.buy.gapReached}
      </p>
      <div aria-hidden="true" className="mt-2 h-1 overflow-clip rounded-full bg-line">
        <div
          className={`h-full origin-left rounded-full transition-transform duration-300 rtl:origin-right ${gap ? 'bg-ink' : 'bg-good'}`}
          style={{ transform: `scaleX(${share.toFixed(3)})` }}
        />
      </div>
    </div>
  )
}
