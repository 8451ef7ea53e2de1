import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { formatMoney, plural } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import styles from './dashboard.module.css'

const SHOWN = 6

/** Paid orders that wait for a parcel. */
export function ToSend() {
  const { data, error } = useQuery({
    queryKey: ['orders', 'to-send'],
    queryFn: () => api.orders.listOrders(ctx(), { state: 'paid', limit: SHOWN }),
    refetchInterval: 60_000,
  })
  if (error) return <p className="soft">They cannot be loaded now.</p>
  if (!data) return <Skeleton height={220} />
  if (data.items.length === 0) return <p className="soft">Everything that is paid is on its way.</p>
  return (
    <ul className={styles.rows}>
      {data.items.map((order) => (
        <li key={order.id}>
          <div>
            <Link to={paths.order(order.reference)} className={styles.rowLink}>
              {order.name}
            </Link>
            <p className="small soft num">
              {order.reference} · <When at={order.placedAt} />
            </p>
          </div>
          <div className={styles.end}>
            <span className="num strong">{formatMoney(order.total)}</span>
            <p className="small soft">{plural(order.itemCount, 'item')}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
