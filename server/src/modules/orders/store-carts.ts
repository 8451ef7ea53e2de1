import type { OrderState } from '@techmart/contracts'
import type { Tx } from '../../kernel/db.ts'
import type { OrderRow } from './store.ts'

/** A cart is ordered again only after its last order has ended; so often nobody does that. */
const ORDERS_OF_A_CART = 1_000

/** The orders of a cart, locked: what becomes of them is decided before or after the caller's, never meanwhile. */
export async function lockOfCart(
  tx: Tx,
  cartId: string,
): Promise<Pick<OrderRow, 'id' | 'state' | 'cancelledFor'>[]> {
  return await tx<{ id: string; state: OrderState; cancelledFor: OrderRow['cancelledFor'] }[]>`
    select id, state, cancelled_for as "cancelledFor" from orders.orders where cart_id = ${cartId}
    order by id limit ${ORDERS_OF_A_CART} for update`
}

/** Whether another order of its cart is to be paid, was paid, or is about to come back to life. */
export async function isOrderedAgain(tx: Tx, { id, cartId }: OrderRow): Promise<boolean> {
  if (cartId === null) return false
  const rows = await tx<{ found: boolean }[]>`
    select exists (
      select from orders.every_order
      where cart_id = ${cartId} and id <> ${id} and (state <> 'cancelled' or cancelled_for = 'reviving')
    ) as found`
  return rows[0]?.found === true
}
