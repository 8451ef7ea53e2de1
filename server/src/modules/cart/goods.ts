import type { Context, Language, StockStatus } from '@techmart/contracts'
import { type Goods, partsOf } from './availability.ts'
import type { CartDeps } from './deps.ts'

/** As SKUs travel in the address of a remote call, more would not fit its limit. */
const SKUS_PER_CALL = 250

/** Labels and stock of articles: one call to catalog, then one to inventory, however many lines. */
export async function findGoods(
  { catalog, inventory }: Pick<CartDeps, 'catalog' | 'inventory'>,
  ctx: Context,
  skus: string[],
  language: Language,
): Promise<Goods> {
  if (skus.length === 0) return { labels: new Map(), stock: new Map() }
  const { items } = await catalog.getVariants(ctx, { skus, language })
  const labels = new Map(items.map((label) => [label.sku, label]))
  const parts = new Set(skus.flatMap((sku) => partsOf(sku, labels).map((part) => part.sku)))
  return { labels, stock: await findStock(inventory, ctx, [...parts]) }
}

async function findStock(
  inventory: CartDeps['inventory'],
  ctx: Context,
  skus: string[],
): Promise<Map<string, StockStatus>> {
  const chunks = Array.from({ length: Math.ceil(skus.length / SKUS_PER_CALL) }, (_, index) =>
    skus.slice(index * SKUS_PER_CALL, (index + 1) * SKUS_PER_CALL),
  )
  const answers = await Promise.all(chunks.map((chunk) => inventory.getAvailability(ctx, { skus: chunk })))
  return new Map(answers.flatMap((answer) => answer.items).map((status) => [status.sku, status]))
}
