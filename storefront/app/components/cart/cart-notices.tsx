import type { Cart } from '@techmart/contracts'
import { Form } from 'react-router'
import { mustSettle, useCartForm } from '../../lib/cart-form.ts'
import { type LocaleFace, useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button } from '../button.tsx'
import { Notice } from '../notice.tsx'

/** What changed since the cart was filled, and the one press that makes it fit again. */
export function CartNotices({ cart }: { cart: Cart }) {
  const locale = useLocale()
  const { t } = locale
  const { onSubmit, isBusy } = useCartForm('settle')
  const hasToSettle = mustSettle(cart)
  if (cart.notices.length === 0 && !hasToSettle) return null
  return (
    <Notice tone={hasToSettle ? 'warn' : 'info'} className="mb-6">
      {cart.notices.length > 0 && (
        <>
          <p className="font-semibold">{t.buy.noticesTitle}</p>
          <ul className="mt-1 space-y-1">
            {cart.notices.map((notice) => (
              <li key={`${notice.lineId} ${notice.code}`} suppressHydrationWarning>
                {sentenceOf(notice, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
      {hasToSettle && (
        <Form method="post" action={paths.cart()} onSubmit={onSubmit} className="mt-3">
          <p>{t.buy.settleText}</p>
          <input type="hidden" name="intent" value="settle" />
          <Button type="submit" small pending={isBusy} className="mt-3">
            {t.buy.settle}
          </Button>
        </Form>
      )}
    </Notice>
  )
}

function sentenceOf(notice: Cart['notices'][number], { t, money }: LocaleFace): string {
  const { code, title, before, now, available = 0 } = notice
  switch (code) {
    case 'PRICE_CHANGED': {
      if (!before || !now) return t.buy.problems.PRICE_CHANGED
      const sentence = now.amountMinor < before.amountMinor ? t.buy.priceFell : t.buy.priceRose
      return sentence(title, money(before), money(now))
    }
    case 'NOT_ENOUGH_STOCK':
      return t.buy.notEnough(title, t.buy.onlyLeft(available))
    case 'OUT_OF_STOCK':
      return t.buy.outOfStock(title)
    case 'NOT_FOR_SALE':
      return t.buy.noLongerSold(title)
  }
}
