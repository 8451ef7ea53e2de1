import type { ProductCard as Card } from '@techmart/contracts'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { Picture } from './picture.tsx'
import { Price, reductionOf } from './price.tsx'
import { SwatchDot } from './swatch.tsx'
import { tintClass } from './tint.ts'

const MAX_SWATCHES = 5

interface ProductCardProps {
  card: Card
  /** Its title, where something in it is to stand out. */
  name?: ReactNode
  /** CSS `sizes` of the picture. */
  sizes: string
  priority?: boolean
  eager?: boolean
  /** Heading level of the name, to fit the page. */
  level?: 2 | 3
}

/** A product in a listing: picture, brand, name, price, colours; stock only when it matters. */
export function ProductCard({ card, name, sizes, priority, eager, level = 2 }: ProductCardProps) {
  const { t, average } = useLocale()
  const [peeking, setPeeking] = useState(false)
  const [front, second] = card.pictures
  const reduction = reductionOf(card.price, card.compareAt)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article
      className="card group"
      onPointerEnter={(event) => event.pointerType === 'mouse' && setPeeking(true)}
    >
      <div className={`card-picture ${tintClass[card.tint]}`}>
        {front && <Picture picture={front} sizes={sizes} priority={priority} eager={eager} alt="" />}
        {second && peeking && (
          <span className="card-second">
            <Picture picture={second} sizes={sizes} eager alt="" />
          </span>
        )}
        {(reduction > 0 || card.kind === 'bundle') && (
          <span className="card-tag num">{reduction > 0 ? t.goods.sale(reduction) : t.goods.bundle}</span>
        )}
      </div>
      <div className="card-text">
        <p className="flex items-baseline justify-between gap-2 text-sm text-soft">
          <span className="truncate">{card.brand.name}</span>
          {card.rating && (
            <span className="num shrink-0">
              <span aria-hidden="true">★ {average(card.rating.average)}</span>
              <span className="sr-only">{t.goods.rating(average(card.rating.average))}</span>
            </span>
          )}
        </p>
        <Heading className="card-name">
          <Link to={paths.product(card.slug)} className="card-link" prefetch="intent">
            {name ?? card.title}
          </Link>
        </Heading>
        <Price price={card.price} compareAt={card.compareAt} varies={card.priceVaries} className="mt-1" />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 empty:hidden">
          <Colors card={card} />
          <StockWord availability={card.availability} />
        </div>
      </div>
    </article>
  )
}

function Colors({ card: { colors } }: { card: Card }) {
  const { t } = useLocale()
  if (colors.length < 2) return null
  return (
    <span className="mt-1.5 inline-flex items-center gap-1.5">
      <span className="sr-only">{t.goods.colorCount(colors.length)}</span>
      {colors.slice(0, MAX_SWATCHES).map((color) => (
        <SwatchDot key={color.value} color={color} className="size-3.5" />
      ))}
      {colors.length > MAX_SWATCHES && (
        <span aria-hidden="true" className="num text-xs text-soft">
          +{colors.length - MAX_SWATCHES}
        </span>
      )}
    </span>
  )
}

function StockWord({ availability }: { availability: Card['availability'] }) {
  const { t } = useLocale()
  switch (availability) {
    case 'in_stock':
      return null
    case 'low_stock':
      return <span className="mt-1 text-sm font-medium text-warn">{t.goods.lowStock}</span>
    case 'preorder':
      return <span className="mt-1 text-sm text-soft">{t.goods.preorder}</span>
    case 'backorder':
      return <span className="mt-1 text-sm text-soft">{t.goods.backorder}</span>
    case 'out_of_stock':
      return <span className="mt-1 text-sm font-medium text-soft">{t.goods.soldOut}</span>
  }
}
