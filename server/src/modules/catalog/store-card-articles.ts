import type { Queryable, Tx } from '../../kernel/db.ts'

/** Marks the large products among those whose articles these are; returns the ones that were not marked yet. */
export async function markStale(tx: Tx, skus: string[]): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update catalog.products p set card_stale = true
    where p.id in (select v.product_id from catalog.variants v where v.sku = any(${skus}))
      and p.variant_count > cardinality(p.card_skus) and not p.card_stale
    returning p.id`
  return rows.map(({ id }) => id)
}

/** Takes the marks off before looking: what changes from here on marks the product again. */
export async function beginChoice(
  sql: Queryable,
  productIds: string[],
): Promise<{ id: string; choice: number }[]> {
  return await sql<{ id: string; choice: number }[]>`
    update catalog.products set card_stale = false where id = any(${productIds})
    returning id, card_choice as choice`
}

/** Keeps what was chosen unless another choice was made meanwhile; returns the products that took it. */
export async function endChoice(
  sql: Queryable,
  chosen: { id: string; choice: number; skus: string[] }[],
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update catalog.products p set card_skus = r.skus, card_choice = p.card_choice + 1
    from jsonb_to_recordset(${sql.json(chosen as never)}) as r (id text, choice int, skus text[])
    where p.id = r.id and p.card_choice = r.choice
    returning p.id`
  return rows.map(({ id }) => id)
}
