/** The plainest ranking there is, as a measure of what anything cleverer is worth. */

export interface PlainIndex {
  /** Adds a document: all its text in one bag. */
  add: (id: string, text: string) => void
  /** Ids of the best documents that have any of the words. */
  search: (text: string, limit: number) => string[]
}

const K1 = 1.2
const B = 0.75
const WORD = /[\p{L}\p{N}]+/gu

/** BM25 (Robertson, Zaragoza 2009, §3.5) over lower-case runs of letters and digits. */
export function createPlainIndex(): PlainIndex {
  const ids: string[] = []
  const lengths: number[] = []
  /** By word: document, occurrences, document, occurrences … */
  const postings = new Map<string, number[]>()
  let words = 0
  return {
    add: (id, text) => {
      const document = ids.push(id) - 1
      const counts = countOf(text)
      const length = counts.values().reduce((sum, count) => sum + count, 0)
      lengths.push(length)
      words += length
      for (const [word, count] of counts) {
        const list = postings.get(word)
        if (list) list.push(document, count)
        else postings.set(word, [document, count])
      }
    },
    search: (text, limit) => {
      const scores = new Map<number, number>()
      for (const word of countOf(text).keys()) {
        const list = postings.get(word) ?? []
        const having = list.length / 2
        const inverse = Math.log(1 + (ids.length - having + 0.5) / (having + 0.5))
        for (let i = 0; i < list.length; i += 2) {
          const [document, count] = [list[i] as number, list[i + 1] as number]
          const length = ((lengths[document] as number) * ids.length) / words
          const gain = (inverse * count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
          scores.set(document, (scores.get(document) ?? 0) + gain)
        }
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, limit)
        .map(([document]) => ids[document] as string)
    },
  }
}

function countOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
