import { type ListingState, listingSorts } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button } from '../button.tsx'
import { FACET_FORM_ID } from './facet-panel.tsx'

/** The order of a listing. It is a field of the facet form, so that both go into one address. */
export function SortField({ state }: { state: ListingState }) {
  const { t } = useLocale()
  const sorts = listingSorts.filter((sort) => sort !== 'relevance' || state.q)
  const first = state.q ? 'relevance' : 'bestselling'
  return (
    <div className="flex items-center gap-2">
      <label className="flex items-center gap-2 text-sm">
        <span className="hidden text-soft sm:inline">{t.browse.sort}</span>
        <select
          key={state.sort}
          name="sort"
          form={FACET_FORM_ID}
          aria-label={t.browse.sort}
          defaultValue={state.sort ?? first}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
          className="input min-h-11 w-auto py-1.5 text-sm font-medium"
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort === first ? '' : sort}>
              {t.browse.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" form={FACET_FORM_ID} small look="line" className="without-script">
        {t.browse.apply}
      </Button>
    </div>
  )
}
