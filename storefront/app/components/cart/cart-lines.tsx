import type { Cart, CartLine as Line } from '@techmart/contracts'
import { useCallback, useRef, useState } from 'react'
import type { PendingChanges } from '../../lib/cart-form.ts'
import { useLocale } from '../../lib/locale.tsx'
import { CartLine } from './cart-line.tsx'

interface CartLinesProps {
  cart: Cart
  pending: PendingChanges
  shortSkus: readonly string[]
  compact?: boolean
  /** Told of a line that is being taken out; whoever shows the cart offers it back. */
  onRemove: (line: Line) => void
}

/** The articles of a cart. What is taken out goes at once and can be put back. */
export function CartLines({ cart, pending, shortSkus, compact = false, onRemove }: CartLinesProps) {
  const { t } = useLocale()
  const [status, setStatus] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const announce = useCallback((text: string) => setStatus(text), [])
  const remove = (line: Line) => {
    onRemove(line)
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
