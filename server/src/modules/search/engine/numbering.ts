/** Numbers by text, many of them: as a Map, but no addition takes longer than a small Map's. */
export interface Numbering {
  get: (text: string) => number | undefined
  has: (text: string) => boolean
  set: (text: string, number: number) => void
  delete: (text: string) => void
}

/** A Map that is full moves everything it has, 50 ms for a million texts; of several each has its own turn. */
const MAPS = 64

export function createNumbering(): Numbering {
  const maps = Array.from({ length: MAPS }, () => new Map<string, number>())
  const mapOf = (text: string) => maps[placeOf(text)] as Map<string, number>
  return {
    get: (text) => mapOf(text).get(text),
    has: (text) => mapOf(text).has(text),
    set: (text, number) => {
      mapOf(text).set(text, number)
    },
    delete: (text) => {
      mapOf(text).delete(text)
    },
  }
}

/** Texts that follow one another mostly differ at their ends. */
function placeOf(text: string): number {
  const { length } = text
  if (length === 0) return 0
  const last = text.charCodeAt(length - 1)
  const before = text.charCodeAt(Math.max(0, length - 2))
  const middle = text.charCodeAt(length >> 1)
  return (length + 31 * last + 7 * before + 17 * middle) & (MAPS - 1)
}
