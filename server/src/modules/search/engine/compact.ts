import { floats, setFloat, setInt } from './columns.ts'
import {
  applyChange,
  type Corpus,
  createCorpus,
  facetValueOf,
  fillColumns,
  IMPACT_BITS,
  IMPACT_MASK,
  MAX_NAME_WORDS,
  MAX_TERMS,
  setFavour,
  setLive,
} from './corpus.ts'
import { termOf } from './dictionary.ts'
import { append, eachRun } from './postings.ts'
import { read, write } from './records.ts'
import { slices } from './slices.ts'
import { noteValues } from './value-sets.ts'

const NOWHERE = -1

/**
 * A copy of what lives, without the dead and without words that nobody has any more. It is made in slices while the
 * corpus goes on serving and changing; `withCopy` sees it as the corpus was at the start, before it catches up.
 * Once it has, `replace` is called in the same turn: whoever changes the copy from then on misses nothing.
 */
export async function compact(
  corpus: Corpus,
  withCopy?: (copy: Corpus) => Promise<void>,
  replace?: (copy: Corpus) => void,
): Promise<Corpus> {
  if (corpus.journal) throw new Error('A copy of this corpus is being made already')
  const journal: NonNullable<Corpus['journal']> = []
  corpus.journal = journal
  try {
    const copy = createCorpus(corpus.schema)
    const pace = slices()
    const renumbered = await renumber(corpus, copy, pace.breathe)
    const terms = await copyTerms(corpus, copy, renumbered, pace.breathe)
    await copyDocuments(corpus, copy, renumbered, terms, pace.breathe)
    await withCopy?.(copy)
    for (let next = 0; next < journal.length; next++) {
      applyChange(copy, journal[next] as (typeof journal)[number])
      await pace.breathe()
    }
    replace?.(copy)
    return copy
  } finally {
    corpus.journal = undefined
  }
}

/** New numbers of the documents that live now, in their order; what changes meanwhile is in the journal. */
async function renumber(
  corpus: Corpus,
  copy: Corpus,
  breathe: () => Promise<void> | undefined,
): Promise<Int32Array> {
  const renumbered = new Int32Array(corpus.ids.length).fill(NOWHERE)
  for (let number = 0; number < renumbered.length; number++) {
    if (corpus.isLive[number] === 1) renumbered[number] = copy.ids.push(corpus.ids[number] as string) - 1
    await breathe()
  }
  return renumbered
}

async function copyTerms(
  corpus: Corpus,
  copy: Corpus,
  renumbered: Int32Array,
  breathe: () => Promise<void> | undefined,
): Promise<Int32Array> {
  const { texts, spellings } = corpus.dictionary
  const terms = new Int32Array(texts.length)
  for (let term = 1; term < terms.length; term++) {
    let documents = 0
    let to = 0
    eachRun(corpus.postings, term, (page, from, end) => {
      for (let i = from; i < end; i++) {
        const posting = page[i] as number
        const number = renumbered[posting >>> IMPACT_BITS] ?? NOWHERE
        if (number === NOWHERE) continue
        if (documents++ === 0) to = termOf(copy.dictionary, texts[term] as string)
        append(copy.postings, to, (number << IMPACT_BITS) | (posting & IMPACT_MASK))
      }
    })
    if (documents > 0) {
      terms[term] = to
      setInt(copy.dictionary.documents, to, documents)
      const spelling = spellings.get(term)
      if (spelling !== undefined) copy.dictionary.spellings.set(to, spelling)
    }
    await breathe()
  }
  return terms
}

const many = new Int32Array(MAX_TERMS)
const few = new Int32Array(MAX_NAME_WORDS)

async function copyDocuments(
  corpus: Corpus,
  copy: Corpus,
  renumbered: Int32Array,
  terms: Int32Array,
  breathe: () => Promise<void> | undefined,
): Promise<void> {
  for (let number = 0; number < renumbered.length; number++) {
    const to = renumbered[number] as number
    if (to === NOWHERE) continue
    const count = read(corpus.terms, number, many, true)
    write(
      copy.terms,
      to,
      many
        .subarray(0, count)
        .map((term) => terms[term] as number)
        .sort(),
      true,
    )
    const words = read(corpus.names, number, few, false)
    write(
      copy.names,
      to,
      few.subarray(0, words).map((term) => terms[term] as number),
      false,
    )
    copyValues(corpus, copy, number, to)
    copyNumbers(corpus, copy, number, to)
    copy.numberOf.set(copy.ids[to] as string, to)
    setLive(copy, to)
    copy.live++
    await breathe()
  }
}

function copyValues(corpus: Corpus, copy: Corpus, number: number, to: number): void {
  const { values, valuesFrom, valueList } = corpus
  const own = valueList.data.subarray(valuesFrom.data[number], valuesFrom.data[number + 1])
  const copied = own
    .map((value) =>
      facetValueOf(
        copy.values,
        values.codes[values.codeOf[value] as number] as string,
        values.texts[value] as string,
      ),
    )
    .sort()
  setInt(copy.valuesFrom, to, copy.valueList.length)
  for (const value of copied) {
    append(copy.values.postings, value, to)
    setInt(copy.valueList, copy.valueList.length, value)
  }
  setInt(copy.valuesFrom, to + 1, copy.valueList.length)
  noteValues(copy.valueSets, to, copied, copy.values.codeOf)
}

function copyNumbers(corpus: Corpus, copy: Corpus, number: number, to: number): void {
  for (const [name, column] of corpus.numbers) {
    const value = column.data[number] ?? Number.NaN
    if (Number.isNaN(value)) continue
    const copied = copy.numbers.get(name) ?? floats()
    copy.numbers.set(name, copied)
    setFloat(copied, to, value)
  }
  fillColumns(copy)
  setFavour(copy, to)
}
