import type { Reservation } from './store.ts'

/** That something happened to an order, and its how manieth change that was; told before there were such numbers: none. */
export interface OrderNews {
  orderId: string
  revision?: number
}

/**
 * What is told last is not always heard last. What happened before a change that was acted on is settled by that one:
 * the word of a cancellation that comes after the goods were sold anew must not put them on sale again.
 */
export function isOvertaken(
  { orderRevision }: Pick<Reservation, 'orderRevision'>,
  { revision }: OrderNews,
): boolean {
  return revision !== undefined && revision <= orderRevision
}
