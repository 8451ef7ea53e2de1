import type { Product } from '@techmart/contracts'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Picture } from '../picture.tsx'
import { type TintName, tintClass } from '../tint.ts'

/** What a set is made of. */
export function BundleContents({ components, tint }: { components: Product['components']; tint: TintName }) {
  const { t, number } = useLocale()
  if (components.length === 0) return null
  return (
    <section className="mt-14 lg:mt-20">
      <h2 className="text-2xl">{t.product.inTheSet}</h2>
      <ul className="mt-5 grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {components.map(({ sku, slug, title, quantity, picture }) => (
          <li key={sku} className="relative flex items-center gap-4 border-b border-line pb-4">
            <span className={`block h-25 w-20 shrink-0 overflow-clip rounded-sm ${tintClass[tint]}`}>
              {picture && <Picture picture={picture} sizes="80px" alt="" />}
            </span>
            <span>
              <span className="num text-soft">{number(quantity)} × </span>
              <Link to={paths.product(slug)} className="card-link font-medium hover:text-accent">
                {title}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
