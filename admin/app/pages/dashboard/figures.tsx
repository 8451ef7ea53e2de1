import { Skeleton } from '@mantine/core'
import { formatMoney, formatNumber } from '../../ui/format.ts'
import styles from './dashboard.module.css'
import type { Summary } from './use-summary.ts'

/** The figures of the range, and how they compare with the days before. */
export function Figures({ summary, days }: { summary: Summary | undefined; days: number }) {
  const now = summary?.now
  const before = summary?.before
  return (
    <dl className={styles.figures}>
      <Figure
        name="Sales"
        value={now && formatMoney(now.sales)}
        change={changeOf(now?.sales.amountMinor, before?.sales.amountMinor)}
        days={days}
      />
      <Figure
        name="Orders"
        value={now && formatNumber(now.orders)}
        change={changeOf(now?.orders, before?.orders)}
        days={days}
      />
      <Figure
        name="Average order"
        value={now && formatMoney(now.averageOrder)}
        change={changeOf(now?.averageOrder.amountMinor, before?.averageOrder.amountMinor)}
        days={days}
      />
    </dl>
  )
}

interface FigureProps {
  name: string
  value: string | undefined
  change: number | undefined
  days: number
}

function Figure({ name, value, change, days }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={`${styles.value} num`}>{value ?? <Skeleton height={30} width={120} my={4} />}</dd>
      <dd className="small soft num">
        {change === undefined ? (
          value && 'Nothing to compare with'
        ) : (
          <>
            <span className={styles.change} data-sign={Math.sign(change)}>
              {change > 0 ? '+' : change < 0 ? '−' : '±'}
              {Math.abs(change)} %
            </span>{' '}
            on the {days} days before
          </>
        )}
      </dd>
    </div>
  )
}

/** In whole percent; undefined when there was nothing before. */
function changeOf(now: number | undefined, before: number | undefined): number | undefined {
  if (now === undefined || !before) return undefined
  return Math.round(((now - before) / before) * 100)
}
