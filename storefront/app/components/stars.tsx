import { useLocale } from '../lib/locale.tsx'

const star = 'm10 1.6 2.5 5.3 5.8.7-4.3 4 1.1 5.8L10 14.6l-5.1 2.8 1.1-5.8-4.3-4 5.8-.7L10 1.6Z'

interface StarsProps {
  /** 1 to 5; drawn to a tenth. */
  average: number
  /** How many reviews; shown behind the stars when given. */
  count?: number
  size?: number
}

/** Five stars, filled as far as the average goes, with the figures in words for screen readers. */
export function Stars({ average, count, size = 16 }: StarsProps) {
  const { t, number, average: written } = useLocale()
  const rounded = Math.round(average * 10) / 10
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <span className="relative inline-flex" role="img" aria-label={t.goods.rating(written(rounded))}>
        <Row size={size} className="text-line" />
        <span className="absolute inset-y-0 start-0 overflow-hidden" style={{ width: `${rounded * 20}%` }}>
          <Row size={size} className="text-ink" />
        </span>
      </span>
      {count !== undefined && (
        <span className="num text-soft">
          <span aria-hidden="true">{number(count)}</span>
          <span className="sr-only">{t.goods.reviewCount(count)}</span>
        </span>
      )}
    </span>
  )
}

function Row({ size, className }: { size: number; className: string }) {
  return (
    <svg
      aria-hidden="true"
      width={size * 5}
      height={size}
      viewBox="0 0 100 20"
      fill="currentColor"
      className={`max-w-none shrink-0 ${className}`}
    >
      {[0, 20, 40, 60, 80].map((x) => (
        <path key={x} d={star} transform={`translate(${x} 0)`} />
      ))}
    </svg>
  )
}
