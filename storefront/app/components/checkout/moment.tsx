import { useSyncExternalStore } from 'react'
import { intlLocaleOf } from '../../lib/language.ts'
import { useLocale } from '../../lib/locale.tsx'

/** Day and time of something: in the shopper's time zone once there is a script, in UTC and saying so until then. */
export function Moment({ at }: { at: string }) {
  const { language } = useLocale()
  const isInBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  const format = new Intl.DateTimeFormat(intlLocaleOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(isInBrowser ? {} : { timeZone: 'UTC', timeZoneName: 'short' }),
  })
  return (
    <time dateTime={at} suppressHydrationWarning>
      {format.format(new Date(at))}
    </time>
  )
}
