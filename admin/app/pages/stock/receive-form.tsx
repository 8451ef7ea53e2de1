import { Button, TextInput } from '@mantine/core'
import { api } from '../../api/client.ts'
import { useForm } from '../../forms/use-form.ts'
import { formatNumber } from '../../ui/format.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import { LocationField } from './location-field.tsx'
import styles from './stock.module.css'
import { useAttempt } from './use-attempt.ts'
import { useLocations } from './use-locations.ts'
import { faultOfCount, toNumber } from './whole-number.ts'

const EMPTY = { quantity: '', reason: '', location: '' }

/** Puts a delivery on the shelf. */
export function ReceiveForm({ sku, onDone }: { sku: string; onDone: () => void }) {
  const attempt = useAttempt()
  const first = useLocations()[0]?.code ?? ''
  const form = useForm({
    initial: EMPTY,
    check: ({ quantity, reason }) => ({
      quantity: faultOfCount(quantity, 1),
      reason: reason.trim() === '' || reason.trim().length >= 3 ? undefined : 'At least three letters',
    }),
    send: (values) =>
      api.inventory.receive(attempt.ctxFor(values), {
        lines: [{ sku, quantity: toNumber(values.quantity) }],
        ...(values.location ? { location: values.location } : {}),
        ...(values.reason.trim() ? { reason: values.reason.trim() } : {}),
      }),
    onDone: ({ items }, { quantity }) => {
      attempt.done()
      form.reset(EMPTY)
      notifyDone(
        `${sku}: ${formatNumber(toNumber(quantity))} received, ${formatNumber(items[0]?.onHand ?? 0)} on hand`,
      )
      onDone()
    },
  })
  return (
    <form {...form.form} className={styles.form} aria-label="Receive">
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <TextInput
        label="How many"
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        value={form.values.quantity}
        error={form.errorOf('quantity')}
        onBlur={() => form.values.quantity && form.leave('quantity')}
        onChange={(event) => form.set('quantity', event.currentTarget.value)}
      />
      <LocationField
        label="Where"
        onlyActive
        value={form.values.location || first}
        onChange={(location) => form.set('location', location)}
      />
      <TextInput
        label="Delivery note"
        description="Optional. Stays in the ledger."
        autoComplete="off"
        maxLength={200}
        value={form.values.reason}
        error={form.errorOf('reason')}
        onBlur={() => form.values.reason && form.leave('reason')}
        onChange={(event) => form.set('reason', event.currentTarget.value)}
      />
      <Button type="submit" loading={form.sending} className={styles.send}>
        Receive
      </Button>
    </form>
  )
}
