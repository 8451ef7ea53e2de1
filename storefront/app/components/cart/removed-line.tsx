import type { CartLine } from '@techmart/contracts'
import { Form } from 'react-router'
import { useCartForm } from '../../lib/cart-form.ts'
import { useLocale } from '../../lib/locale.tsx'
import { paths } from '../../lib/paths.ts'
import { Button } from '../button.tsx'

/** Says what was taken out and offers it back. */
export function RemovedLine({ line, onDone }: { line: CartLine; onDone: () => void }) {
  const { t } = useLocale()
  const { onSubmit } = useCartForm('undo')
  return (
    <div className="mb-3 flex items-center justify-between gap-4 rounded-md bg-sunk ps-4 text-sm">
      <p role="status" className="min-w-0 truncate py-3">
        {t.buy.removed(line.title)}
      </p>
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
