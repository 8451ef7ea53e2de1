import { Skeleton } from '@mantine/core'
import { Link } from 'react-router'
import { useMay } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { formatMoney, formatNumber } from '../../ui/format.ts'
import styles from './dashboard.module.css'
import type { Summary } from './use-summary.ts'

const SHOWN = 6

/** What brought most in the range. */
export function BestSellers({ summary }: { summary: Summary | undefined }) {
  const mayRead = useMay('catalog:read')
  if (!summary) return <Skeleton height={220} />
  if (summary.topProducts.length === 0) return <p className="soft">Nothing was sold in these days.</p>
  const most = Math.max(...summary.topProducts.map((product) => product.sales.amountMinor), 1)
  return (
    <ol className={styles.rows}>
      {summary.topProducts.slice(0, SHOWN).map((product) => (
        <li key={product.productSlug}>
          <div className={styles.product}>
            {mayRead ? (
              <Link to={paths.product(product.productSlug)} className={styles.rowLink}>
                {product.title}
              </Link>
            ) : (
              <span className="strong">{product.title}</span>
            )}
            <span
              className={styles.share}
              style={{ width: `${(product.sales.amountMinor / most) * 100}%` }}
              aria-hidden="true"
            />
          </div>
          <div className={styles.end}>
            <span className="num strong">{formatMoney(product.sales)}</span>
            <p className="small soft num">{formatNumber(product.quantity)} sold</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
