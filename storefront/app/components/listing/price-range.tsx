import type { SearchResult } from '@techmart/contracts'
import type { ListingState } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button } from '../button.tsx'
import { PriceHistogram } from './price-histogram.tsx'

/** From and to, in whole units of the currency as people write them. */
export function PriceRange({ result, state }: { result: SearchResult; state: ListingState }) {
  const { t, money } = useLocale()
  if (!result.price) return null
  const { min, max } = result.price
  const floor = Math.floor(min.amountMinor / 100)
  const ceiling = Math.ceil(max.amountMinor / 100)
  const symbolled = (amount: number) => money({ amountMinor: amount * 100, currency: min.currency }, 'short')
  return (
    <fieldset className="border-t border-line py-4">
      <legend className="float-start mb-3 font-semibold">{t.browse.price}</legend>
      <PriceHistogram price={result.price} from={state.priceMin} to={state.priceMax} />
      <div className="clear-both flex items-end gap-2">
        <PriceField
          key={`from-${state.priceMin}`}
          name="price_min"
          label={t.browse.priceFrom}
          hint={symbolled(floor)}
          value={state.priceMin}
          placeholder={floor}
        />
        <PriceField
          key={`to-${state.priceMax}`}
          name="price_max"
          label={t.browse.priceTo}
          hint={symbolled(ceiling)}
          value={state.priceMax}
          placeholder={ceiling}
        />
        <Button type="submit" look="line" small>
          {t.browse.apply}
        </Button>
      </div>
    </fieldset>
  )
}

function PriceField(props: {
  name: string
  label: string
  hint: string
  value: number | undefined
  placeholder: number
}) {
  return (
    <label className="min-w-0 flex-1 text-sm">
      <span className="text-soft">{props.label}</span>
      <input
        name={props.name}
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        title={props.hint}
        defaultValue={props.value === undefined ? '' : props.value / 100}
        placeholder={String(props.placeholder)}
        className="input num mt-1 min-h-11 px-2.5"
      />
    </label>
  )
}
