import type { Review } from '@techmart/contracts'
import { type MouseEvent, useState } from 'react'
import { Link, useHref, useSearchParams } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import type { ReviewPage } from '../../lib/product-page.server.ts'
import { Icon } from '../icon.tsx'
import { Stars } from '../stars.tsx'

/** Summary, spread and the reviews themselves; more of them on demand, also without JavaScript. */
export function Reviews({ slug, reviews }: { slug: string; reviews: ReviewPage }) {
  const { t } = useLocale()
  const [params] = useSearchParams()
  const { items, nextCursor, isLoading, more } = useReviewPages(slug, reviews)
  if (!reviews.rating) {
    return (
      <section id="reviews" className="mt-14 border-t border-line pt-10 lg:mt-20">
        <h2 className="text-2xl">{t.product.reviews}</h2>
        <p className="mt-3 text-soft">{t.product.noReviews}</p>
      </section>
    )
  }
  return (
    <section
      id="reviews"
      className="mt-14 grid gap-x-16 gap-y-8 border-t border-line pt-10 lg:mt-20 lg:grid-cols-[20rem_1fr]"
    >
      <Summary reviews={reviews} />
      <div aria-busy={isLoading}>
        <ul>
          {items.map((review) => (
            <ReviewItem key={review.id} review={review} />
          ))}
        </ul>
        <div className="mt-6 flex flex-wrap gap-3">
          {nextCursor && (
            <Link
              to={{ search: new URLSearchParams({ reviews: nextCursor }).toString(), hash: 'reviews' }}
              rel="nofollow"
              className="btn btn-line"
              aria-disabled={isLoading}
              onClick={(event) => more(event, nextCursor)}
            >
              {isLoading ? t.shell.loading : t.product.moreReviews}
            </Link>
          )}
          {params.has('reviews') && (
            <Link to={`${paths.product(slug)}#reviews`} className="btn btn-quiet">
              {t.product.firstReviews}
            </Link>
          )}
        </div>
      </div>
    </section>
  )
}

function useReviewPages(slug: string, first: ReviewPage) {
  const [added, setAdded] = useState<{ items: Review[]; nextCursor: string | undefined }>()
  const [isLoading, setLoading] = useState(false)
  const base = useHref(paths.product(slug))
  const more = async (event: MouseEvent, cursor: string) => {
    event.preventDefault()
    if (isLoading) return
    setLoading(true)
    try {
      const response = await fetch(`${base}/reviews?${new URLSearchParams({ cursor })}`)
      const page = (await response.json()) as { items: Review[]; nextCursor?: string }
      setAdded({ items: [...(added?.items ?? []), ...page.items], nextCursor: page.nextCursor })
    } finally {
      setLoading(false)
    }
  }
  return {
    items: added ? [...first.items, ...added.items] : first.items,
    nextCursor: added ? added.nextCursor : first.nextCursor,
    isLoading,
    more,
  }
}

function Summary({ reviews: { rating, spread } }: { reviews: ReviewPage }) {
  const { t, number, average } = useLocale()
  if (!rating) return null
  return (
    <div className="lg:sticky lg:top-36 lg:self-start">
      <h2 className="text-2xl">{t.product.reviews}</h2>
      <div className="mt-4 flex items-center gap-4">
        <span aria-hidden="true" className="display num text-4xl">
          {average(rating.average)}
        </span>
        <div>
          <Stars average={rating.average} size={20} />
          <p className="num text-sm text-soft">{t.goods.reviewCount(rating.count)}</p>
        </div>
      </div>
      <ul className="mt-5 space-y-1">
        {[5, 4, 3, 2, 1].map((stars) => {
          const count = spread[stars - 1] ?? 0
          return (
            <li key={stars} className="num flex items-center gap-3 text-sm">
              <span className="sr-only">
                {t.product.stars(stars)}: {number(count)}
              </span>
              <span aria-hidden="true" className="w-6 text-soft">
                {number(stars)} ★
              </span>
              <span aria-hidden="true" className="h-1.5 flex-1 overflow-clip rounded-full bg-sunk">
                <span
                  className="block h-full bg-ink"
                  style={{ width: `${(count / Math.max(1, rating.count)) * 100}%` }}
                />
              </span>
              <span aria-hidden="true" className="w-8 text-end text-soft">
                {number(count)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function ReviewItem({ review }: { review: Review }) {
  const { t, date } = useLocale()
  return (
    <li className="border-b border-line py-6 first:pt-0">
      <article lang={review.language}>
        <Stars average={review.rating} />
        <h3 className="mt-1.5 text-lg">
          <bdi>{review.title}</bdi>
        </h3>
        <p className="mt-1.5 max-w-prose">
          <bdi>{review.body}</bdi>
        </p>
        <p className="mt-3 flex flex-wrap items-center gap-x-3 text-sm text-soft">
          <bdi>{review.author}</bdi>
          <time dateTime={review.createdAt} suppressHydrationWarning>
            {date(review.createdAt)}
          </time>
          {review.verified && (
            <span className="inline-flex items-center gap-1 text-good">
              <Icon name="check" size={16} />
              {t.product.verified}
            </span>
          )}
        </p>
      </article>
    </li>
  )
}
