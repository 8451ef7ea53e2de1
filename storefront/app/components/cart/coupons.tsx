import type { Cart } from '@techmart/contracts'
import { useId, useState } from 'react'
import { Form, useLocation } from 'react-router'
import type { CartAnswer } from '../../lib/cart-answer.ts'
import { useCartForm } from '../../lib/cart-form.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'

/** Codes in use, each with what it does, and a field for another. `answer` is what a plain form was answered. */
export function Coupons({ cart, answer }: { cart: Cart; answer?: CartAnswer | undefined }) {
  return (
    <div className="border-t border-line pt-2">
      {cart.couponCodes.length > 0 && (
        <ul className="py-1">
          {cart.couponCodes.map((code) => (
            <Coupon key={code} cart={cart} code={code} />
          ))}
        </ul>
      )}
      <CouponField answer={answer} />
    </div>
  )
}

function Coupon({ cart, code }: { cart: Cart; code: string }) {
  const { t, money } = useLocale()
  const { onSubmit, isBusy } = useCartForm(`uncoupon-${code}`)
  const coupon = cart.quote?.coupons.find((one) => one.code === code)
  const works = coupon?.state === 'applied'
  return (
    <li className="flex items-center justify-between gap-3" aria-busy={isBusy || undefined}>
      <p className="min-w-0 text-sm">
        <span className="num font-semibold">{code}</span>{' '}
        {coupon && coupon.state !== 'applied' ? (
          <span className="text-warn">{t.buy.couponStates[coupon.state]}</span>
        ) : (
          <span className="text-soft">{coupon?.label}</span>
        )}
        {works && (
          <span className="num block text-good" suppressHydrationWarning>
            −{money(coupon.amount)}
          </span>
        )}
      </p>
      <Form method="post" action={paths.cart()} onSubmit={onSubmit}>
        <Return />
        <input type="hidden" name="intent" value="uncoupon" />
        <input type="hidden" name="code" value={code} />
        <button type="submit" className="btn-icon -me-2.5" aria-label={t.buy.couponRemove(code)}>
          <Icon name="close" size={18} />
        </button>
      </Form>
    </li>
  )
}

function CouponField({ answer }: { answer: CartAnswer | undefined }) {
  const { t } = useLocale()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { onSubmit, isBusy, answer: fetched } = useCartForm('coupon')
  const latest = fetched ?? (answer?.intent === 'coupon' ? answer : undefined)
  const failure = latest && !latest.ok ? latest : undefined
  return (
    <details
      open={isOpen || Boolean(failure)}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group/coupon"
    >
      <summary className="flex min-h-11 items-center justify-between gap-2 font-medium text-accent hover:underline">
        {t.buy.couponToggle}
        <Icon name="plus" size={18} className="transition-transform group-open/coupon:rotate-45" />
      </summary>
      <Form method="post" action={paths.cart()} onSubmit={onSubmit} className="pt-1 pb-3">
        <Return />
        <input type="hidden" name="intent" value="coupon" />
        <label htmlFor={id} className="field-label">
          {t.buy.couponLabel}
        </label>
        <div className="flex gap-2">
          <input
            // A new field after a code went through.
            key={latest?.ok ? 'fresh' : 'same'}
            id={id}
            name="code"
            className="input num uppercase"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={failure?.text}
            aria-invalid={failure ? true : undefined}
            aria-describedby={failure ? `${id}-error` : undefined}
          />
          <Button type="submit" look="line" pending={isBusy}>
            {t.buy.couponApply}
          </Button>
        </div>
        <p id={`${id}-error`} role="status" className="text-sm font-medium">
          {failure && <span className="mt-1.5 block text-bad">{problemText(t, failure.code)}</span>}
          {latest?.ok && <span className="mt-1.5 block text-good">{t.buy.couponApplied}</span>}
        </p>
      </Form>
    </details>
  )
}

/** Where a plain form leads back to: the page it stands on. */
function Return() {
  const { pathname } = useLocation()
  return <input type="hidden" name="redirectTo" value={pathname} />
}
