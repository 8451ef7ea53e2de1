import type { Checkout, Credit as CreditPart } from '@techmart/contracts'
import { useId, useState } from 'react'
import { Form, useNavigation } from 'react-router'
import type { StepAnswer } from '../../lib/checkout-data.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'

/** Paying by gift card and store credit: what is used, a field for another card, and what remains to be paid. */
export function Credit({ checkout, answer }: { checkout: Checkout; answer: StepAnswer | undefined }) {
  const { credit } = checkout
  const cards = credit?.credits.filter(({ kind }) => kind === 'gift_card') ?? []
  return (
    <section className="-mt-4 mb-6">
      {cards.length > 0 && (
        <ul className="py-1">
          {cards.map((card) => (
            <GiftCardLine key={card.accountId} card={card} />
          ))}
        </ul>
      )}
      {credit?.storeCredit && <StoreCredit credit={credit} />}
      {/* A new, closed field after a card went through. */}
      <GiftCardField key={cards.length} answer={answer?.faulty.includes('giftCard') ? answer : undefined} />
      {credit && credit.covered.amountMinor > 0 && <Rest credit={credit} />}
    </section>
  )
}

function GiftCardLine({ card }: { card: CreditPart }) {
  const { t, money } = useLocale()
  const last4 = card.last4 ?? ''
  return (
    <li className="flex items-center justify-between gap-3">
      <p className="min-w-0 text-sm">
        <span className="font-semibold">{t.buy.giftCard(last4)}</span>
        <span className="num block text-good" suppressHydrationWarning>
          −{money(card.covers)}
        </span>
      </p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="no-gift-card" />
        <input type="hidden" name="accountId" value={card.accountId} />
        <button type="submit" className="btn-icon -me-2.5" aria-label={t.buy.giftRemove(last4)}>
          <Icon name="close" size={18} />
        </button>
      </Form>
    </li>
  )
}

function StoreCredit({ credit }: { credit: NonNullable<Checkout['credit']> }) {
  const { t, money } = useLocale()
  const { storeCredit, useStoreCredit: isUsed } = credit
  const part = credit.credits.find(({ kind }) => kind === 'store_credit')
  return (
    <Form method="post" preventScrollReset className="flex items-center justify-between gap-3 py-2">
      <input type="hidden" name="intent" value={isUsed ? 'no-store-credit' : 'store-credit'} />
      <p className="min-w-0 text-sm">
        <span className="font-semibold">{t.buy.storeCredit}</span>
        <span className={`num block ${isUsed ? 'text-good' : 'text-soft'}`} suppressHydrationWarning>
          {isUsed && part
            ? `−${money(part.covers)}`
            : storeCredit && t.buy.storeCreditHave(money(storeCredit))}
        </span>
      </p>
      <Button type="submit" look="line">
        {isUsed ? t.buy.storeCreditKeep : t.buy.storeCreditUse}
      </Button>
    </Form>
  )
}

function GiftCardField({ answer }: { answer: StepAnswer | undefined }) {
  const { t } = useLocale()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { formData } = useNavigation()
  const isBusy = formData?.get('intent') === 'gift-card'
  return (
    <details
      open={isOpen || Boolean(answer)}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group/gift"
    >
      <summary className="flex min-h-11 items-center justify-between gap-2 font-medium text-accent hover:underline">
        {t.buy.giftToggle}
        <Icon name="plus" size={18} className="transition-transform group-open/gift:rotate-45" />
      </summary>
      <Form method="post" preventScrollReset className="pt-1 pb-3">
        <input type="hidden" name="intent" value="gift-card" />
        <label htmlFor={id} className="field-label">
          {t.buy.giftLabel}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            name="giftCard"
            className="input num uppercase"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={answer?.values.giftCard}
            aria-invalid={answer ? true : undefined}
            aria-describedby={answer ? `${id}-error` : undefined}
          />
          <Button type="submit" look="line" pending={isBusy}>
            {t.buy.giftApply}
          </Button>
        </div>
        <p id={`${id}-error`} role="status" className="text-sm font-medium">
          {answer?.code && <span className="mt-1.5 block text-bad">{problemText(t, answer.code)}</span>}
        </p>
      </Form>
    </details>
  )
}

function Rest({ credit: { rest } }: { credit: NonNullable<Checkout['credit']> }) {
  const { t, money } = useLocale()
  return (
    <p className="flex items-baseline justify-between gap-4 border-t border-line py-3 font-semibold">
      <span>{rest.amountMinor > 0 ? t.buy.restToPay : t.buy.nothingToPay}</span>
      <span className="num text-xl" suppressHydrationWarning>
        {money(rest)}
      </span>
    </p>
  )
}
