import type { Availability, StockStatus, VariantLabel } from '@techmart/contracts'

/** What the cart knows of articles: their labels, and the stock of them or of what they are made of. */
export interface Goods {
  labels: Map<string, VariantLabel>
  stock: Map<string, StockStatus>
}

export const MAX_QUANTITY = 999

export interface Want {
  sku: string
  quantity: number
}

/** What leaves the stock for one of an article: itself, or the components of a bundle. */
export function partsOf(sku: string, labels: Goods['labels']): Want[] {
  const components = labels.get(sku)?.components ?? []
  return components.length > 0 ? components : [{ sku, quantity: 1 }]
}

/** How many of an article can be in a cart besides the other lines, which may want the same stock. */
export function roomFor(sku: string, others: Want[], goods: Goods): number {
  return Math.min(reach(sku, demandOf(others, goods), goods), MAX_QUANTITY)
}

export interface LineStock {
  available: number
  availability: Availability
}

/** Deals the stock out in the order of the lines: a later line gets what the earlier ones leave. */
export function deal(lines: Want[], goods: Goods): LineStock[] {
  const taken = new Map<string, number>()
  return lines.map(({ sku, quantity }) => {
    const available = reach(sku, taken, goods)
    take(taken, { sku, quantity: Math.min(quantity, available) }, goods)
    return { available, availability: available === 0 ? 'out_of_stock' : worstState(sku, goods) }
  })
}

function reach(sku: string, taken: Map<string, number>, { labels, stock }: Goods): number {
  const room = partsOf(sku, labels).map((part) =>
    Math.floor(((stock.get(part.sku)?.available ?? 0) - (taken.get(part.sku) ?? 0)) / part.quantity),
  )
  return Math.max(0, Math.min(...room))
}

function demandOf(lines: Want[], goods: Goods): Map<string, number> {
  const demand = new Map<string, number>()
  for (const line of lines) take(demand, line, goods)
  return demand
}

function take(taken: Map<string, number>, { sku, quantity }: Want, { labels }: Goods): void {
  for (const part of partsOf(sku, labels))
    taken.set(part.sku, (taken.get(part.sku) ?? 0) + quantity * part.quantity)
}

const RANK: Availability[] = ['in_stock', 'low_stock', 'backorder', 'preorder', 'out_of_stock']

function worstState(sku: string, { labels, stock }: Goods): Availability {
  const ranks = partsOf(sku, labels).map((part) =>
    RANK.indexOf(stock.get(part.sku)?.availability ?? 'out_of_stock'),
  )
  return RANK[Math.max(...ranks)] ?? 'out_of_stock'
}
