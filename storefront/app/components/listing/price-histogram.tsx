import type { SearchResult } from '@techmart/contracts'
import { stepsWithin } from '../../lib/listing-prices.ts'

interface PriceHistogramProps {
  price: NonNullable<SearchResult['price']>
  /** The range that is asked for, in minor units; open where absent. */
  from: number | undefined
  to: number | undefined
}

/**
 * How many products there are at which price: a drawing for the eye, above the two fields that say and do the same.
 * What lies in the range stands out. It runs from the start of the line, right to left in Arabic.
 */
export function PriceHistogram({ price, from, to }: PriceHistogramProps) {
  const { min, max, counts } = price
  const most = Math.max(...counts)
  if (most === 0 || min.amountMinor === max.amountMinor) return null
  const within = stepsWithin(
    { min: min.amountMinor, max: max.amountMinor, steps: counts.length },
    { from, to },
  )
  return (
    <div aria-hidden="true" className="price-histogram">
      {counts.map((count, step) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are their places.
          key={step}
          className={within(step) ? 'is-within' : ''}
          // By the root: beside what most products cost the others would not be seen.
          style={{ height: `${Math.round(Math.sqrt(count / most) * 100)}%` }}
        />
      ))}
    </div>
  )
}
