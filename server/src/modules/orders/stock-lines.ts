import type { OrderLine } from '@techmart/contracts'

/** What leaves the stock for these lines: a bundle's parts instead of the bundle; each SKU once. */
export function stockLines(
  lines: Pick<OrderLine, 'sku' | 'quantity' | 'components'>[],
): { sku: string; quantity: number }[] {
  const quantities = new Map<string, number>()
  const add = (sku: string, quantity: number) => quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  for (const { sku, quantity, components } of lines) {
    if (components.length === 0) add(sku, quantity)
    for (const part of components) add(part.sku, part.quantity * quantity)
  }
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }))
}
