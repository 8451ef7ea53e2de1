import { Button, TextInput } from '@mantine/core'
import type { StockPlace } from '@techmart/contracts'
import { api } from '../../api/client.ts'
import { useForm } from '../../forms/use-form.ts'
import { formatNumber } from '../../ui/format.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import { LocationField } from './location-field.tsx'
import styles from './stock.module.css'
import { useAttempt } from './use-attempt.ts'
import { nameOf, useLocations } from './use-locations.ts'
import { faultOfCount, toNumber } from './whole-number.ts'

interface TransferFormProps {
  sku: string
  places: StockPlace[]
  onDone: () => void
}

/** Moves goods from one location to another. */
export function TransferForm({ sku, places, onDone }: TransferFormProps) {
  const attempt = useAttempt()
  const locations = useLocations()
  const fullest = places.toSorted((a, b) => b.quantity - a.quantity)[0]?.location ?? ''
  const empty = { quantity: '', from: fullest, to: '' }
  const lyingAt = (code: string) => places.find((place) => place.location === code)?.quantity ?? 0
  const form = useForm({
    initial: empty,
    check: ({ quantity, from, to }) => ({
      quantity:
        faultOfCount(quantity, 1) ??
        (toNumber(quantity) > lyingAt(from)
          ? `${formatNumber(Math.max(0, lyingAt(from)))} there`
          : undefined),
      from: from ? undefined : 'Choose where it lies',
      to: to && to !== from ? undefined : 'Choose another location',
    }),
    send: (values) =>
      api.inventory.transfer(attempt.ctxFor(values), {
        from: values.from,
        to: values.to,
        lines: [{ sku, quantity: toNumber(values.quantity) }],
      }),
    onDone: (_answer, { quantity, to }) => {
      attempt.done()
      form.reset(empty)
      notifyDone(`${sku}: ${formatNumber(toNumber(quantity))} moved to ${nameOf(locations, to)}`)
      onDone()
    },
  })
  return (
    <form {...form.form} className={styles.form} aria-label="Transfer">
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <div className={styles.pair}>
        <LocationField
          label="From"
          value={form.values.from}
          error={form.errorOf('from')}
          onChange={(from) => form.set('from', from)}
        />
        <LocationField
          label="To"
          onlyActive
          value={form.values.to}
          error={form.errorOf('to')}
          onChange={(to) => form.set('to', to)}
        />
      </div>
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
      <Button type="submit" loading={form.sending} className={styles.send}>
        Transfer
      </Button>
    </form>
  )
}
