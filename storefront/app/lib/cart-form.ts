import type { Cart } from '@techmart/contracts'
import type { FormEvent } from 'react'
import { useFetcher, useFetchers } from 'react-router'
import type { CartAnswer } from './cart-answer.ts'
import { paths } from './paths.ts'

/** Fetchers that change the cart begin with this. */
const KEY = 'cart:'

/**
 * Sends a cart form without leaving the page. The form itself stays a plain one, so that it works without scripts:
 * `<Form method="post" action={paths.cart()} onSubmit={onSubmit}>`.
 */
export function useCartForm(name: string) {
  const fetcher = useFetcher<CartAnswer>({ key: KEY + name })
  const send = (form: FormData) => {
    form.set('stay', '1')
    return fetcher.submit(form, { method: 'post', action: paths.cart() })
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    return send(new FormData(event.currentTarget))
  }
  const isBusy = fetcher.state !== 'idle'
  return { send, onSubmit, isBusy, answer: isBusy ? undefined : fetcher.data }
}

export interface PendingChanges {
  isPending: boolean
  /** Quantities on their way to the server, by line; 0 for a line that is being removed. */
  quantities: ReadonlyMap<string, number>
}

/** What the shopper has just changed and the server has not confirmed yet. */
export function usePendingChanges(): PendingChanges {
  const changes = useFetchers().filter(({ key, formData }) => key.startsWith(KEY) && formData)
  const quantities = new Map<string, number>()
  for (const { formData } of changes) {
    const lineId = String(formData?.get('lineId') ?? '')
    if (formData?.get('intent') === 'remove') quantities.set(lineId, 0)
    if (formData?.get('intent') === 'update') quantities.set(lineId, Number(formData.get('quantity')))
  }
  return { isPending: changes.length > 0, quantities }
}

/** How many items the cart will hold once everything under way has arrived. */
export function pendingCount(cart: Cart, { quantities }: PendingChanges): number {
  return cart.lines.reduce((sum, { id, quantity }) => sum + (quantities.get(id) ?? quantity), 0)
}

/** Whether something in the cart cannot be bought as it stands. */
export function mustSettle(cart: Cart): boolean {
  return cart.lines.some(({ forSale, available, quantity }) => !forSale || available < quantity)
}
