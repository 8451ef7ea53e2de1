import type { Money } from '@techmart/contracts'
import { useLocale } from '../lib/locale.tsx'

interface PriceProps {
  price: Money | undefined
  compareAt?: Money | undefined
  /** `price` is the lowest of several. */
  varies?: boolean
  className?: string
}

/** A price with the one before it. Browsers may format money a hair differently; the server's text stays. */
export function Price({ price, compareAt, varies, className = '' }: PriceProps) {
  const { t, money } = useLocale()
  if (!price) return null
  const reduced = compareAt && compareAt.amountMinor > price.amountMinor
  return (
    <span className={`num inline-flex flex-wrap items-baseline gap-x-2 ${className}`}>
      <span className={`font-semibold ${reduced ? 'text-bad' : ''}`}>
        {reduced && <span className="sr-only">{t.goods.now} </span>}
        {varies && <span className="font-normal">{t.goods.from} </span>}
        <span suppressHydrationWarning>{money(price)}</span>
      </span>
      {reduced && (
        <s className="text-[max(0.72em,0.8125rem)] text-soft decoration-1">
          <span className="sr-only">{t.goods.was} </span>
          <span suppressHydrationWarning>{money(compareAt)}</span>
        </s>
      )}
    </span>
  )
}

/** How much lower, in whole percent; 0 when it is not. */
export function reductionOf(price: Money | undefined, compareAt: Money | undefined): number {
  if (!price || !compareAt || compareAt.amountMinor <= price.amountMinor) return 0
  return Math.round((1 - price.amountMinor / compareAt.amountMinor) * 100)
}
