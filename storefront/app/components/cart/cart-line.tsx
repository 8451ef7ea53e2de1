import type { CartLine as Line } from '@techmart/contracts'
import { useEffect, useRef, useState } from 'react'
import { Form, Link } from 'react-router'
import { useCartForm } from '../../lib/cart-form.ts'
import { problemText } from '../../lib/checkout-problems.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Picture } from '../picture.tsx'
import { Price } from '../price.tsx'
import { QuantityStepper } from '../quantity-stepper.tsx'
import { tintClass } from '../tint.ts'

/** Presses in quick succession become one request. */
const SETTLE_MS = 350
const MAX_QUANTITY = 999

interface CartLineProps {
  line: Line
  compact: boolean
  /** Checkout found too little of it. */
  isShort: boolean
  announce: (text: string) => void
  onRemove: (line: Line) => void
}

/** An article in the cart: what it is, how many, what they cost together. */
export function CartLine({ line, compact, isShort, announce, onRemove }: CartLineProps) {
  const { t, money } = useLocale()
  const { quantity, setQuantity, problem } = useQuantity(line, announce)
  const address = paths.product(line.productSlug)
  const total = line.unit && { ...line.unit, amountMinor: line.unit.amountMinor * quantity }
  return (
    <div
      className={`grid gap-x-4 ${compact ? 'grid-cols-[4.5rem_1fr]' : 'grid-cols-[5.5rem_1fr] sm:grid-cols-[7rem_1fr] sm:gap-x-6'}`}
    >
      <Link
        to={address}
        tabIndex={-1}
        aria-hidden="true"
        className={`aspect-4/5 self-start overflow-clip rounded-md ${tintClass[line.tint]}`}
      >
        {line.picture && <Picture picture={line.picture} sizes="7rem" alt="" />}
      </Link>
      <div className="flex min-w-0 flex-col">
        <div className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <p className="text-sm text-soft">{line.brand}</p>
            <h3 className={`font-text font-semibold tracking-normal ${compact ? '' : 'sm:text-lg'}`}>
              <Link to={address} className="hover:text-accent hover:underline">
                {line.title}
              </Link>
            </h3>
            {line.options.length > 0 && (
              <p className="text-sm text-soft">{line.options.map(({ value }) => value).join(' · ')}</p>
            )}
            {quantity > 1 && line.unit && (
              <p className="num text-sm text-soft" suppressHydrationWarning>
                {t.buy.each(money(line.unit))}
              </p>
            )}
          </div>
          <Price price={total} className={`shrink-0 ${compact ? '' : 'sm:text-lg'}`} />
        </div>
        <StockWord line={line} isShort={isShort} />
        <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-3">
          <QuantityForm line={line} quantity={quantity} onChange={setQuantity} />
          <RemoveForm line={line} onRemove={onRemove} />
        </div>
        {problem && <p className="mt-1.5 text-sm font-medium text-bad">{problem}</p>}
      </div>
    </div>
  )
}

function StockWord({ line, isShort }: { line: Line; isShort: boolean }) {
  const { t } = useLocale()
  const { forSale, available, quantity, availability } = line
  const text = !forSale
    ? t.buy.notForSale
    : available < 1
      ? t.buy.soldOut
      : available < quantity
        ? t.buy.onlyLeft(available)
        : undefined
  if (text) return <p className="mt-1 text-sm font-semibold text-bad">{text}</p>
  if (isShort) return <p className="mt-1 text-sm font-semibold text-bad">{t.buy.checkedShort}</p>
  if (availability === 'preorder') return <p className="mt-1 text-sm text-soft">{t.buy.preorder}</p>
  if (availability === 'backorder') return <p className="mt-1 text-sm text-soft">{t.buy.backorder}</p>
  if (availability === 'low_stock')
    return <p className="mt-1 text-sm font-medium text-warn">{t.buy.onlyLeft(available)}</p>
  return null
}

interface QuantityFormProps {
  line: Line
  quantity: number
  onChange: (quantity: number) => void
}

/** With scripts every press counts at once; without, the number is typed and sent. */
function QuantityForm({ line, quantity, onChange }: QuantityFormProps) {
  const { t } = useLocale()
  const max = Math.min(MAX_QUANTITY, Math.max(line.available, 1))
  return (
    <Form
      method="post"
      action={paths.cart()}
      className="flex items-center gap-2"
      onSubmit={(event) => event.preventDefault()}
    >
      <input type="hidden" name="intent" value="update" />
      <input type="hidden" name="lineId" value={line.id} />
      <QuantityStepper small value={quantity} onChange={onChange} max={max} label={line.title} />
      <button type="submit" className="btn btn-quiet btn-small without-script">
        {t.buy.update}
      </button>
    </Form>
  )
}

function RemoveForm({ line, onRemove }: { line: Line; onRemove: (line: Line) => void }) {
  const { t } = useLocale()
  const { onSubmit } = useCartForm(`remove-${line.id}`)
  return (
    <Form
      method="post"
      action={paths.cart()}
      className="-me-3"
      onSubmit={(event) => {
        onSubmit(event)
        onRemove(line)
      }}
    >
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="lineId" value={line.id} />
      <button
        type="submit"
        className="btn btn-quiet btn-small text-soft"
        aria-label={t.buy.removeLine(line.title)}
      >
        {t.buy.remove}
      </button>
    </Form>
  )
}

/** The quantity as the shopper wants it at once; as the server has it again when that failed. */
function useQuantity(line: Line, announce: (text: string) => void) {
  const { t, number } = useLocale()
  const { send, answer, isBusy } = useCartForm(`update-${line.id}`)
  const [wanted, setWanted] = useState<number>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const told = useRef(answer)

  useEffect(() => {
    if (isBusy || !answer || told.current === answer) return
    told.current = answer
    // Pressed again meanwhile: the next answer decides.
    if (timer.current) return
    setWanted(undefined)
    announce(answer.ok ? '' : `${problemText(t, answer.code)} ${t.buy.quantityBack}`)
  }, [answer, isBusy, announce, t])

  const setQuantity = (next: number) => {
    setWanted(next)
    announce(t.buy.quantityIs(line.title, number(next)))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      timer.current = undefined
      const form = new FormData()
      form.set('intent', 'update')
      form.set('lineId', line.id)
      form.set('quantity', String(next))
      send(form)
    }, SETTLE_MS)
  }
  const problem = wanted === undefined && answer && !answer.ok ? problemText(t, answer.code) : undefined
  return { quantity: wanted ?? line.quantity, setQuantity, problem }
}
