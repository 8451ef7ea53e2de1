import type { ProductCard } from '@techmart/contracts'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { ButtonLink } from '../button.tsx'
import { Picture } from '../picture.tsx'
import { Price } from '../price.tsx'
import { tintClass } from '../tint.ts'

/** What the shop is, in one sentence and three things. */
export function Hero({ cards }: { cards: readonly ProductCard[] }) {
  const { t } = useLocale()
  return (
    <section className="wrap hero">
      <div className="hero-text">
        <h1 className="text-5xl">{t.browse.heroTitle}</h1>
        <p className="mt-5 max-w-md text-lg text-soft lg:mt-8">{t.browse.heroText}</p>
        <div className="mt-6 flex flex-wrap gap-3 lg:mt-9">
          <ButtonLink to={paths.collections()}>{t.browse.heroAction}</ButtonLink>
        </div>
      </div>
      <ul className="hero-pictures">
        {cards.map((card, index) => (
          <li key={card.id} className={`hero-picture ${tintClass[card.tint]}`}>
            {card.pictures[0] && (
              <Picture
                picture={card.pictures[0]}
                sizes={index === 0 ? '(width >= 64rem) 34vw, 60vw' : '(width >= 64rem) 18vw, 32vw'}
                priority={index === 0}
                eager
                alt=""
              />
            )}
            <Link to={paths.product(card.slug)} className="hero-caption card-link">
              <span className="min-w-0 flex-1 truncate">{card.title}</span>
              {index === 0 && <Price price={card.price} />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
