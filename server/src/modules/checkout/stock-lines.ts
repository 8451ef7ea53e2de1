import type { Cart, Context } from '@techmart/contracts'
import type { CheckoutDeps } from './index.ts'

/** SKU of a line → what leaves the stock for one of it; empty when it is the article itself. */
export type Components = ReadonlyMap<string, { sku: string; quantity: number }[]>

export async function componentsOf(
  deps: Pick<CheckoutDeps, 'catalog'>,
  ctx: Context,
  cart: Cart,
): Promise<Components> {
  const { items } = await deps.catalog.getVariants(ctx, { skus: cart.lines.map((line) => line.sku) })
  return new Map(items.map((variant) => [variant.sku, variant.components]))
}

/** What must leave the stock for a cart: a bundle's components instead of the bundle. */
export function stockLinesOf(cart: Cart, components: Components): { sku: string; quantity: number }[] {
  const quantities = new Map<string, number>()
  const add = (sku: string, quantity: number) => quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  for (const line of cart.lines) {
    const parts = components.get(line.sku) ?? []
    if (parts.length === 0) add(line.sku, line.quantity)
    for (const part of parts) add(part.sku, part.quantity * line.quantity)
  }
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }))
}
