import { Button } from '@mantine/core'
import type { Order } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'
import { Icon } from '../../ui/icon.tsx'
import { openPage } from '../../ui/open-page.ts'
import { Section } from '../../ui/page.tsx'
import { When } from '../../ui/when.tsx'
import styles from './order.module.css'

/** What can be printed: invoice, credit notes, and the slip of what is packed next. */
export function OrderDocuments({ order }: { order: Order }) {
  const { reference, state, documents = [], paid, total } = order
  const isSold = state === 'paid' || state === 'fulfilled'
  // Money that is only promised is billed once it was taken.
  const isBilled = documents.length > 0 || (isSold && paid.amountMinor >= total.amountMinor)
  if (!isBilled && !isSold) return null
  const notes = documents.filter(({ kind }) => kind === 'credit_note')
  return (
    <Section title="Print">
      <div className="stack-tight">
        {isBilled && <PrintButton label="Invoice" load={() => api.orders.getInvoice(ctx(), { reference })} />}
        {notes.map(({ id, number }) => (
          <PrintButton
            key={id}
            label={`Credit note ${number}`}
            load={() => api.orders.getInvoice(ctx(), { reference, document: id })}
          />
        ))}
        {state === 'paid' && (
          <PrintButton label="Packing slip" load={() => api.orders.getPackingSlip(ctx(), { reference })} />
        )}
      </div>
    </Section>
  )
}

/** What was sent, parcel by parcel. */
export function OrderParcels({ order }: { order: Order }) {
  const { reference, parcels = [], lines } = order
  if (parcels.length === 0) return null
  const titles = new Map(lines.map(({ sku, title }) => [sku, title]))
  return (
    <Section title="Parcels">
      <ul className={styles.records}>
        {parcels.map(({ id, number, lines: packed, tracking, sentAt }) => (
          <li key={id}>
            <div className={styles.record}>
              <span className="strong">
                {number}. {tracking.carrier} <span className="code">{tracking.number}</span>
              </span>
              <span className="small soft">
                <When at={sentAt} />
              </span>
            </div>
            <span>
              {packed.map(({ sku, quantity }) => `${quantity} × ${titles.get(sku) ?? sku}`).join(', ')}
            </span>
            <div>
              <PrintButton
                label={`Packing slip of parcel ${number}`}
                load={() => api.orders.getPackingSlip(ctx(), { reference, parcel: id })}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function PrintButton({ label, load }: { label: string; load: () => Promise<{ html: string }> }) {
  return (
    <Button
      variant="default"
      size="xs"
      onClick={() => void openPage(load)}
      leftSection={<Icon name="print" size={16} />}
    >
      {label}
    </Button>
  )
}
