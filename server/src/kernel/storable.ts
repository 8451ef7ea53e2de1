/** Whether PostgreSQL can keep a text: it takes neither NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** JSON pointer of the first text within `value` that cannot be kept; undefined when all can. Names are not looked at. */
export function findUnstorable(value: unknown, at = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : at
  if (typeof value !== 'object' || value === null) return undefined
  for (const name of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[name]
    // Only what holds more, or does not fit, needs to know where it is.
    if (typeof part === 'string' ? isStorable(part) : typeof part !== 'object') continue
    const found = findUnstorable(part, `${at}/${name}`)
    if (found !== undefined) return found
  }
  return undefined
}
