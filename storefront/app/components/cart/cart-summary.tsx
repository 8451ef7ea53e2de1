import type { Cart } from '@techmart/contracts'
import { Form } from 'react-router'
import type { CartAnswer, CartPageData } from '../../lib/cart-answer.ts'
import { mustSettle, useCartForm } from '../../lib/cart-form.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button, ButtonLink } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Coupons } from './coupons.tsx'
import { DeliveryNudge } from './delivery-nudge.tsx'
import { Totals } from './totals.tsx'

interface CartSummaryProps {
  cart: Cart
  countries: CartPageData['countries']
  answer: CartAnswer | undefined
  isPending: boolean
}

/** What it comes to, and the way on. */
export function CartSummary({ cart, countries, answer, isPending }: CartSummaryProps) {
  const { t } = useLocale()
  return (
    <section aria-labelledby="cart-summary" className="lg:sticky lg:top-36">
      <h2 id="cart-summary" className="mb-4 text-xl">
        {t.buy.summary}
      </h2>
      {cart.quote && <DeliveryNudge quote={cart.quote} />}
      <div aria-busy={isPending} className={`transition-opacity ${isPending ? 'opacity-60' : ''}`}>
        <CartTotals cart={cart} />
      </div>
      <Country cart={cart} countries={countries} />
      <Coupons cart={cart} answer={answer} />
      <div className="mt-4 hidden lg:block">
        <CheckoutLink cart={cart} />
        <p className="mt-3 flex items-center justify-center gap-2 text-sm text-soft">
          <Icon name="lock" size={16} />
          {t.buy.payNote}
        </p>
      </div>
    </section>
  )
}

/** The cart's totals; delivery is the cheapest way until one is chosen. */
export function CartTotals({ cart }: { cart: Cart }) {
  const { t, money } = useLocale()
  const { quote } = cart
  if (!quote) return <p className="text-soft">{t.buy.notDelivered}</p>
  const cheapest = quote.deliveryOptions.toSorted((a, b) => a.price.amountMinor - b.price.amountMinor)[0]
  const isFree = cheapest?.price.amountMinor === 0
  return (
    <Totals
      quote={quote}
      delivery={quote.delivery?.price ?? (isFree ? cheapest.price : undefined)}
      deliveryHint={cheapest ? t.buy.deliveryFrom(money(cheapest.price)) : t.buy.deliveryLater}
      isEstimate
    />
  )
}

/** On to the checkout; kept back while something in the cart cannot be had. */
export function CheckoutLink({ cart, onClick }: { cart: Cart; onClick?: () => void }) {
  const { t } = useLocale()
  const isOpen = Boolean(cart.quote) && !mustSettle(cart)
  if (!isOpen) {
    return (
      <Button wide disabled>
        {t.buy.checkout}
      </Button>
    )
  }
  return (
    <ButtonLink to={paths.checkout()} wide onClick={onClick}>
      {t.buy.checkout}
      <Icon name="arrow-end" size={20} flip />
    </ButtonLink>
  )
}

/** Tax and delivery depend on the country. */
function Country({ cart, countries }: { cart: Cart; countries: CartPageData['countries'] }) {
  const { t } = useLocale()
  const { send, onSubmit, answer } = useCartForm('country')
  const failure = answer && !answer.ok ? problemText(t, answer.code) : undefined
  return (
    <Form method="post" action={paths.cart()} onSubmit={onSubmit} className="mt-4 mb-3">
      <input type="hidden" name="intent" value="country" />
      <div className="flex items-center justify-between gap-4 text-sm">
        <label htmlFor="cart-country" className="text-soft">
          {t.buy.deliverTo}
        </label>
        <span className="flex items-center gap-2">
          <select
            id="cart-country"
            name="country"
            key={cart.country}
            defaultValue={cart.country}
            className="input h-11 min-h-0 w-auto max-w-56 py-0 text-sm"
            onChange={(event) => event.currentTarget.form && send(new FormData(event.currentTarget.form))}
          >
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" className="btn btn-quiet btn-small without-script">
            {t.buy.update}
          </button>
        </span>
      </div>
      {failure && (
        <p role="alert" className="mt-1.5 text-sm font-medium text-bad">
          {failure}
        </p>
      )}
    </Form>
  )
}
