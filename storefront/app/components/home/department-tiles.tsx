import type { Category } from '@techmart/contracts'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Picture } from '../picture.tsx'
import { tintClass } from '../tint.ts'

/** The departments, each on its own ground. */
export function DepartmentTiles({ departments }: { departments: readonly Category[] }) {
  const { t } = useLocale()
  return (
    <section aria-label={t.goods.shopDepartments} className="mt-12 lg:mt-20">
      <h2 className="wrap text-2xl">{t.goods.shopDepartments}</h2>
      <ul className="department-tiles">
        {departments.map(({ slug, name, tint, picture, productCount }) => (
          <li key={slug} className="card">
            <span className={`department-tile ${tintClass[tint]}`}>
              {picture && <Picture picture={picture} sizes="(width >= 64rem) 11rem, 38vw" alt="" />}
            </span>
            <h3 className="mt-2.5 font-text text-base leading-snug font-semibold tracking-normal">
              <Link to={paths.category(slug)} className="card-link hover:text-accent">
                {name}
              </Link>
            </h3>
            <p className="num text-sm text-soft">{t.browse.productCount(productCount)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
