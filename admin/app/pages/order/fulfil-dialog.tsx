import { Button, Modal, TextInput } from '@mantine/core'
import type { Order } from '@techmart/contracts'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../api/use-attempt.ts'
import { useForm } from '../../forms/use-form.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import { CountFields, piecesIn } from './count-fields.tsx'
import { leftToSend } from './pieces.ts'

const CARRIERS = ['DHL', 'UPS', 'FedEx', 'USPS', 'Royal Mail', 'DPD', 'GLS', 'Aramex']

interface FulfilDialogProps {
  order: Order
  opened: boolean
  onClose: () => void
  onDone: (order: Order) => void
}

/** Says how the parcel travels; the customer gets a mail with it. */
export function FulfilDialog({ order, opened, onClose, onDone }: FulfilDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Send ${order.reference}`}>
      <FulfilForm order={order} onClose={onClose} onDone={onDone} />
    </Modal>
  )
}

function FulfilForm({ order, onClose, onDone }: Omit<FulfilDialogProps, 'opened'>) {
  const attempt = useAttempt()
  const left = leftToSend(order)
  const form = useForm({
    initial: { carrier: '', number: '', url: '', counts: {} as Record<string, string> },
    check: ({ carrier, number, url, counts }) => ({
      counts: piecesIn(left, counts)?.length ? undefined : 'Pack at least one thing',
      carrier: carrier.trim() ? undefined : 'Say who carries the parcel',
      number: number.trim() ? undefined : 'The number the carrier gave to the parcel',
      url:
        url.trim() === '' || isWebAddress(url.trim())
          ? undefined
          : 'Must be a web address that starts with https://',
    }),
    send: ({ carrier, number, url, counts }) =>
      attempt((ctx) =>
        api.orders.sendParcel(ctx, {
          reference: order.reference,
          lines: piecesIn(left, counts) ?? [],
          carrier: carrier.trim(),
          number: number.trim(),
          ...(url.trim() ? { url: url.trim() } : {}),
        }),
      ),
    onDone,
  })
  const text = (name: 'carrier' | 'number' | 'url') => ({
    value: form.values[name],
    error: form.errorOf(name),
    onBlur: () => form.leave(name),
    onChange: (event: { currentTarget: { value: string } }) => form.set(name, event.currentTarget.value),
  })
  return (
    <form {...form.form} className="stack">
      <p className="soft">
        To {order.shippingAddress.name}, {order.shippingAddress.city}, by {order.delivery.name}.
      </p>
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <TextInput
        label="Carrier"
        list="carriers"
        data-autofocus
        maxLength={60}
        autoComplete="off"
        {...text('carrier')}
      />
      <datalist id="carriers">
        {CARRIERS.map((carrier) => (
          <option key={carrier} value={carrier} />
        ))}
      </datalist>
      <TextInput label="Tracking number" maxLength={60} autoComplete="off" {...text('number')} />
      <TextInput
        label="Tracking page"
        description="Optional. Where the customer can follow the parcel."
        placeholder="https://"
        inputMode="url"
        maxLength={300}
        autoComplete="off"
        {...text('url')}
      />
      {left.some((line) => line.left > 1) || left.length > 1 ? (
        <details>
          <summary>Send only a part of it</summary>
          <CountFields
            legend="In this parcel"
            lines={left}
            values={form.values.counts}
            onChange={(counts) => form.set('counts', counts)}
          />
          {form.errorOf('counts') && <p role="alert">{form.errorOf('counts')}</p>}
        </details>
      ) : null}
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button type="submit" loading={form.sending}>
          Mark as sent
        </Button>
      </div>
    </form>
  )
}

function isWebAddress(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text)
}
