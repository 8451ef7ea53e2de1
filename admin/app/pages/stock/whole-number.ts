const LARGEST = 1_000_000

/** Reads a plus, a hyphen or a real minus before the digits; NaN when it is something else. */
export function toNumber(text: string): number {
  const match = /^\s*([+-]?)\s*(\d{1,7})\s*$/.exec(text.replace('−', '-'))
  return match ? Number(`${match[1] === '-' ? '-' : ''}${match[2]}`) : Number.NaN
}

/** What is wrong with a count of at least so many; undefined when nothing is. */
export function faultOfCount(text: string, least: number): string | undefined {
  const count = toNumber(text)
  if (!Number.isInteger(count) || count < least) return `A whole number from ${least} on`
  return count > LARGEST ? 'Too large' : undefined
}

/** What is wrong with a change, up or down; undefined when nothing is. */
export function faultOfChange(text: string): string | undefined {
  const change = toNumber(text)
  if (!Number.isInteger(change) || change === 0) return 'A whole number other than 0'
  return Math.abs(change) > LARGEST ? 'Too large' : undefined
}
