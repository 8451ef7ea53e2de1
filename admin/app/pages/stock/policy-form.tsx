import { Button, TextInput } from '@mantine/core'
import type { StockLevel } from '@techmart/contracts'
import { api, ctx } from '../../api/client.ts'
import { useForm } from '../../forms/use-form.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import styles from './stock.module.css'
import { faultOfCount, toNumber } from './whole-number.ts'

/** When stock is low, and what may be promised beyond it. */
export function PolicyForm({ level, onDone }: { level: StockLevel; onDone: () => void }) {
  const form = useForm({
    initial: {
      lowAt: String(level.lowAt),
      backorderLimit: String(level.backorderLimit),
      preorderLimit: String(level.preorder?.limit ?? 0),
      availableFrom: level.preorder?.availableFrom?.slice(0, 10) ?? '',
    },
    check: ({ lowAt, backorderLimit, preorderLimit }) => ({
      lowAt: faultOfCount(lowAt, 0),
      backorderLimit: faultOfCount(backorderLimit, 0),
      preorderLimit: faultOfCount(preorderLimit, 0),
    }),
    send: ({ lowAt, backorderLimit, preorderLimit, availableFrom }) =>
      api.inventory.setPolicy(ctx(), {
        sku: level.sku,
        lowAt: toNumber(lowAt),
        backorderLimit: toNumber(backorderLimit),
        ...(toNumber(preorderLimit) > 0
          ? {
              preorder: {
                limit: toNumber(preorderLimit),
                ...(availableFrom ? { availableFrom: `${availableFrom}T00:00:00.000Z` } : {}),
              },
            }
          : {}),
      }),
    onDone: ({ sku }) => {
      notifyDone(`${sku}: rules saved`)
      onDone()
    },
  })
  const field = (name: 'lowAt' | 'backorderLimit' | 'preorderLimit') => ({
    inputMode: 'numeric' as const,
    autoComplete: 'off',
    maxLength: 7,
    value: form.values[name],
    error: form.errorOf(name),
    onBlur: () => form.leave(name),
    onChange: (event: { currentTarget: { value: string } }) => form.set(name, event.currentTarget.value),
  })
  return (
    <form {...form.form} className={styles.form} aria-label="Rules">
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <div className={styles.pair}>
        <TextInput label="Low at" description="An alert from there on" {...field('lowAt')} />
        <TextInput label="Back-order" description="Promised beyond stock" {...field('backorderLimit')} />
        <TextInput label="Pre-order" description="Before the first delivery" {...field('preorderLimit')} />
        <TextInput
          type="date"
          label="Expected on"
          description="Of a pre-order; optional"
          disabled={toNumber(form.values.preorderLimit) === 0}
          value={form.values.availableFrom}
          onChange={(event) => form.set('availableFrom', event.currentTarget.value)}
        />
      </div>
      <Button type="submit" loading={form.sending} disabled={!form.dirty} className={styles.send}>
        Save rules
      </Button>
    </form>
  )
}
