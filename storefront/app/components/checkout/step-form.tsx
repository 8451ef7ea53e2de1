import type { ReactNode } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { type CheckoutStep, checkoutSteps, type StepAnswer } from '../../lib/checkout-data.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Notice } from '../notice.tsx'
import { ErrorSummary, type Fault } from './error-summary.tsx'

interface StepFormProps {
  step: Exclude<CheckoutStep, 'payment'>
  answer: StepAnswer | undefined
  faults: readonly Fault[]
  children: ReactNode
  /** Stands between the heading and the form. */
  before?: ReactNode
}

/**
 * A step: its question, its fields, and the button that leads on. The server checks, so that everybody is told the
 * same, with or without scripts.
 */
export function StepForm({ step, answer, faults, children, before }: StepFormProps) {
  const { t } = useLocale()
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <>
      <h1 className="mb-6 text-2xl lg:mb-8">{t.buy.titles[step]}</h1>
      {before}
      {answer?.code && (
        <Notice tone="bad" live className="mb-6">
          {problemText(t, answer.code)}
        </Notice>
      )}
      <ErrorSummary faults={faults} answer={answer} />
      <Form method="post" noValidate className="checkout-form">
        {/* Enter presses the first button of a form, shown or not; it is to lead on, whatever fields have of their own. */}
        <button type="submit" hidden tabIndex={-1} />
        {children}
        <div className="action-bar mt-8">
          <BackLink step={step} />
          <Button type="submit" pending={isBusy} className="max-lg:flex-1">
            {t.buy.next[step]}
            <Icon name="arrow-end" size={20} flip />
          </Button>
        </div>
      </Form>
    </>
  )
}

/** To the step before; from the first one the header leads to the cart. */
export function BackLink({ step }: { step: CheckoutStep }) {
  const { t } = useLocale()
  const before = checkoutSteps[checkoutSteps.indexOf(step) - 1]
  if (!before || before === 'payment') return <span className="max-lg:hidden" />
  return (
    <Link
      to={paths.checkout(before)}
      className="btn btn-quiet -ms-3 max-lg:w-11 max-lg:p-0"
      aria-label={t.buy.back[before]}
    >
      <Icon name="arrow-end" size={20} className="rotate-180 rtl:rotate-0" />
      <span className="max-lg:sr-only">{t.buy.back[before]}</span>
    </Link>
  )
}
