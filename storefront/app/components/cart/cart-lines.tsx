import type { Cart, CartLine as Line } from '@techmart/contracts'
import { useCallback, useRef, useState } from 'react'
import { Form } from 'react-router'
import { type PendingChanges, useCartForm } from '../../lib/cart-form.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button } from '../button.tsx'
import { CartLine } from './cart-line.tsx'

interface CartLinesProps {
  cart: Cart
  pending: PendingChanges
  shortSkus: readonly string[]
  compact?: boolean
}

/** The articles of a cart. What is taken out goes at once and can be put back. */
export function CartLines({ cart, pending, shortSkus, compact = false }: CartLinesProps) {
  const { t } = useLocale()
  const [status, setStatus] = useState('')
  const [removed, setRemoved] = useState<Line>()
  const heading = useRef<HTMLHeadingElement>(null)
  const announce = useCallback((text: string) => setStatus(text), [])
  const remove = (line: Line) => {
    setRemoved(line)
    setStatus(t.buy.removed(line.title))
    // Its button is about to vanish with the line: reading goes on at the list.
    heading.current?.focus()
  }
  return (
    <section aria-labelledby="cart-lines">
      <h2 id="cart-lines" ref={heading} tabIndex={-1} className="sr-only">
        {t.buy.linesTitle}
      </h2>
      <p role="status" className="sr-only">
        {status}
      </p>
      {removed && <Removed line={removed} onDone={() => setRemoved(undefined)} />}
      <ul className={compact ? '' : 'border-t border-line'}>
        {cart.lines.map((line) => (
          <li
            key={line.id}
            hidden={pending.quantities.get(line.id) === 0}
            className={
              compact
                ? 'border-b border-line py-4 first:pt-0 last:border-0'
                : 'border-b border-line py-5 sm:py-6'
            }
          >
            <CartLine
              line={line}
              compact={compact}
              isShort={shortSkus.includes(line.sku)}
              announce={announce}
              onRemove={remove}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Says what was taken out and offers it back. */
function Removed({ line, onDone }: { line: Line; onDone: () => void }) {
  const { t } = useLocale()
  const { onSubmit } = useCartForm('undo')
  return (
    <div className="mb-3 flex items-center justify-between gap-4 rounded-md bg-sunk ps-4 text-sm">
      <p className="min-w-0 truncate py-3">{t.buy.removed(line.title)}</p>
      <Form
        method="post"
        action={paths.cart()}
        onSubmit={(event) => {
          onSubmit(event)
          onDone()
        }}
      >
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="sku" value={line.sku} />
        <input type="hidden" name="quantity" value={line.quantity} />
        <Button type="submit" look="quiet" small>
          {t.buy.undo}
        </Button>
      </Form>
    </div>
  )
}
