import type { Order } from '@techmart/contracts'
import { When } from '../../ui/when.tsx'
import styles from './order.module.css'

const words: Record<string, string> = {
  placed: 'Order placed',
  paid: 'Payment received',
  payment_failed: 'Payment declined',
  fulfilled: 'Sent',
  cancelled: 'Cancelled',
  refunded: 'Money returned',
}
const people: Record<string, string> = {
  shopper: 'by the shopper',
  customer: 'by the customer',
  anonymous: 'by the shopper',
  staff: 'by staff',
  shop: 'automatically',
  service: 'automatically',
}

/** What happened, latest first. */
export function OrderTimeline({ order }: { order: Order }) {
  return (
    <ol className={styles.timeline}>
      {order.timeline.toReversed().map((entry) => (
        <li key={`${entry.at} ${entry.what}`}>
          <span className="strong">{words[entry.what] ?? sentence(entry.what)}</span>{' '}
          <span className="soft">{people[entry.who] ?? `by ${entry.who}`}</span>
          {entry.note && <p className={styles.note}>{entry.note}</p>}
          <p className="small soft">
            <When at={entry.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function sentence(code: string): string {
  const text = code.replaceAll('_', ' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
