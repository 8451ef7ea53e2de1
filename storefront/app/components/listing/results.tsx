import type { ProductCard as Card } from '@techmart/contracts'
import type { Listing } from '../../lib/listing.server.ts'
import { nearFrom } from '../../lib/listing-order.ts'
import { useLocale } from '../../lib/locale.tsx'
import { type Mark, partsOf } from '../../lib/marked-text.ts'
import { ProductCard } from '../product-card.tsx'

const CARD_SIZES = '(width >= 96rem) 16rem, (width >= 64rem) 25vw, 46vw'
// What a phone and a desktop show without scrolling.
const EAGER_CARDS = 4

/** The products of a page: those that meet every word, and behind a line those that come near. */
export function Results({ listing, isPending }: { listing: Listing; isPending: boolean }) {
  const { t } = useLocale()
  const { items, marks } = listing.result
  const shown = items.map((card, index) => ({ card, marks: marks?.[index] ?? [], index }))
  const near = nearFrom(listing)
  return (
    <>
      <Grid isPending={isPending} shown={shown.slice(0, near)} />
      {near < items.length && (
        <section aria-labelledby="near" className={near > 0 ? 'mt-14' : ''}>
          <h2 id="near" className="near-line">
            {t.browse.nearTitle}
          </h2>
          <Grid isPending={isPending} shown={shown.slice(near)} level={3} />
        </section>
      )}
    </>
  )
}

interface Shown {
  card: Card
  marks: readonly Mark[]
  index: number
}

function Grid({ shown, isPending, level }: { shown: readonly Shown[]; isPending: boolean; level?: 3 }) {
  if (shown.length === 0) return null
  return (
    <ul className={`product-grid ${isPending ? 'is-pending' : ''}`}>
      {shown.map(({ card, marks, index }) => (
        <li key={card.id}>
          <ProductCard
            card={card}
            name={marks.length > 0 ? <MarkedTitle title={card.title} marks={marks} /> : undefined}
            sizes={CARD_SIZES}
            priority={index === 0}
            eager={index < EAGER_CARDS}
            level={level ?? 2}
          />
        </li>
      ))}
    </ul>
  )
}

/** One span, so that the words keep their spaces where the title is cut after two lines. */
function MarkedTitle({ title, marks }: { title: string; marks: readonly Mark[] }) {
  return (
    <span>
      {partsOf(title, marks).map(({ start, text, isMarked }) =>
        isMarked ? (
          <mark key={start} className="mark">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </span>
  )
}
