import { Button, TextInput } from '@mantine/core'
import type { StockLevel } from '@techmart/contracts'
import { api } from '../../api/client.ts'
import { useForm } from '../../forms/use-form.ts'
import { formatChange, formatNumber } from '../../ui/format.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import { LocationField } from './location-field.tsx'
import styles from './stock.module.css'
import { useAttempt } from './use-attempt.ts'
import { faultOfChange, toNumber } from './whole-number.ts'

const REASONS = ['Stock count', 'Damaged', 'Returned to supplier', 'Found']
const EMPTY = { delta: '', reason: '', location: '' }

/** Corrects the stock on hand. The reason stays in the ledger. */
export function AdjustForm({ level, onDone }: { level: StockLevel; onDone: () => void }) {
  const attempt = useAttempt()
  const form = useForm({
    initial: EMPTY,
    check: ({ delta, reason }) => ({
      delta: faultOf(delta, level),
      reason: reason.trim().length >= 3 ? undefined : 'Say why, in a few words',
    }),
    send: (values) =>
      api.inventory.adjust(attempt.ctxFor(values), {
        sku: level.sku,
        delta: toNumber(values.delta),
        reason: values.reason.trim(),
        ...(values.location ? { location: values.location } : {}),
      }),
    onDone: (next) => {
      attempt.done()
      form.reset(EMPTY)
      notifyDone(`${next.sku}: ${formatNumber(next.onHand)} on hand`)
      onDone()
    },
  })
  const delta = toNumber(form.values.delta)
  const valid = faultOf(form.values.delta, level) === undefined
  return (
    <form {...form.form} className={styles.form} aria-label="Adjust">
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <div className={styles.delta}>
        <TextInput
          label="Change"
          placeholder="+10 or −2"
          inputMode="text"
          autoComplete="off"
          maxLength={9}
          value={form.values.delta}
          error={form.errorOf('delta')}
          onBlur={() => form.values.delta && form.leave('delta')}
          onChange={(event) => form.set('delta', event.currentTarget.value)}
        />
        <p className="num soft" aria-live="polite">
          {valid && `${formatNumber(level.onHand)} → ${formatNumber(level.onHand + delta)} on hand`}
        </p>
      </div>
      <LocationField
        label="Where"
        any="By priority"
        value={form.values.location}
        onChange={(location) => form.set('location', location)}
      />
      <TextInput
        label="Reason"
        list="stock-reasons"
        autoComplete="off"
        maxLength={200}
        value={form.values.reason}
        error={form.errorOf('reason')}
        onBlur={() => form.values.reason && form.leave('reason')}
        onChange={(event) => form.set('reason', event.currentTarget.value)}
      />
      <datalist id="stock-reasons">
        {REASONS.map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
      <Button type="submit" loading={form.sending} className={styles.send}>
        {valid ? `Adjust by ${formatChange(delta)}` : 'Adjust'}
      </Button>
    </form>
  )
}

function faultOf(text: string, level: StockLevel): string | undefined {
  const fault = faultOfChange(text)
  if (fault || level.available + toNumber(text) >= 0) return fault
  return `At most ${formatNumber(level.available)} can be taken away`
}
