import { useLocale } from '../lib/locale.tsx'
import { Icon } from './icon.tsx'

interface QuantityStepperProps {
  value: number
  onChange: (value: number) => void
  /** Field name, so that a form sends it also without JavaScript. */
  name?: string
  /** What is counted, for screen readers. */
  label?: string
  min?: number
  max?: number
  small?: boolean
}

/** A quantity with a button on either side; the number can be typed as well. */
export function QuantityStepper(props: QuantityStepperProps) {
  const { value, onChange, name = 'quantity', label, min = 1, max = 20, small } = props
  const { t } = useLocale()
  const size = small ? 'size-11' : 'size-12'
  const suffix = label ? `: ${label}` : ''
  const set = (next: number) => {
    if (Number.isInteger(next)) onChange(Math.min(max, Math.max(min, next)))
  }
  return (
    <div className="stepper inline-flex items-center rounded-md border border-edge">
      <button
        type="button"
        className={`${size} stepper-button`}
        aria-label={t.shell.decrease + suffix}
        disabled={value <= min}
        onClick={() => set(value - 1)}
      >
        <Icon name="minus" size={18} />
      </button>
      <input
        type="number"
        inputMode="numeric"
        name={name}
        aria-label={t.shell.quantity + suffix}
        className={`num ${small ? 'h-11 w-9' : 'h-12 w-10'} bg-transparent text-center font-semibold`}
        value={value}
        min={min}
        max={max}
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <button
        type="button"
        className={`${size} stepper-button`}
        aria-label={t.shell.increase + suffix}
        disabled={value >= max}
        onClick={() => set(value + 1)}
      >
        <Icon name="plus" size={18} />
      </button>
    </div>
  )
}
