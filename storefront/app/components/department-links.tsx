import { Link } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'

/** The departments as a plain row of links: a way out of an empty or missing page. */
export function DepartmentLinks(props: {
  departments: ReadonlyArray<{ slug: string; name: string }>
  className?: string
}) {
  const { t } = useLocale()
  return (
    <nav aria-label={t.goods.shopDepartments} className={props.className}>
      <ul className="flex flex-wrap gap-2">
        {props.departments.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={paths.category(slug)} className="chip min-h-11 px-4">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
