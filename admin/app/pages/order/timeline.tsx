import type { Order } from '@techmart/contracts'
import { When } from '../../ui/when.tsx'
import styles from './order.module.css'

const words: Record<string, string> = {
  placed: 'Order placed',
  paid: 'Payment received',
  payment_failed: 'Payment declined',
  authorised: 'Payment secured',
  captured: 'Payment taken',
  paid_late: 'Payment received late',
  revived: 'Goods were still there',
  fulfilled: 'Sent',
  partly_sent: 'A parcel was sent',
  refund_asked: 'Refund started',
  refund_failed: 'Refund failed',
  return_requested: 'Return asked for',
  return_approved: 'Return approved',
  return_refused: 'Return refused',
  return_withdrawn: 'Return withdrawn',
  return_received: 'Return arrived',
  return_refunded: 'Return refunded',
  return_closed: 'Return closed',
  note: 'Note',
  message: 'Message to the customer',
  cancelled: 'Cancelled',
  refunded: 'Money returned',
}
const people: Record<string, string> = {
  shopper: 'by the shopper',
  customer: 'by the customer',
  anonymous: 'by the shopper',
  staff: 'by staff',
  provider: 'by the payment provider',
  shop: 'automatically',
  service: 'automatically',
}

/** What happened, latest first. */
export function OrderTimeline({ order }: { order: Order }) {
  return (
    <ol className={styles.timeline}>
      {order.timeline.toReversed().map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind may be of one moment; entries are only ever added
        <li key={`${entry.at} ${entry.what} ${order.timeline.length - index}`}>
          <span className="strong">{words[entry.what] ?? sentence(entry.what)}</span>{' '}
          <span className="soft">{byWhom(entry.who)}</span>
          {entry.note && <p className={styles.note}>{entry.note}</p>}
          <p className="small soft">
            <When at={entry.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function byWhom(who: string): string {
  return people[who] ?? (who.startsWith('staff:') ? 'by staff' : `by ${who}`)
}

function sentence(code: string): string {
  const text = code.replaceAll('_', ' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
