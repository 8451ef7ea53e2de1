import type { Address, Checkout } from '@techmart/contracts'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CheckoutStep } from '../../lib/checkout-data.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'

interface RecapProps {
  checkout: Checkout
  /** The steps to sum up. */
  steps: readonly CheckoutStep[]
  /** When it is expected, for the chosen delivery. */
  arrival?: string | undefined
}

/** What was said in earlier steps, each with the way back to it. */
export function Recap({ checkout, steps, arrival }: RecapProps) {
  const { t } = useLocale()
  const { email, shippingAddress, billingAddress, quote } = checkout
  return (
    <dl className="mb-8 border-y border-line">
      {steps.includes('contact') && (
        <Row name={t.buy.steps.contact} step="contact">
          <span dir="ltr">{email}</span>
        </Row>
      )}
      {steps.includes('address') && shippingAddress && (
        <Row name={t.buy.shippingTitle} step="address">
          <AddressLines address={shippingAddress} />
        </Row>
      )}
      {steps.includes('address') && billingAddress && (
        <Row name={t.buy.billingTitle} step="address">
          <AddressLines address={billingAddress} />
        </Row>
      )}
      {steps.includes('delivery') && (
        <Row name={t.buy.steps.delivery} step="delivery">
          {quote?.delivery?.name}
          {arrival && (
            <span className="block text-sm text-soft" suppressHydrationWarning>
              {arrival}
            </span>
          )}
        </Row>
      )}
    </dl>
  )
}

function Row({ name, step, children }: { name: string; step: CheckoutStep; children: ReactNode }) {
  const { t } = useLocale()
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-3 last:border-0 sm:grid-cols-[9rem_1fr_auto]">
      <dt className="text-sm text-soft sm:pt-0.5">{name}</dt>
      <dd className="row-start-2 min-w-0 sm:row-start-auto">{children}</dd>
      <dd className="row-span-2 self-center sm:row-span-1 sm:self-start">
        <Link
          to={paths.checkout(step)}
          className="link -my-2.5 inline-flex min-h-11 items-center text-sm"
          aria-label={t.buy.changeOf(name)}
        >
          {t.buy.change}
        </Link>
      </dd>
    </div>
  )
}

/** An address as it is written on a parcel. */
export function AddressLines({ address }: { address: Address }) {
  const { language } = useLocale()
  const { name, line1, line2, postalCode, city, region, country, phone } = address
  const isCityFirst = ['US', 'GB', 'IE', 'AE', 'QA'].includes(country)
  const town = isCityFirst
    ? [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    : [postalCode, city].filter(Boolean).join(' ') + (region ? `, ${region}` : '')
  const countryName = new Intl.DisplayNames(language, { type: 'region' }).of(country)
  return (
    <address className="not-italic">
      {[name, line1, line2, town, countryName].filter(Boolean).map((line) => (
        <span key={line} className="block">
          <bdi>{line}</bdi>
        </span>
      ))}
      {phone && (
        <span className="num block text-soft">
          <bdi dir="ltr">{phone}</bdi>
        </span>
      )}
    </address>
  )
}
