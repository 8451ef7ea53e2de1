import { randomFor } from '../server/src/demo/catalogue/random.ts'

const SEED = 'coined words'
/** A real shop of a hundred thousand products has about so many different words in its titles. */
const COUNT = 60_000
const MIN_LETTERS = 5
const HALF = 0.5

/** Words that nobody uses, in a fixed order: the beginning of one word of the texts with the end of another. */
export function coinedWords(texts: readonly string[]): string[] {
  const known = new Set(texts.flatMap((text) => text.toLowerCase().match(/\p{L}{5,}/gu) ?? []))
  const random = randomFor(SEED)
  const parts = [...known]
  const coined = new Set<string>()
  while (coined.size < COUNT) {
    const [head, tail] = [random.pick(parts), random.pick(parts)]
    const word = head.slice(0, Math.ceil(head.length * HALF)) + tail.slice(Math.floor(tail.length * HALF))
    // Where all pairs are used up, a number tells the next ones apart, as model names do.
    const isNew = word.length >= MIN_LETTERS && !known.has(word) && !coined.has(word)
    coined.add(isNew ? word : `${word}${random.int(1, 999)}`)
  }
  return [...coined]
}
