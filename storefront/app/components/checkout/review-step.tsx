import type { Money } from '@techmart/contracts'
import { useEffect, useRef } from 'react'
import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import type { CheckoutData, StepAnswer } from '../../lib/checkout-data.ts'
import { arrivalRange } from '../../lib/checkout-dates.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import type { Messages } from '../../messages/type.ts'
import { Button } from '../button.tsx'
import { CartNotices } from '../cart/cart-notices.tsx'
import { Icon } from '../icon.tsx'
import { Notice } from '../notice.tsx'
import { Credit } from './credit.tsx'
import { Recap } from './recap.tsx'
import { BackLink } from './step-form.tsx'

/** Everything once more, and the one button that counts. */
export function ReviewStep({ data, answer }: { data: CheckoutData; answer: StepAnswer | undefined }) {
  const { t, money, language } = useLocale()
  const { checkout, now, key } = data
  const { quote } = checkout
  const { formMethod, formData } = useNavigation()
  const isPlacing = formMethod === 'POST' && !formData?.has('intent')
  const option = quote?.deliveryOptions.find(({ code }) => code === checkout.deliveryCode)
  const isConfirming = answer?.code === 'PRICE_CHANGED'
  // What is still to be paid once gift cards and store credit have given their part.
  const rest = checkout.credit?.rest ?? quote?.total
  const isCovered = rest?.amountMinor === 0
  return (
    <>
      <h1 className="mb-6 text-2xl lg:mb-8">{t.buy.titles.payment}</h1>
      <Trouble answer={answer} total={quote?.total} />
      <CartNotices cart={checkout.cart} />
      <Recap
        checkout={checkout}
        steps={['contact', 'address', 'delivery']}
        arrival={option && t.buy.arrives(arrivalRange(language, now, option.minDays, option.maxDays))}
      />
      <Credit checkout={checkout} answer={answer} />
      <Form method="post" className="checkout-form">
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="creditMinor" value={checkout.credit?.covered.amountMinor ?? 0} />
        <input type="hidden" name="totalMinor" value={quote?.total.amountMinor ?? ''} />
        <input type="hidden" name="currency" value={quote?.total.currency ?? ''} />
        {!isCovered && (
          <p className="flex gap-3 text-sm text-soft">
            <Icon name="lock" size={18} className="mt-0.5" />
            {t.buy.payNote}
          </p>
        )}
        <TermsLine />
        <div className="action-bar mt-6">
          <BackLink step="payment" />
          <Button
            type="submit"
            pending={isPlacing}
            disabled={!quote}
            className="flex-wrap gap-y-0 max-lg:flex-1"
          >
            {isPlacing ? t.buy.placing : buttonText(t, { isConfirming, isCovered })}{' '}
            {rest && !isPlacing && !isCovered && (
              <span className="num" suppressHydrationWarning>
                {money(rest)}
              </span>
            )}
          </Button>
        </div>
        <p role="status" className="sr-only">
          {isPlacing && t.buy.placing}
        </p>
      </Form>
    </>
  )
}

function buttonText({ buy }: Messages, is: { isConfirming: boolean; isCovered: boolean }): string {
  if (is.isCovered) return buy.placeCovered
  return is.isConfirming ? buy.confirmNew : buy.placeOrder
}

/** Why the order was not placed, and that nothing was charged. */
function Trouble({ answer, total }: { answer: StepAnswer | undefined; total: Money | undefined }) {
  const { t, money } = useLocale()
  const [search] = useSearchParams()
  const box = useRef<HTMLDivElement>(null)
  const code = answer?.code ?? (search.has('again') ? 'IDEMPOTENCY_KEY_REUSED' : undefined)
  useEffect(() => {
    if (answer) box.current?.focus()
  }, [answer])
  // What is wrong with a gift card stands at its field.
  if (!code || answer?.faulty.includes('giftCard')) return null
  const isPrice = code === 'PRICE_CHANGED' && answer?.seen && total
  return (
    <div ref={box} tabIndex={-1} className="mb-6">
      <Notice tone={isPrice ? 'warn' : 'bad'} live>
        {isPrice && answer?.seen ? (
          <>
            <p className="font-semibold">{t.buy.priceChangedTitle}</p>
            <p className="num" suppressHydrationWarning>
              {t.buy.priceChanged(money(answer.seen), money(total))}
            </p>
          </>
        ) : code === 'GIFT_CARD_INVALID' ? (
          t.buy.giftChanged
        ) : (
          problemText(t, code)
        )}
      </Notice>
    </div>
  )
}

function TermsLine() {
  const { t } = useLocale()
  const { before, terms, between, returns, and, privacy, after } = t.buy.termsLine
  const policy = (page: 'terms' | 'returns' | 'privacy', name: string) => (
    <Link to={paths.policy(page)} target="_blank" className="link">
      {name}
    </Link>
  )
  return (
    <p className="mt-3 text-sm text-soft">
      {before}
      {policy('terms', terms)}
      {between}
      {policy('returns', returns)}
      {and}
      {policy('privacy', privacy)}
      {after}
    </p>
  )
}
