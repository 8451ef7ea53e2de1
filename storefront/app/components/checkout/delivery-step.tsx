import type { DeliveryOption } from '@techmart/contracts'
import { useFetcher } from 'react-router'
import type { CheckoutData, StepAnswer } from '../../lib/checkout-data.ts'
import { arrivalRange } from '../../lib/checkout-dates.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Recap } from './recap.tsx'
import { StepForm } from './step-form.tsx'

/** How it gets there: what it costs and when it comes. */
export function DeliveryStep({ data, answer }: { data: CheckoutData; answer: StepAnswer | undefined }) {
  const { t } = useLocale()
  const { checkout, now } = data
  const fetcher = useFetcher<StepAnswer>({ key: 'delivery' })
  const options = (checkout.quote ?? checkout.cart.quote)?.deliveryOptions ?? []
  const known = options.some(({ code }) => code === checkout.deliveryCode)
  const chosen = known ? checkout.deliveryCode : options[0]?.code
  const isFaulty = answer?.faulty.includes('deliveryCode')
  const showTotal = (deliveryCode: string) =>
    fetcher.submit({ deliveryCode, stay: '1' }, { method: 'post', action: paths.checkout('delivery') })
  return (
    <StepForm
      step="delivery"
      answer={answer}
      faults={isFaulty ? [{ id: `delivery-${options[0]?.code}`, text: t.buy.fieldErrors.deliveryCode }] : []}
      before={<Recap checkout={checkout} steps={['contact', 'address']} />}
    >
      <fieldset>
        <legend className="sr-only">{t.buy.deliveryMethods}</legend>
        {isFaulty && <p className="mb-3 text-sm font-medium text-bad">{t.buy.fieldErrors.deliveryCode}</p>}
        <div className="space-y-3">
          {options.map((option, index) => (
            <Option
              key={option.code}
              option={option}
              now={now}
              isChosen={option.code === chosen}
              hasFocus={index === 0 && isFaulty}
              onChoose={() => showTotal(option.code)}
            />
          ))}
        </div>
      </fieldset>
    </StepForm>
  )
}

interface OptionProps {
  option: DeliveryOption
  now: string
  isChosen: boolean
  /** Without scripts the browser leads here. */
  hasFocus: boolean | undefined
  onChoose: () => void
}

function Option({ option, now, isChosen, hasFocus, onChoose }: OptionProps) {
  const { t, money, language } = useLocale()
  const { code, name, description, price, minDays, maxDays } = option
  return (
    <label className="choice">
      <input
        id={`delivery-${code}`}
        type="radio"
        name="deliveryCode"
        value={code}
        defaultChecked={isChosen}
        // biome-ignore lint/a11y/noAutofocus: only after a refusal, at what has to be looked at again.
        autoFocus={hasFocus}
        onChange={onChoose}
      />
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{name}</span>
        <span className="block text-sm text-soft">{description}</span>
        <span className="mt-1 block text-sm font-medium" suppressHydrationWarning>
          {t.buy.arrives(arrivalRange(language, now, minDays, maxDays))}
        </span>
        <span className="num block text-sm text-soft">
          {t.buy.workingDays(useDayRange(minDays, maxDays))}
        </span>
      </span>
      <span
        className={`num font-semibold ${price.amountMinor === 0 ? 'text-good' : ''}`}
        suppressHydrationWarning
      >
        {price.amountMinor === 0 ? t.buy.free : money(price)}
      </span>
    </label>
  )
}

function useDayRange(minDays: number, maxDays: number): string {
  const { number } = useLocale()
  return minDays === maxDays ? number(minDays) : `${number(minDays)}–${number(maxDays)}`
}
