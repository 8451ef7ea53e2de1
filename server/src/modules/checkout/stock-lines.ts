import type { Cart, Context } from '@techmart/contracts'
import type { CheckoutDeps } from './index.ts'

/** What must leave the stock for a cart: a bundle's components instead of the bundle. */
export async function stockLinesOf(
  deps: Pick<CheckoutDeps, 'catalog'>,
  ctx: Context,
  cart: Cart,
): Promise<{ sku: string; quantity: number }[]> {
  const { items } = await deps.catalog.getVariants(ctx, { skus: cart.lines.map((line) => line.sku) })
  const components = new Map(items.map((variant) => [variant.sku, variant.components]))
  const quantities = new Map<string, number>()
  const add = (sku: string, quantity: number) => quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  for (const line of cart.lines) {
    const parts = components.get(line.sku) ?? []
    if (parts.length === 0) add(line.sku, line.quantity)
    for (const part of parts) add(part.sku, part.quantity * line.quantity)
  }
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }))
}
