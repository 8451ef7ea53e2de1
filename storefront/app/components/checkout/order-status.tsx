import type { Order } from '@techmart/contracts'
import type { ReactNode } from 'react'
import { arrivalRange } from '../../lib/checkout-dates.ts'
import type { OrderMood } from '../../lib/checkout-order.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { ButtonLink } from '../button.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { Moment } from './moment.tsx'

const marks: Record<OrderMood, { icon: IconName; tone: string }> = {
  confirming: { icon: 'clock', tone: 'bg-sand' },
  awaiting: { icon: 'clock', tone: 'bg-sand' },
  failed: { icon: 'warning', tone: 'bg-bad-soft text-bad' },
  left: { icon: 'clock', tone: 'bg-sand' },
  paid: { icon: 'check', tone: 'bg-good-soft text-good' },
  fulfilled: { icon: 'truck', tone: 'bg-good-soft text-good' },
  cancelled: { icon: 'close', tone: 'bg-sunk' },
  expired: { icon: 'clock', tone: 'bg-sunk' },
  refunded: { icon: 'return', tone: 'bg-sunk' },
}

interface Props {
  order: Order
  mood: OrderMood
  /** The address of the page opens the order at any time, and is worth keeping. */
  isLasting: boolean
}

/** How the order stands, said first and in plain words. */
export function OrderStatus({ order, mood, isLasting }: Props) {
  const { t } = useLocale()
  const { icon, tone } = marks[mood]
  const { title, text } = useWords(order, mood)
  return (
    <section aria-labelledby="order-status">
      <p className="num flex flex-wrap gap-x-3 text-sm text-soft">
        <span className="font-semibold text-ink">{t.buy.orderTitle(order.reference)}</span>
        <span>
          {t.buy.placedOn} <Moment at={order.placedAt} />
        </span>
      </p>
      <div className="mt-5 flex items-start gap-4 sm:gap-5">
        <span className={`grid size-12 shrink-0 place-items-center rounded-full sm:size-14 ${tone}`}>
          <Icon name={icon} size={26} />
        </span>
        <div role="status" className="min-w-0">
          <h1 id="order-status" className="text-3xl">
            {title}
          </h1>
          <p className="mt-3 max-w-xl text-lg text-soft" suppressHydrationWarning>
            {text}
          </p>
        </div>
      </div>
      <After order={order} mood={mood} isLasting={isLasting} />
    </section>
  )
}

function useWords(order: Order, mood: OrderMood): { title: string; text: string } {
  const { t, money } = useLocale()
  const { buy } = t
  switch (mood) {
    case 'confirming':
      return { title: buy.confirmingTitle, text: buy.confirmingText }
    case 'awaiting':
      return { title: buy.awaitingTitle, text: buy.awaitingText }
    case 'failed':
      return { title: buy.failedTitle, text: buy.failedText }
    case 'left':
      return { title: buy.leftTitle, text: buy.leftText }
    case 'paid': {
      const [firstName] = order.shippingAddress.name.split(/\s+/)
      return { title: firstName ? buy.thanks(firstName) : buy.thanksPlain, text: buy.paidText(order.email) }
    }
    case 'fulfilled':
      return {
        title: buy.fulfilledTitle,
        text: order.tracking ? buy.fulfilledText(order.tracking.carrier) : buy.fulfilledPlain,
      }
    case 'cancelled':
      return { title: buy.cancelledTitle, text: buy.cancelledText }
    case 'expired':
      return { title: buy.cancelledTitle, text: buy.cancelledExpired }
    case 'refunded':
      return { title: buy.cancelledTitle, text: buy.cancelledRefund(money(order.paid)) }
  }
}

/** What comes next, and what can be done. */
function After({ order, mood, isLasting }: Props) {
  const { t } = useLocale()
  switch (mood) {
    case 'paid':
      return (
        <Section title={t.buy.nextTitle}>
          <Expected order={order} />
          <ol className="mt-4 space-y-3">
            {t.buy.nextSteps.map((step, index) => (
              <li key={step} className="flex gap-3">
                <span className="num grid size-7 shrink-0 place-items-center rounded-full bg-sunk text-sm font-semibold">
                  {index + 1}
                </span>
                {step}
              </li>
            ))}
          </ol>
          {isLasting && <p className="no-print mt-5 text-sm text-soft">{t.buy.keepAddress}</p>}
        </Section>
      )
    case 'fulfilled':
      return <Tracking order={order} />
    case 'cancelled':
    case 'expired':
    case 'refunded':
      return (
        <div className="no-print mt-7 flex flex-wrap gap-3">
          <ButtonLink to={paths.cart()}>{t.buy.backToCartAgain}</ButtonLink>
          <ButtonLink to={paths.home()} look="line">
            {t.shell.toHome}
          </ButtonLink>
        </div>
      )
    default:
      return null
  }
}

function Tracking({ order }: { order: Order }) {
  const { t } = useLocale()
  const { tracking, parcels = [] } = order
  // Several are listed with what is in them.
  if (!tracking || parcels.length > 1) return null
  return (
    <div className="mt-7 flex flex-wrap items-center justify-between gap-4 border-y border-line py-4">
      <p>
        <span className="block text-sm text-soft">
          {t.buy.tracking} · {tracking.carrier}
        </span>
        <span className="num font-semibold" dir="ltr">
          {tracking.number}
        </span>
      </p>
      {tracking.url && (
        <a href={tracking.url} rel="noreferrer" className="btn btn-primary no-print">
          {t.buy.track}
          <Icon name="arrow-end" size={20} flip />
        </a>
      )}
    </div>
  )
}

function Expected({ order }: { order: Order }) {
  const { t, language } = useLocale()
  const { minDays, maxDays, name } = order.delivery
  return (
    <p className="flex items-center gap-3 border-y border-line py-4">
      <Icon name="truck" />
      <span>
        <span className="block text-sm text-soft">{name}</span>
        <span className="font-semibold" suppressHydrationWarning>
          {t.buy.expected}: {arrivalRange(language, order.paidAt ?? order.placedAt, minDays, maxDays)}
        </span>
      </span>
    </p>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-9">
      <h2 className="mb-4 text-xl">{title}</h2>
      {children}
    </div>
  )
}
