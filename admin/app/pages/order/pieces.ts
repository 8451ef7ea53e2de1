import type { Order } from '@techmart/contracts'

export interface LeftLine {
  sku: string
  title: string
  left: number
}

/** What has not been sent yet. */
export function leftToSend(order: Order): LeftLine[] {
  if (order.state !== 'paid') return []
  const sent = (order.parcels ?? []).flatMap(({ lines }) => lines)
  return order.lines
    .map(({ sku, title, quantity }) => ({
      sku,
      title,
      left: quantity - sent.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0),
    }))
    .filter(({ left }) => left > 0)
}

/** Reads a count that was typed; undefined when it is none, or more than there are. */
export function textToCount(text: string, most: number): number | undefined {
  if (!/^\s*\d{1,3}\s*$/.test(text)) return undefined
  const count = Number(text)
  return count <= most ? count : undefined
}
