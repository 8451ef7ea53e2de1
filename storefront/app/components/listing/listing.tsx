import type { ReactNode } from 'react'
import { useLocation, useNavigation, useSearchParams } from 'react-router'
import type { Listing as ListingData } from '../../lib/listing.server.ts'
import { isNarrowed, narrowingsOf, withoutFilters } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { ButtonLink } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { ActiveFilters } from './active-filters.tsx'
import { FACETS_ID, FacetPanel } from './facet-panel.tsx'
import { Pagination } from './pagination.tsx'
import { Results } from './results.tsx'
import { SortField } from './sort-field.tsx'

/** Facets, order, products and pages: the body of every listing. `empty` stands where nothing was found at all. */
export function Listing({ listing, empty }: { listing: ListingData; empty?: ReactNode }) {
  const { t, number } = useLocale()
  const { result, state } = listing
  const narrowings = narrowingsOf(state)
  const isPending = useListingPending()
  // Without them there is no form to sort with either: the catalogue answers instead of search.
  const hasFacets = result.facets.length > 0 || isNarrowed(state)
  if (result.items.length === 0 && !isNarrowed(state)) return empty
  return (
    <div className={hasFacets ? 'listing' : ''}>
      {hasFacets && <FacetPanel listing={listing} />}
      <section aria-busy={isPending} className="min-w-0">
        <div className="listing-bar">
          {hasFacets && (
            <button type="button" popoverTarget={FACETS_ID} className="btn btn-line btn-small lg:hidden">
              <Icon name="filters" size={20} />
              {t.browse.filters}
              {narrowings > 0 && <span className="facet-chosen num">{number(narrowings)}</span>}
            </button>
          )}
          <p className="num hidden text-sm text-soft lg:block">{t.browse.productCount(result.total)}</p>
          {hasFacets && <SortField state={state} />}
        </div>
        <p role="status" className="sr-only">
          {isPending ? t.shell.loading : t.browse.updated(result.total)}
        </p>
        <ActiveFilters listing={listing} />
        {result.items.length === 0 ? <NothingFits /> : <Results listing={listing} isPending={isPending} />}
        <Pagination page={result.page} pageCount={result.pageCount} />
      </section>
    </div>
  )
}

/** The same listing is being read again with other filters. */
function useListingPending(): boolean {
  const next = useNavigation().location
  const { pathname } = useLocation()
  return next?.pathname === pathname
}

function NothingFits() {
  const { t } = useLocale()
  const [params] = useSearchParams()
  return (
    <div className="border-y border-line py-16">
      <h2 className="text-2xl">{t.browse.noneTitle}</h2>
      <p className="mt-2 text-soft">{t.browse.noneText}</p>
      <ButtonLink to={withoutFilters(params)} look="line" className="mt-6">
        {t.browse.clearAll}
      </ButtonLink>
    </div>
  )
}
