import type { Money, Product } from '@techmart/contracts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import type { CartAnswer } from '../../lib/cart-answer.ts'
import { openCartDrawer, setCartCount, useCart } from '../../lib/cart-store.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { isSoldOut, type VariantChoice } from '../../lib/variant-choice.ts'
import { Button } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Notice } from '../notice.tsx'
import { Price } from '../price.tsx'
import { QuantityStepper } from '../quantity-stepper.tsx'
import { useIsAbove } from './use-is-above.ts'

const FORM_ID = 'add-to-cart'

interface AddToCartProps {
  product: Product
  choice: VariantChoice
  price: Money | undefined
  /** Pressed while an option is still to be chosen. */
  onIncomplete: () => void
}

/** Quantity and button. A plain form; with scripts the page stays, the count moves at once and the drawer opens. */
export function AddToCart({ product, choice, price, onIncomplete }: AddToCartProps) {
  const { t } = useLocale()
  const { variant, missing } = choice
  const [quantity, setQuantity] = useState(1)
  const row = useRef<HTMLDivElement>(null)
  const isAbove = useIsAbove(row)
  const { fetcher, submit, failed } = useAdding(quantity)
  const isAdding = fetcher.state !== 'idle'
  const soldOut = isSoldOut(product, choice)
  const max = Math.max(1, Math.min(20, variant?.available ?? 20))

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!missing) return submit(event)
    event.preventDefault()
    onIncomplete()
    const picker = document.getElementById(`option-${missing.code}`)
    picker?.scrollIntoView({ block: 'center' })
    picker?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
  }
  const label = isAdding
    ? t.product.adding
    : soldOut
      ? t.product.soldOut
      : missing
        ? t.product.choose(missing.name)
        : t.product.addToCart
  return (
    <>
      <fetcher.Form id={FORM_ID} method="post" action={paths.cart()} onSubmit={onSubmit} className="mt-4">
        <input type="hidden" name="intent" value="add" />
        {variant && <input type="hidden" name="sku" value={variant.sku} />}
        <div ref={row} className="flex gap-3">
          <QuantityStepper value={Math.min(quantity, max)} onChange={setQuantity} max={max} />
          {missing && !soldOut ? (
            <>
              <Button type="submit" className="with-script flex-1">
                {label}
              </Button>
              <a href={`#option-${missing.code}`} className="btn btn-primary without-script flex-1">
                {label}
              </a>
            </>
          ) : (
            <Button type="submit" className="flex-1" disabled={soldOut} pending={isAdding}>
              {!soldOut && <Icon name="bag" size={20} />}
              {label}
            </Button>
          )}
        </div>
      </fetcher.Form>
      {failed && (
        <Notice tone="bad" live className="mt-3">
          {failed === 'OUT_OF_STOCK' ? t.product.soldOutText : t.product.couldNotAdd}
        </Notice>
      )}
      {isAbove && !soldOut && (
        <div className="buy-bar lg:hidden">
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm">{product.title}</span>
            <Price price={price} />
          </span>
          <Button type="submit" form={FORM_ID} pending={isAdding}>
            {label}
          </Button>
        </div>
      )}
    </>
  )
}

/** Sends the form with `stay=1`, shows the new count before the answer and takes it back when it failed. */
function useAdding(quantity: number) {
  const fetcher = useFetcher<CartAnswer>({ key: FORM_ID })
  const { count = 0 } = useCart()
  const before = useRef(count)
  const { data, state } = fetcher
  useEffect(() => {
    if (state !== 'idle' || !data) return
    setCartCount(data.ok ? data.itemCount : before.current)
    if (data.ok) openCartDrawer()
  }, [state, data])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state !== 'idle') return
    before.current = count
    setCartCount(count + quantity)
    const form = new FormData(event.currentTarget)
    form.set('stay', '1')
    fetcher.submit(form, { method: 'post', action: paths.cart() })
  }
  return { fetcher, submit, failed: state === 'idle' && data && !data.ok ? data.code : undefined }
}
