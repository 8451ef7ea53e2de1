/** The field itself, where no suggestion is chosen. */
const FIELD = -1

/**
 * Where a key leads among `count` suggestions, from the one that is `active` (−1: the field). Arrows go round, by
 * way of the field; Home and End are the field's own until a suggestion is chosen. Undefined for every other key.
 */
export function stepTo(
  { key }: { key: string },
  { active, count }: { active: number; count: number },
): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return active + 1 < count ? active + 1 : FIELD
    case 'ArrowUp':
      return active === FIELD ? count - 1 : active - 1
    case 'Home':
      return active === FIELD ? undefined : 0
    case 'End':
      return active === FIELD ? undefined : count - 1
    default:
      return undefined
  }
}
