import type { ProductCard as Card } from '@techmart/contracts'
import { useRef } from 'react'
import { Link } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { Icon } from './icon.tsx'
import { ProductCard } from './product-card.tsx'

interface RailProps {
  title: string
  cards: readonly Card[]
  /** Router path of all of them. */
  to?: string
}

/** A row of products that scrolls sideways and snaps. */
export function Rail({ title, cards, to }: RailProps) {
  const { t } = useLocale()
  const list = useRef<HTMLUListElement>(null)
  if (cards.length === 0) return null
  const scroll = (direction: 1 | -1) => {
    const element = list.current
    if (!element) return
    const towards = getComputedStyle(element).direction === 'rtl' ? -direction : direction
    element.scrollBy({ left: towards * element.clientWidth * 0.75, behavior: 'smooth' })
  }
  return (
    <section aria-label={title} className="below-fold mt-16 lg:mt-24">
      <div className="wrap flex items-end justify-between gap-4">
        <h2 className="text-2xl">{title}</h2>
        <div className="flex items-center gap-2">
          {to && (
            <Link to={to} className="link py-2" aria-label={t.goods.seeAllOf(title)}>
              {t.goods.seeAll}
            </Link>
          )}
          <div className="rail-arrows" aria-hidden="true">
            <button type="button" tabIndex={-1} className="btn-icon" onClick={() => scroll(-1)}>
              <span className="inline-flex rotate-180">
                <Icon name="arrow-end" flip />
              </span>
            </button>
            <button type="button" tabIndex={-1} className="btn-icon" onClick={() => scroll(1)}>
              <Icon name="arrow-end" flip />
            </button>
          </div>
        </div>
      </div>
      <ul ref={list} className="rail">
        {cards.map((card) => (
          <li key={card.id}>
            <ProductCard card={card} level={3} sizes="(width >= 64rem) 18rem, (width >= 48rem) 30vw, 44vw" />
          </li>
        ))}
      </ul>
    </section>
  )
}
