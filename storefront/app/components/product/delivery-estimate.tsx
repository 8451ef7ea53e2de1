import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import type { Delivery } from '../../lib/product-page.server.ts'
import { addWorkingDays } from '../../lib/working-days.ts'
import { Icon } from '../icon.tsx'

/** When and for how much it would come, and the way back. */
export function DeliveryEstimate({ delivery }: { delivery: Delivery | undefined }) {
  const { t, language } = useLocale()
  return (
    <ul className="mt-6 border-t border-line">
      {delivery && (
        <li className="flex gap-3 border-b border-line py-3.5">
          <Icon name="truck" />
          <span>
            <span className="block font-medium">
              {t.product.deliveryTo(
                new Intl.DisplayNames(language, { type: 'region' }).of(delivery.country) ?? delivery.country,
              )}
            </span>
            <span className="num text-sm text-soft" suppressHydrationWarning>
              <Arrival minDays={delivery.option.minDays} maxDays={delivery.option.maxDays} />
              {' · '}
              <Cost option={delivery.option} />
            </span>
          </span>
        </li>
      )}
      <li className="flex items-center gap-3 py-3.5">
        <Icon name="return" />
        <Link to={paths.policy('returns')} className="hover:text-accent hover:underline">
          {t.product.returnsShort}
        </Link>
      </li>
    </ul>
  )
}

function Cost({ option: { price, freeFrom } }: { option: Delivery['option'] }) {
  const { t, money } = useLocale()
  if (price.amountMinor === 0) return t.product.deliveryFree
  return money(price) + (freeFrom ? ` · ${t.product.freeFrom(money(freeFrom, 'short'))}` : '')
}

/** Days from the server, which may be kept for a while; in the browser the dates they come to today. */
function Arrival({ minDays, maxDays }: { minDays: number; maxDays: number }) {
  const { t, date, number } = useLocale()
  const isInBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
  if (!isInBrowser) {
    const range = minDays === maxDays ? number(minDays) : `${number(minDays)}–${number(maxDays)}`
    return t.product.workingDays(range)
  }
  const today = new Date()
  const first = date(addWorkingDays(today, minDays), 'weekday')
  const last = date(addWorkingDays(today, maxDays), 'weekday')
  return t.product.arrives(first === last ? first : `${first} – ${last}`)
}
