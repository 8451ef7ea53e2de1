import type { Language } from '@techmart/contracts'
import { intlLocaleOf } from './language.ts'
import { addWorkingDays } from './working-days.ts'

/**
 * The days on which something ordered on a day (`2026-03-05T…`) arrives: "Tue, Mar 10 – Thu, Mar 12". The same on the
 * server and in every browser: calendar days at noon UTC.
 */
export function arrivalRange(
  language: Language,
  orderedAt: string,
  minDays: number,
  maxDays: number,
): string {
  const noon = new Date(`${orderedAt.slice(0, 10)}T12:00:00Z`)
  const format = new Intl.DateTimeFormat(intlLocaleOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return format.formatRange(addWorkingDays(noon, minDays), addWorkingDays(noon, maxDays))
}
