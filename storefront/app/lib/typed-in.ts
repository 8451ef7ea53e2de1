import type { Mark } from './marked-text.ts'

const LETTER = /[\p{L}\p{N}]/u

/**
 * Where a suggestion repeats the words that were typed, whatever their case and accents: where a word begins with
 * them, else the first place within one.
 */
export function typedIn(text: string, typed: string): Mark[] {
  const { folded, origin } = fold(text)
  const words = fold(typed).folded.match(/[\p{L}\p{N}]+/gu) ?? []
  const found = words.flatMap((word) => placesOf(word, folded))
  const marks: Mark[] = []
  for (const [from, to] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const mark = { start: origin[from] ?? 0, end: origin[to] ?? text.length }
    const last = marks.at(-1)
    if (!last || mark.start > last.end) marks.push(mark)
    else last.end = Math.max(last.end, mark.end)
  }
  return marks
}

function placesOf(word: string, text: string): Array<[from: number, to: number]> {
  const all: Array<[number, number]> = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    all.push([at, at + word.length])
  const begun = all.filter(([at]) => !LETTER.test(text[at - 1] ?? ' '))
  return begun.length > 0 ? begun : all.slice(0, 1)
}

/** Small letters without accents, and for each of them where it stood. */
function fold(text: string): { folded: string; origin: number[] } {
  let folded = ''
  const origin: number[] = []
  let at = 0
  for (const letter of text) {
    for (const plain of letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')) {
      folded += plain
      for (let unit = 0; unit < plain.length; unit++) origin.push(at)
    }
    at += letter.length
  }
  return { folded, origin }
}
