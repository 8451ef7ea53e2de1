import { Link, useSearchParams } from 'react-router'
import { withPage } from '../../lib/listing-query.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Icon } from '../icon.tsx'

/** Plain links to the pages around this one, the first and the last. */
export function Pagination({ page, pageCount }: { page: number; pageCount: number }) {
  const { t, number } = useLocale()
  const [params] = useSearchParams()
  if (pageCount < 2) return null
  return (
    <nav aria-label={t.browse.pagination} className="mt-12 flex items-center justify-center gap-1">
      <Step to={page > 1 ? withPage(params, page - 1) : undefined} label={t.goods.previous} backwards />
      <ul className="flex items-center gap-1">
        {pagesAround(page, pageCount).map((shown, index, all) => (
          <li key={shown} className="flex items-center gap-1">
            {index > 0 && shown - (all[index - 1] ?? 0) > 1 && <span aria-hidden="true">…</span>}
            <Link
              to={withPage(params, shown)}
              aria-label={t.browse.page(shown)}
              aria-current={shown === page ? 'page' : undefined}
              className="page-link num"
            >
              {number(shown)}
            </Link>
          </li>
        ))}
      </ul>
      <Step to={page < pageCount ? withPage(params, page + 1) : undefined} label={t.goods.next} />
    </nav>
  )
}

function Step({ to, label, backwards }: { to: string | undefined; label: string; backwards?: boolean }) {
  const arrow = (
    <span className={backwards ? 'inline-flex rotate-180' : 'inline-flex'}>
      <Icon name="arrow-end" size={20} flip />
    </span>
  )
  if (!to) return <span className="btn-icon invisible">{arrow}</span>
  return (
    <Link to={to} rel={backwards ? 'prev' : 'next'} aria-label={label} className="btn-icon">
      {arrow}
    </Link>
  )
}

/** The first, the last, and this page with its neighbours. */
function pagesAround(page: number, pageCount: number): number[] {
  const pages = new Set([1, page - 1, page, page + 1, pageCount])
  return [...pages].filter((shown) => shown >= 1 && shown <= pageCount).sort((a, b) => a - b)
}
