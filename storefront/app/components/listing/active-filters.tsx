import { Link, useSearchParams } from 'react-router'
import type { Listing } from '../../lib/listing.server.ts'
import { facetPairs, isNarrowed, withoutFilters, withoutParam } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { useRootData } from '../../lib/root-data.ts'
import { Icon } from '../icon.tsx'

interface ActiveFilter {
  label: string
  /** The listing without it. */
  to: string
}

/** What narrows the listing, each with a way to take it off. */
export function ActiveFilters({ listing }: { listing: Listing }) {
  const { t } = useLocale()
  const [params] = useSearchParams()
  const filters = useActiveFilters(listing, params)
  if (!isNarrowed(listing.state)) return null
  return (
    <section aria-label={t.browse.activeFilters} className="mb-5">
      <ul className="flex flex-wrap items-center gap-2">
        {filters.map(({ label, to }) => (
          <li key={to}>
            <Link
              to={to}
              replace
              preventScrollReset
              className="chip"
              aria-label={t.browse.removeFilter(label)}
            >
              {label}
              <Icon name="close" size={16} />
            </Link>
          </li>
        ))}
        <li>
          <Link
            to={withoutFilters(params)}
            replace
            preventScrollReset
            className="link inline-block p-2 text-sm"
          >
            {t.browse.clearAll}
          </Link>
        </li>
      </ul>
    </section>
  )
}

function useActiveFilters({ result, state }: Listing, params: URLSearchParams): ActiveFilter[] {
  const { t, money } = useLocale()
  const { currency } = useRootData()
  const labelOf = (code: string, value: string) =>
    result.facets.find((facet) => facet.code === code)?.values.find((known) => known.value === value)
      ?.label ?? value
  const amount = (amountMinor: number) => money({ amountMinor, currency }, 'short')
  const { priceMin, priceMax } = state
  const filters = facetPairs(params).map(([code, value]) => ({
    label: labelOf(code, value),
    to: withoutParam(params, code, value),
  }))
  if (priceMin !== undefined || priceMax !== undefined) {
    const range = [priceMin, priceMax].map((minor) => (minor === undefined ? '…' : amount(minor)))
    filters.push({ label: range.join(' – '), to: withoutParam(params, 'price') })
  }
  if (state.inStock) filters.push({ label: t.browse.inStockOnly, to: withoutParam(params, 'stock') })
  return filters
}
