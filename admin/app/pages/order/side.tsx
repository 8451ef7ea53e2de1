import { CopyButton, UnstyledButton } from '@mantine/core'
import type { Address, Order } from '@techmart/contracts'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { countryName, formatMoney, languageNames } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/page.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { When } from '../../ui/when.tsx'
import styles from './order.module.css'

/** Who, where to, how, and whether it is paid. */
export function OrderSide({ order }: { order: Order }) {
  return (
    <>
      <Section title="Customer">
        <div className="stack-tight">
          <span>{order.shippingAddress.name}</span>
          <a
            href={`mailto:${encodeURIComponent(order.email)}?subject=${encodeURIComponent(order.reference)}`}
          >
            {order.email}
          </a>
          <span className="soft">Writes in {languageNames[order.language]}</span>
          <Link to={paths.orders({ text: order.email })}>All orders of this customer</Link>
        </div>
      </Section>
      <Section title="Payment" aside={<PaymentTag order={order} />}>
        <Facts>
          <Fact name="Paid">
            <span className="num">{formatMoney(order.paid)}</span>
          </Fact>
          <Fact name="Returned">
            {order.refunded.amountMinor > 0 && <span className="num">{formatMoney(order.refunded)}</span>}
          </Fact>
          <Fact name="Paid on">{order.paidAt && <When at={order.paidAt} />}</Fact>
          <Fact name="Waits until">
            {order.state === 'awaiting_payment' && <When at={order.payBefore} />}
          </Fact>
        </Facts>
      </Section>
      <Section title="Delivery">
        <AddressBlock address={order.shippingAddress} />
        <Facts>
          <Fact name="Method">{order.delivery.name}</Fact>
          <Fact name="Promised">
            {order.delivery.minDays}–{order.delivery.maxDays} working days
          </Fact>
          <Fact name="Sent">{order.fulfilledAt && <When at={order.fulfilledAt} />}</Fact>
          <Fact name="Carrier">{order.tracking?.carrier}</Fact>
          <Fact name="Tracking">{order.tracking && <Tracking tracking={order.tracking} />}</Fact>
        </Facts>
      </Section>
      {order.billingAddress && (
        <Section title="Billing address">
          <AddressBlock address={order.billingAddress} />
        </Section>
      )}
    </>
  )
}

function PaymentTag({ order }: { order: Order }) {
  const [tone, word] = paymentState(order)
  return <State tone={tone}>{word}</State>
}

function paymentState(order: Order): [Tone, string] {
  const isReturnDue = order.state === 'cancelled' && order.paid.amountMinor > order.refunded.amountMinor
  if (isReturnDue) return ['bad', 'Return is due']
  switch (order.paymentState) {
    case 'authorised':
      return ['good', 'Secured']
    case 'paid':
      return ['good', 'Paid']
    case 'partly_refunded':
      return ['warn', 'Partly returned']
    case 'refunded':
      return ['plain', 'Returned']
    case 'partly_paid':
      return ['warn', 'Partly paid']
    case 'void':
      return ['plain', 'Not paid']
    case 'awaiting':
    case undefined:
      return ['warn', 'Open']
  }
}

function Tracking({ tracking }: { tracking: NonNullable<Order['tracking']> }) {
  if (!tracking.url) return <span className="code">{tracking.number}</span>
  return (
    <a href={tracking.url} target="_blank" rel="noreferrer" className="code">
      {tracking.number}
    </a>
  )
}

function AddressBlock({ address }: { address: Address }) {
  const lines = addressLines(address)
  return (
    <div className={styles.address}>
      <address>
        {lines.map((line) => (
          <span key={line} dir="auto">
            {line}
          </span>
        ))}
        {address.phone && <a href={`tel:${address.phone}`}>{address.phone}</a>}
      </address>
      <CopyButton value={lines.join('\n')}>
        {({ copied, copy }) => (
          <UnstyledButton className={styles.copy} onClick={copy} aria-label="Copy the address">
            <Icon name={copied ? 'check' : 'copy'} size={16} />
          </UnstyledButton>
        )}
      </CopyButton>
    </div>
  )
}

function addressLines({ name, line1, line2, city, postalCode, region, country }: Address): string[] {
  const place = [postalCode, city, region].filter(Boolean).join(' ')
  return [name, line1, line2, place, countryName(country)].filter((line): line is string => Boolean(line))
}
