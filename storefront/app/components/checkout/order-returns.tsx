import { Form, useNavigation } from 'react-router'
import { type OrderAnswer, type OrderPageData, returnable } from '../../lib/checkout-order.ts'
import { useLocale } from '../../lib/locale.tsx'
import { Button } from '../button.tsx'
import { Field, SelectField } from '../field.tsx'
import { Moment } from './moment.tsx'

interface Props {
  page: OrderPageData
  answer: OrderAnswer | undefined
}

/** Goods that go back or have gone, and the way to send more. */
export function OrderReturns({ page, answer }: Props) {
  const { t, number } = useLocale()
  const { order, address } = page
  const { afterSales } = t.buy
  const isBusy = useNavigation().formMethod === 'POST'
  const titles = new Map(order.lines.map(({ sku, title }) => [sku, title]))
  const returns = order.returns ?? []
  const mayReturn = returnable(order, page.now).length > 0
  if (returns.length === 0 && !mayReturn) return null
  return (
    <section aria-labelledby="order-returns" className="no-print mt-10">
      <h2 id="order-returns" className="mb-4 text-xl">
        {afterSales.returnsTitle}
      </h2>
      {returns.length > 0 && (
        <ul className="mb-2 border-b border-line">
          {returns.map(({ id, state, lines, note, createdAt }) => (
            <li key={id} className="border-t border-line py-4">
              <p className="flex flex-wrap justify-between gap-x-6">
                <span className="font-semibold">{afterSales.returnStates[state]}</span>
                <span className="num text-sm text-soft">
                  <Moment at={createdAt} />
                </span>
              </p>
              <ul className="mt-1">
                {lines.map(({ sku, quantity }) => (
                  <li key={sku}>{afterSales.pieces(number(quantity), titles.get(sku) ?? sku)}</li>
                ))}
              </ul>
              {note && (
                <p className="mt-2 text-soft" dir="auto">
                  {note}
                </p>
              )}
              {(state === 'requested' || state === 'approved') && (
                <Form method="post" action={address.plain} className="mt-1">
                  <input type="hidden" name="intent" value="withdraw" />
                  <input type="hidden" name="returnId" value={id} />
                  <Button type="submit" look="quiet" small pending={isBusy} className="-mx-3">
                    {afterSales.withdraw}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayReturn && <ReturnForm page={page} isFaulty={answer !== undefined && 'faulty' in answer} />}
    </section>
  )
}

/** Folded away until somebody wants it; works without a script. */
function ReturnForm({ page, isFaulty }: { page: OrderPageData; isFaulty: boolean }) {
  const { t, number } = useLocale()
  const { afterSales } = t.buy
  const isBusy = useNavigation().formMethod === 'POST'
  const lines = returnable(page.order, page.now)
  // A new one once a return was asked for: another one is another wish.
  const key = `return-${page.order.returns?.length ?? 0}-${page.order.id}`
  return (
    <details open={isFaulty}>
      <summary className="inline-flex min-h-11 items-center underline decoration-line underline-offset-4 hover:text-accent">
        {afterSales.returnStart}
      </summary>
      <Form method="post" action={page.address.plain} className="max-w-lg space-y-4 pt-2" noValidate>
        <input type="hidden" name="intent" value="return" />
        <input type="hidden" name="key" value={key} />
        <p className="text-soft">{afterSales.returnText}</p>
        {lines.map(({ sku, title, most }) => (
          <SelectField
            key={sku}
            name={`quantity.${sku}`}
            label={afterSales.returnQuantity(title)}
            defaultValue={lines.length === 1 ? '1' : '0'}
          >
            {Array.from({ length: Math.min(most, 99) + 1 }, (_, count) => count).map((count) => (
              <option key={count} value={count}>
                {number(count)}
              </option>
            ))}
          </SelectField>
        ))}
        <Field
          name="reason"
          label={afterSales.returnReason}
          hint={afterSales.returnReasonHint}
          maxLength={500}
          autoComplete="off"
          error={isFaulty ? afterSales.returnReasonError : undefined}
        />
        <Button type="submit" pending={isBusy}>
          {afterSales.returnSend}
        </Button>
      </Form>
    </details>
  )
}
