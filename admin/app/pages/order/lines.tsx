import type { Money, Order, OrderLine } from '@techmart/contracts'
import { Link } from 'react-router'
import { useMay } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { formatMoney, plural } from '../../ui/format.ts'
import { Thumb } from '../../ui/thumb.tsx'
import styles from './order.module.css'

export function OrderLines({ order }: { order: Order }) {
  return (
    <div>
      <ul>
        {order.lines.map((line) => (
          <Line key={line.sku} line={line} />
        ))}
      </ul>
      <Totals order={order} />
    </div>
  )
}

function Line({ line }: { line: OrderLine }) {
  const mayRead = useMay('catalog:read')
  const options = line.options.map((option) => `${option.name}: ${option.value}`).join(', ')
  return (
    <li className={styles.line}>
      <Thumb
        picture={line.pictureId ? { id: line.pictureId } : undefined}
        width={56}
        {...(line.tint ? { tint: line.tint } : {})}
      />
      <div className={styles.article}>
        {mayRead ? (
          <Link to={paths.product(line.productSlug)} className={styles.title}>
            {line.title}
          </Link>
        ) : (
          <span className="strong">{line.title}</span>
        )}
        {options && <span className="small soft">{options}</span>}
        <span className="code small soft">{line.sku}</span>
        {line.components.length > 0 && (
          <span className="small soft">
            Pick: {line.components.map((part) => `${part.quantity * line.quantity} × ${part.sku}`).join(', ')}
          </span>
        )}
      </div>
      <div className={`${styles.sum} num`}>
        <span className="strong">{formatMoney(line.total)}</span>
        <span className="small soft">
          {line.quantity} × {formatMoney(line.unit)}
        </span>
        {line.discount.amountMinor > 0 && (
          <span className="small soft">−{formatMoney(line.discount)} off</span>
        )}
      </div>
    </li>
  )
}

function Totals({ order }: { order: Order }) {
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <dl className={`${styles.totals} num`}>
      <Sum name={plural(count, 'item')} amount={order.subtotal} />
      {order.discount.amountMinor > 0 && (
        <Sum
          name={order.couponCodes.length > 0 ? `Discount (${order.couponCodes.join(', ')})` : 'Discount'}
          amount={{ ...order.discount, amountMinor: -order.discount.amountMinor }}
        />
      )}
      <Sum name={`Delivery (${order.delivery.name})`} amount={order.delivery.price} />
      {!order.taxIncluded && <Sum name={order.taxLabel} amount={order.tax} />}
      <div className={styles.total}>
        <dt>Total</dt>
        <dd>{formatMoney(order.total)}</dd>
      </div>
      {order.taxIncluded && <Sum name={`Includes ${order.taxLabel}`} amount={order.tax} />}
    </dl>
  )
}

function Sum({ name, amount }: { name: string; amount: Money }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatMoney(amount).replace('-', '−')}</dd>
    </div>
  )
}
