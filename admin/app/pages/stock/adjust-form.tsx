import { Button, TextInput } from '@mantine/core'
import type { StockLevel } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'
import { useForm } from '../../forms/use-form.ts'
import { formatChange, formatNumber } from '../../ui/format.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import styles from './stock.module.css'

const REASONS = ['Delivery received', 'Stock count', 'Damaged', 'Returned to supplier', 'Found']
const LARGEST = 1_000_000

/** Corrects the stock on hand. The reason stays in the ledger. */
export function AdjustForm({ level, onDone }: { level: StockLevel; onDone: (level: StockLevel) => void }) {
  const form = useForm({
    initial: { delta: '', reason: '' },
    check: ({ delta, reason }) => ({
      delta: faultOf(delta, level),
      reason: reason.trim().length >= 3 ? undefined : 'Say why, in a few words',
    }),
    send: ({ delta, reason }) =>
      api.inventory.adjust(ctx(), { sku: level.sku, delta: toNumber(delta), reason: reason.trim() }),
    onDone: (next) => {
      form.reset({ delta: '', reason: '' })
      notifyDone(`${next.sku}: ${formatNumber(next.onHand)} on hand`)
      onDone(next)
    },
  })
  const delta = toNumber(form.values.delta)
  const valid = faultOf(form.values.delta, level) === undefined
  return (
    <form {...form.form} className={styles.adjust}>
      <h3>Adjust</h3>
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
      <Button type="submit" loading={form.sending} style={{ justifySelf: 'start' }}>
        {valid ? `Adjust by ${formatChange(delta)}` : 'Adjust'}
      </Button>
    </form>
  )
}

function faultOf(text: string, level: StockLevel): string | undefined {
  const delta = toNumber(text)
  if (!Number.isInteger(delta) || delta === 0) return 'A whole number other than 0'
  if (Math.abs(delta) > LARGEST) return 'Too large'
  if (level.available + delta < 0) return `At most ${formatNumber(level.available)} can be taken away`
  return undefined
}

/** Reads a plus, a hyphen or a real minus before the digits; NaN when it is something else. */
function toNumber(text: string): number {
  const match = /^\s*([+-]?)\s*(\d{1,7})\s*$/.exec(text.replace('−', '-'))
  return match ? Number(`${match[1] === '-' ? '-' : ''}${match[2]}`) : Number.NaN
}
