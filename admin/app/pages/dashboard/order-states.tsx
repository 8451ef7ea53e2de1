import { Skeleton } from '@mantine/core'
import { orderStates } from '@techmart/contracts'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { formatNumber } from '../../ui/format.ts'
import { OrderStateTag } from '../../ui/state.tsx'
import styles from './dashboard.module.css'
import type { Summary } from './use-summary.ts'

/** How many orders are in which state. */
export function OrderStates({ summary }: { summary: Summary | undefined }) {
  if (!summary) return <Skeleton height={160} />
  const count = new Map(summary.states.map(({ state, orders }) => [state, orders]))
  const all = summary.states.reduce((sum, { orders }) => sum + orders, 0)
  return (
    <ul className={styles.rows}>
      {orderStates.map((state) => (
        <li key={state}>
          <div className={styles.product}>
            <Link to={paths.orders({ state })} className={styles.rowLink}>
              <OrderStateTag state={state} />
            </Link>
            <span
              className={styles.share}
              style={{ width: `${((count.get(state) ?? 0) / Math.max(all, 1)) * 100}%` }}
              aria-hidden="true"
            />
          </div>
          <span className={`${styles.end} num strong`}>{formatNumber(count.get(state) ?? 0)}</span>
        </li>
      ))}
    </ul>
  )
}
