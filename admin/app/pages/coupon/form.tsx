import { SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { currencies, languages } from '@techmart/contracts'
import { useNavigate } from 'react-router'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { LocalizedFields } from '../../forms/localized-fields.tsx'
import { MoneyField } from '../../forms/money-field.tsx'
import { SaveBar } from '../../forms/save-bar.tsx'
import { UnsavedGuard } from '../../forms/unsaved-guard.tsx'
import { useForm } from '../../forms/use-form.ts'
import { paths } from '../../paths.ts'
import { notifyDone } from '../../ui/notify.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/panels.tsx'
import styles from './coupon.module.css'
import type { Coupon } from './coupon-rows.ts'
import { type CouponValues, check, toCoupon, toValues } from './values.ts'

interface CouponFormProps {
  /** Absent for a new one. */
  coupon?: Coupon
  /** Codes that may not be used again. */
  taken: string[]
}

export function CouponForm({ coupon, taken }: CouponFormProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const mayWrite = useMay('pricing:write')
  const form = useForm({
    initial: toValues(coupon),
    check: (values) => check(values, taken),
    send: (values) => api.pricing.saveCoupon(ctx(), toCoupon(values)),
    onDone: async (_done, values) => {
      const { code } = toCoupon(values)
      notifyDone(coupon ? 'Saved' : `${code} is ready to be used`)
      await client.invalidateQueries({ queryKey: ['coupons'] })
      if (!coupon) void navigate(paths.coupons())
    },
  })
  const { values } = form
  const text = (name: 'code' | 'percent' | 'maxUses' | 'startsAt' | 'endsAt') => ({
    value: values[name],
    error: form.errorOf(name),
    readOnly: !mayWrite,
    autoComplete: 'off',
    onBlur: () => form.leave(name),
    onChange: (event: { currentTarget: { value: string } }) => form.set(name, event.currentTarget.value),
  })
  const money = (name: 'amounts' | 'minSubtotals', title: string) => (
    <div className={styles.three}>
      {currencies.map((currency) => (
        <MoneyField
          key={currency}
          currency={currency}
          label={currency}
          name={`${title} in ${currency}`}
          value={values[name][currency]}
          error={form.errorOf(`${name}/${currency}`)}
          disabled={!mayWrite}
          onBlur={() => form.leave(`${name}/${currency}`)}
          onChange={(amount) =>
            form.set(name, { ...values[name], [currency]: amount }, `${name}/${currency}`)
          }
        />
      ))}
    </div>
  )
  return (
    <form {...form.form} className="stack">
      <Section title="Code and name">
        <div className="stack">
          <TextInput
            label="Code"
            description={
              coupon
                ? 'Known to customers, so it stays.'
                : 'What customers type. Capital or small letters are the same.'
            }
            maxLength={40}
            spellCheck={false}
            {...text('code')}
            disabled={coupon !== undefined}
            classNames={{ input: styles.code ?? '' }}
          />
          <LocalizedFields
            label="Language of the name"
            missing={languages.filter((language) => !values.label[language].trim())}
            faulty={languages.filter((language) => form.errorOf(`label/${language}`))}
          >
            {(language, direction) => (
              <TextInput
                label="Name"
                description="Shown in the cart beside the amount."
                maxLength={120}
                dir={direction}
                readOnly={!mayWrite}
                value={values.label[language]}
                error={form.errorOf(`label/${language}`)}
                onBlur={() => form.leave(`label/${language}`)}
                onChange={(event) =>
                  form.set(
                    'label',
                    { ...values.label, [language]: event.currentTarget.value },
                    `label/${language}`,
                  )
                }
              />
            )}
          </LocalizedFields>
        </div>
      </Section>
      <Section title="What it takes off">
        <div className="stack">
          <SegmentedControl
            aria-label="Kind of coupon"
            value={values.kind}
            disabled={!mayWrite}
            onChange={(kind) => form.set('kind', kind as CouponValues['kind'])}
            data={[
              { value: 'percent', label: 'A percentage' },
              { value: 'fixed', label: 'An amount' },
            ]}
            className={styles.kind}
          />
          {values.kind === 'percent' ? (
            <TextInput
              label="Percent off"
              inputMode="numeric"
              maxLength={3}
              rightSection={<span className="soft">%</span>}
              className={styles.short}
              {...text('percent')}
            />
          ) : (
            <fieldset className={styles.group}>
              <legend>Amount off, per currency</legend>
              {money('amounts', 'Amount off')}
            </fieldset>
          )}
        </div>
      </Section>
      <Section title="Conditions">
        <div className="stack">
          <fieldset className={styles.group}>
            <legend>Goods worth at least (optional)</legend>
            {money('minSubtotals', 'Least worth of the goods')}
          </fieldset>
          <div className={styles.three}>
            <TextInput label="Starts" type="datetime-local" {...text('startsAt')} />
            <TextInput label="Ends" type="datetime-local" {...text('endsAt')} />
            <TextInput
              label="Uses in all"
              placeholder="No limit"
              inputMode="numeric"
              maxLength={10}
              {...text('maxUses')}
            />
          </div>
          <Switch
            label="Can be used"
            checked={values.active}
            disabled={!mayWrite}
            onChange={(event) => form.set('active', event.currentTarget.checked)}
          />
        </div>
      </Section>
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <SaveBar
        shown={form.dirty}
        label={coupon ? 'Save' : 'Add the coupon'}
        busy={form.sending}
        onDiscard={() => form.reset()}
      />
      <UnsavedGuard when={form.dirty && !form.sending} />
    </form>
  )
}
