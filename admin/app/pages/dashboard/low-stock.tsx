import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { formatNumber } from '../../ui/format.ts'
import { AvailabilityTag, availabilityOf } from '../stock/availability-tag.tsx'
import styles from './dashboard.module.css'

const SHOWN = 6

/** Articles at or below their threshold. */
export function LowStock() {
  const { data, error } = useQuery({
    queryKey: ['stock', 'running-low'],
    queryFn: () => api.inventory.listLevels(ctx(), { state: 'low', limit: SHOWN }),
  })
  if (error) return <p className="soft">The stock cannot be loaded now.</p>
  if (!data) return <Skeleton height={220} />
  if (data.items.length === 0) return <p className="soft">Nothing runs low.</p>
  return (
    <ul className={styles.rows}>
      {data.items.map((level) => (
        <li key={level.sku}>
          <div>
            <Link to={paths.stock({ state: 'low', sku: level.sku })} className={`${styles.rowLink} code`}>
              {level.sku}
            </Link>
            <p className="small soft num">
              {formatNumber(level.onHand)} on hand, {formatNumber(level.reserved)} reserved
            </p>
          </div>
          <div className={styles.end}>
            <AvailabilityTag availability={availabilityOf(level)} />
            <p className="small soft num">{formatNumber(Math.max(0, level.onHand - level.reserved))} left</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
