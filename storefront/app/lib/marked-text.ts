/** From which character to before which. */
export interface Mark {
  start: number
  end: number
}

/** A text cut where marks begin and end. Marks ascend and do not overlap. */
export function partsOf(
  text: string,
  marks: readonly Mark[],
): Array<{ start: number; text: string; isMarked: boolean }> {
  const parts = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push({ start: at, text: text.slice(at, start), isMarked: false })
    parts.push({ start, text: text.slice(start, end), isMarked: true })
    at = end
  }
  parts.push({ start: at, text: text.slice(at), isMarked: false })
  return parts.filter((part) => part.text !== '')
}
