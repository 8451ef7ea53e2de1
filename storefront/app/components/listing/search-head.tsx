import { Link, useSearchParams } from 'react-router'
import type { Listing } from '../../lib/listing.server.ts'
import { isNarrowed, withWords } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Notice } from '../notice.tsx'

/** What was searched for, how well it was found, and what else may have been meant. */
export function SearchHead({ q, listing: { result, state } }: { q: string; listing: Listing }) {
  const { t } = useLocale()
  const { items, total, closest, didYouMean, fallback } = result
  // Then the page that says so has a head of its own.
  const isEmpty = items.length === 0 && !isNarrowed(state)
  // The catalogue knows no words: nothing can be said of how near its products come.
  const rests = fallback === 'catalogue'
  return (
    <header className={isEmpty ? 'empty:hidden' : 'mb-6 lg:mb-10'}>
      {!isEmpty && (
        <h1 className="max-w-4xl text-3xl">
          {closest && !rests ? t.browse.closestTitle(q) : t.browse.resultsFor(q)}
        </h1>
      )}
      {!closest && total > 0 && (
        <p className="num mt-2 text-soft lg:hidden">{t.browse.productCount(total)}</p>
      )}
      {didYouMean && <DidYouMean query={didYouMean} />}
      {rests && <Notice className="mt-4 max-w-3xl">{t.browse.searchRests}</Notice>}
    </header>
  )
}

function DidYouMean({ query }: { query: string }) {
  const { t } = useLocale()
  const [params] = useSearchParams()
  return (
    <p className="mt-3 text-lg">
      {t.browse.didYouMean}{' '}
      <Link to={withWords(params, query)} className="link font-semibold">
        {query}
      </Link>
      {t.browse.didYouMeanEnd}
    </p>
  )
}
