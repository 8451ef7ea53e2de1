import { rulesOf } from './languages.ts'
import { type Word, wordsOf } from './words.ts'

/** From which letter to before which one. */
export type Mark = readonly [start: number, end: number]

/** Where a text says one of the terms, in its order; neighbours are one mark. */
export function marksIn(text: string, language: string, terms: ReadonlySet<string>): Mark[] {
  return marksAmong(text, wordsOf(text, rulesOf(language)), terms)
}

/** The same of a text whose words were read before. */
export function marksAmong(text: string, words: readonly Word[], terms: ReadonlySet<string>): Mark[] {
  const marks: [number, number][] = []
  for (const { term, start, end, measure } of words) {
    const until = measure && terms.has(measure.term) ? measure.end : terms.has(term) ? end : undefined
    if (until === undefined) continue
    const last = marks.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], until)
    else if (last && text.slice(last[1], start) === ' ') last[1] = until
    else marks.push([start, until])
  }
  return marks
}
