import { Link, useLocation } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import type { OptionChoice, VariantChoice } from '../../lib/variant-choice.ts'
import { SwatchDot } from '../swatch.tsx'

interface OptionPickerProps {
  slug: string
  choice: VariantChoice
  option: OptionChoice
  /** The values of the options before this one, in words. */
  before: string
  /** The shopper tried to buy without choosing. */
  isAsked: boolean
}

/** The values of one option as links, so that a choice has an address and works without JavaScript. */
export function OptionPicker({
  slug,
  choice,
  option: { option, chosen, values },
  before,
  isAsked,
}: OptionPickerProps) {
  const { t } = useLocale()
  const { state } = useLocation()
  const chosenName = values.find(({ value }) => value === chosen)?.name
  const isFirst = choice.options[0]?.option.code === option.code
  const isColor = values.some(({ hex }) => hex)
  const crossedOut = values.some(({ state }) => state !== 'free')
  const noteId = `note-${option.code}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links, no form fields.
    <div
      role="group"
      id={`option-${option.code}`}
      aria-label={option.name}
      aria-describedby={crossedOut ? noteId : undefined}
      className="mt-6"
    >
      <p className={isAsked ? 'font-semibold text-bad' : ''} role={isAsked ? 'alert' : undefined}>
        {isAsked ? (
          t.product.chooseFirst(option.name)
        ) : (
          <>
            <span className="font-semibold">{option.name}</span>
            {chosenName && <span className="text-soft"> · {chosenName}</span>}
          </>
        )}
      </p>
      <ul className="mt-2.5 flex flex-wrap gap-2">
        {values.map((value) => {
          const isChosen = value.value === chosen
          const look = `${isColor ? 'option-color' : 'option-value'} ${value.state === 'free' ? '' : 'is-out'}`
          const content = (
            <>
              {isColor ? <SwatchDot color={value} className="size-8" /> : value.name}
              {isColor && <span className="sr-only">{value.name}</span>}
              {value.state !== 'free' && <span className="sr-only">, {t.product.notAvailable}</span>}
            </>
          )
          // The first option leads to everything; later ones only to what the earlier leave.
          const canBeChosen = isChosen || value.state === 'free' || (isFirst && value.state === 'sold_out')
          return (
            <li key={value.value}>
              {canBeChosen ? (
                <Link
                  to={paths.product(slug, { ...choice.chosen, [option.code]: value.value })}
                  replace
                  preventScrollReset
                  state={state}
                  rel="nofollow"
                  title={value.name}
                  aria-current={isChosen ? 'true' : undefined}
                  className={look}
                >
                  {content}
                </Link>
              ) : (
                // biome-ignore lint/a11y/useSemanticElements: a link that leads nowhere just now.
                // biome-ignore lint/a11y/useFocusableInteractive: it can be read, not used.
                <span
                  role="link"
                  aria-disabled="true"
                  title={`${value.name}, ${t.product.notAvailable}`}
                  className={look}
                >
                  {content}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {crossedOut && (
        <p id={noteId} className="mt-2 text-sm text-soft">
          {before && !isFirst ? t.product.unavailableWith(before) : t.product.unavailableNow}
        </p>
      )}
    </div>
  )
}
