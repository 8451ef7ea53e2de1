import { useEffect, useState } from 'react'
import { useLocale } from '../../lib/locale.tsx'

const MINUTE_MS = 60_000

/** Minutes and seconds until a moment, counted from the server's clock: the shopper's may be wrong. */
export function Countdown({ until, now }: { until: string; now: string }) {
  const { t } = useLocale()
  const leftMs = useLeft(until, now)
  if (leftMs <= 0) return <p className="font-medium">{t.buy.heldUntilOver}</p>
  const minutes = Math.floor(leftMs / MINUTE_MS)
  const seconds = Math.floor((leftMs % MINUTE_MS) / 1000)
  return (
    <p>
      <span className="block text-sm text-soft">{t.buy.heldFor}</span>
      <span role="timer" className="display num text-4xl" dir="ltr" suppressHydrationWarning>
        {minutes}:{String(seconds).padStart(2, '0')}
      </span>
    </p>
  )
}

function useLeft(until: string, now: string): number {
  const atFirst = Date.parse(until) - Date.parse(now)
  const [leftMs, setLeftMs] = useState(atFirst)
  useEffect(() => {
    const startedAt = performance.now()
    const count = () => setLeftMs(atFirst - (performance.now() - startedAt))
    count()
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [atFirst])
  return leftMs
}
