import type { Picture as PictureData } from '@techmart/contracts'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { Breadcrumbs, type Crumb } from '../breadcrumbs.tsx'
import { Picture } from '../picture.tsx'
import { type TintName, tintClass } from '../tint.ts'

interface ListingHeadProps {
  crumbs: readonly Crumb[]
  title: string
  text?: string
  tint: TintName
  picture?: PictureData | undefined
  children?: ReadonlyArray<{ slug: string; name: string }>
}

/** The head of a department or collection: its name on its own ground, which its picture stands on too. */
export function ListingHead({ crumbs, title, text, tint, picture, children = [] }: ListingHeadProps) {
  return (
    <header className={`listing-head ${tintClass[tint]}`}>
      <div className="wrap listing-head-grid">
        <div className="py-4 lg:pt-5 lg:pb-12">
          <Breadcrumbs crumbs={crumbs} />
          <h1 className="mt-3 text-4xl lg:mt-10">{title}</h1>
          {text && <p className="mt-3 max-w-xl text-lg text-soft">{text}</p>}
          {children.length > 0 && (
            <nav aria-label={title} className="mt-5 lg:mt-8">
              <ul className="child-links">
                {children.map(({ slug, name }) => (
                  <li key={slug}>
                    <Link to={paths.category(slug)} className="child-link">
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        {picture && (
          <div className={`listing-head-picture ${picture.width > picture.height ? 'is-wide' : ''}`}>
            <Picture picture={picture} sizes="(width >= 64rem) 36rem, 1px" alt="" />
          </div>
        )}
      </div>
    </header>
  )
}
