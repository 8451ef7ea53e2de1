import type { Order } from '@techmart/contracts'
import { useLocale } from '../../lib/locale.tsx'
import type { Messages } from '../../messages/type.ts'
import { Moment } from './moment.tsx'

/** What happened to the order, newest last. */
export function OrderHistory({ order }: { order: Order }) {
  const { t } = useLocale()
  const told = order.timeline.filter(({ what }) => isTold(t.buy.events, what))
  if (told.length === 0) return null
  return (
    <section aria-labelledby="order-history" className="mt-10">
      <h2 id="order-history" className="mb-4 text-xl">
        {t.buy.timeline}
      </h2>
      <ol className="history">
        {told.map(({ at, what, note }, index) => (
          // Two of a kind may be of one moment.
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at the end
          <li key={`${at} ${what} ${index}`} className="flex flex-wrap justify-between gap-x-6 pb-4">
            <span className="font-medium">{isTold(t.buy.events, what) && t.buy.events[what]}</span>
            <span className="num text-sm text-soft">
              <Moment at={at} />
            </span>
            {what === 'message' && note && (
              <p className="mt-1 w-full whitespace-pre-line" dir="auto">
                {note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Events = Messages['buy']['events']

/** Some entries are for the staff alone. */
function isTold(events: Events, what: string): what is keyof Events {
  return Object.hasOwn(events, what)
}
