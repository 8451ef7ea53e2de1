import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Money, Order, Refund, RefundDestination } from '@techmart/contracts'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useAttempt } from '../../api/use-attempt.ts'
import { MoneyField } from '../../forms/money-field.tsx'
import { useForm } from '../../forms/use-form.ts'
import { formatMoney, minorToText, textToMinor } from '../../ui/format.ts'
import { notifyDone, notifyProblem } from '../../ui/notify.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/panels.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { When } from '../../ui/when.tsx'
import styles from './order.module.css'

interface RefundDialogProps {
  order: Order
  opened: boolean
  onClose: () => void
  onDone: (amount: Money) => void
}

/** How much goes back, why, and where to. */
export function RefundDialog({ order, opened, onClose, onDone }: RefundDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Give money of ${order.reference} back`}>
      <RefundForm order={order} onClose={onClose} onDone={onDone} />
    </Modal>
  )
}

const destinations: { value: RefundDestination; label: string }[] = [
  { value: 'original', label: 'The way it was paid' },
  { value: 'store_credit', label: 'Store credit' },
]

function RefundForm({ order, onClose, onDone }: Omit<RefundDialogProps, 'opened'>) {
  const attempt = useAttempt()
  const { currency } = order
  const mostMinor = order.refundable?.amountMinor ?? 0
  const most = formatMoney({ amountMinor: mostMinor, currency })
  const form = useForm({
    initial: {
      amount: minorToText(mostMinor, currency),
      reason: '',
      to: 'original' as RefundDestination,
    },
    check: ({ amount, reason }) => {
      const amountMinor = textToMinor(amount, currency)
      return {
        amountMinor:
          amountMinor && amountMinor <= mostMinor ? undefined : `An amount above zero, at most ${most}`,
        reason: reason.trim().length >= 3 ? undefined : 'Say why; the customer can see it',
      }
    },
    send: ({ amount, reason, to }) =>
      attempt((ctx) =>
        api.orders.refundOrder(ctx, {
          reference: order.reference,
          amountMinor: textToMinor(amount, currency) ?? 0,
          reason: reason.trim(),
          to,
        }),
      ),
    onDone: (refund) => onDone(refund.amount),
  })
  return (
    <form {...form.form} className="stack">
      <p className="soft">At most {most} can go back.</p>
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <MoneyField
        label="Amount"
        currency={currency}
        value={form.values.amount}
        error={form.errorOf('amountMinor')}
        onBlur={() => form.leave('amountMinor')}
        onChange={(text) => form.set('amount', text, 'amountMinor')}
      />
      <TextInput
        label="Reason"
        maxLength={200}
        autoComplete="off"
        value={form.values.reason}
        error={form.errorOf('reason')}
        onBlur={() => form.leave('reason')}
        onChange={(event) => form.set('reason', event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label="Where it goes"
        data={destinations}
        value={form.values.to}
        onChange={(to) => form.set('to', to as RefundDestination)}
      />
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button type="submit" loading={form.sending}>
          Give it back
        </Button>
      </div>
    </form>
  )
}

const states: Record<Refund['state'], [Tone, string]> = {
  due: ['busy', 'On its way'],
  done: ['good', 'Done'],
  failed: ['bad', 'Failed'],
}

/** Every refund, by itself or by hand; one that failed can be tried again. */
export function OrderRefunds({ order, keep }: { order: Order; keep: (order?: Order) => void }) {
  const { refunds = [] } = order
  if (refunds.length === 0) return null
  return (
    <Section title="Refunds">
      <ul className={styles.records}>
        {refunds.map((refund) => (
          <RefundRecord key={refund.id} order={order} refund={refund} keep={keep} />
        ))}
      </ul>
    </Section>
  )
}

interface RecordProps {
  order: Order
  refund: Refund
  keep: (order?: Order) => void
}

function RefundRecord({ order, refund, keep }: RecordProps) {
  const mayWrite = useMay('orders:write')
  const attempt = useAttempt()
  const retry = useMutation({
    mutationFn: () =>
      attempt((ctx) => api.orders.retryRefund(ctx, { reference: order.reference, refundId: refund.id })),
    onSuccess: () => {
      keep()
      notifyDone('It is tried again')
    },
    onError: notifyProblem,
  })
  const [tone, word] = refund.retriedBy ? (['plain', 'Failed, tried again'] as const) : states[refund.state]
  return (
    <li>
      <div className={styles.record}>
        <span className="strong num">{formatMoney(refund.amount)}</span>
        <State tone={tone}>{word}</State>
      </div>
      <span>
        {refund.reason}
        {refund.to === 'store_credit' && <span className="soft"> · as store credit</span>}
      </span>
      {refund.failure && <span className="small soft">The provider said: {refund.failure}</span>}
      <span className="small soft">
        <When at={refund.createdAt} />
      </span>
      {refund.state === 'failed' && !refund.retriedBy && mayWrite && (
        <div>
          <Button variant="default" size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
            Try again
          </Button>
        </div>
      )}
    </li>
  )
}
