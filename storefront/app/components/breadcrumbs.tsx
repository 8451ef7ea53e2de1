import { Link } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  name: string
  /** Absent for the page one is on. */
  to?: string
}

/** The way from the home page to here. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useLocale()
  return (
    <nav aria-label={t.shell.breadcrumbs} className="text-sm text-soft">
      <ol className="flex items-center gap-x-1.5 overflow-x-clip">
        {[{ name: t.shell.home, to: paths.home() }, ...crumbs].map((crumb, index) => (
          <li
            key={crumb.to ?? 'here'}
            className="flex shrink-0 items-center gap-x-1.5 last:min-w-0 last:shrink"
          >
            {index > 0 && <Icon name="chevron-end" size={14} flip className="text-edge" />}
            {crumb.to ? (
              <Link to={crumb.to} className="py-2.5 hover:text-accent hover:underline">
                {crumb.name}
              </Link>
            ) : (
              <span aria-current="page" className="truncate py-2.5 text-ink">
                {crumb.name}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
