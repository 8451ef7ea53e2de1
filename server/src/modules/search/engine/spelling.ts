/** From so many letters on a word may have one slip, or two. */
export const ONE_SLIP = 4
export const TWO_SLIPS = 8
export const HAS_DIGIT = /\d/

/** How many slips a word is forgiven. Numbers and codes are meant as they are written. */
export function farthest(word: string): number {
  if (word.length < ONE_SLIP || HAS_DIGIT.test(word)) return 0
  return word.length < TWO_SLIPS ? 1 : 2
}

/** Short words are close to many others: theirs must begin right, as must those with two slips. */
export const SHORT = 4

/** Whether a term may stand in for a word at all. */
export function canCorrect(word: string, term: string, most: number): boolean {
  return (
    term !== word &&
    Math.abs(term.length - word.length) <= most &&
    ((most < 2 && word.length > SHORT) || term.charCodeAt(0) === word.charCodeAt(0))
  )
}

/**
 * Optimal string alignment distance: letters changed, left out, put in, or swapped with their neighbour.
 * Answers more than `most` as soon as it must be.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cell = Math.min((last[j - 1] as number) + same, (last[j] as number) + 1, (row[j - 1] as number) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cell = Math.min(cell, (beforeLast[j - 2] as number) + 1)
      row.push(cell)
    }
    if (Math.min(...row) > most) return most + 1
    beforeLast = last
    last = row
  }
  return last[b.length] as number
}
