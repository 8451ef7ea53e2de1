/** What narrows a listing, besides words: groups of alternatives that must all be met. */
export interface FilterGroup {
  /** The facet whose counts are made as if this group were open. */
  code: string
  values: string[]
}

const IN_STOCK: ReadonlySet<string> = new Set(['in_stock'])

/** `['color:navy', 'color:sand', 'brand:norrland']` → a group for each facet. */
export function groupsOf(filter: readonly string[], inStock: boolean): FilterGroup[] {
  const chosen = new Map<string, Set<string>>()
  for (const one of filter) {
    const colon = one.indexOf(':')
    if (colon < 1) continue
    const code = one.slice(0, colon)
    chosen.set(code, (chosen.get(code) ?? new Set()).add(one.slice(colon + 1)))
  }
  if (inStock) {
    // Whoever wants what is in stock and what is sold out at once wants nothing.
    const wanted = chosen.get('availability') ?? IN_STOCK
    chosen.set('availability', new Set([...wanted].filter((value) => IN_STOCK.has(value))))
  }
  return [...chosen].map(([code, values]) => ({ code, values: [...values] }))
}
