import type { Floats, Ints } from './columns.ts'
import { type Corpus, createCorpus, keyOf } from './corpus.ts'
import { PAGE, type Postings } from './postings.ts'
import { RECORD_PAGE, type Records } from './records.ts'
import type { Schema } from './schema.ts'
import { type Slices, slices } from './slices.ts'
import { noteValues } from './value-sets.ts'
import { createOrder, type WordOrder } from './word-order.ts'

/** Strings of one part: writing and reading them stays within a slice. */
const STRINGS = 5_000

type Plain = Int32Array | Uint32Array | Uint8Array | Float32Array | Float64Array

/** All that a corpus is, one part after the other; `corpusFrom` takes them in the same order. */
export function* partsOf({ dictionary, values, ...corpus }: Corpus): Generator<Uint8Array> {
  yield* stringParts(corpus.ids)
  yield corpus.isLive.subarray(0, corpus.ids.length)
  yield* stringParts(dictionary.texts)
  yield* stringParts([...dictionary.spellings].flatMap(([term, text]) => [String(term), text]))
  yield* stringParts(values.codes)
  yield* stringParts(values.texts)
  yield bytesOf(Int32Array.from(values.codeOf))
  for (const column of [dictionary.documents, dictionary.firstOfStem, dictionary.nextOfStem])
    yield columnBytes(column)
  for (const order of [dictionary.byStart, dictionary.codesByStart, dictionary.byEnd ?? createOrder()]) {
    yield bytesOf(order.sorted.subarray(0, order.length))
    yield order.shared.subarray(0, order.length)
    yield bytesOf(Int32Array.from(order.recent))
  }
  for (const postings of [corpus.postings, values.postings]) yield* postingParts(postings)
  for (const records of [corpus.terms, corpus.names]) yield* recordParts(records)
  for (const column of [corpus.valuesFrom, corpus.valueList]) yield columnBytes(column)
  yield bytesOf(corpus.favour.subarray(0, corpus.ids.length))
  yield* stringParts([...corpus.numbers.keys()])
  for (const column of corpus.numbers.values()) yield columnBytes(column)
}

function* stringParts(strings: string[]): Generator<Uint8Array> {
  yield bytesOf(Int32Array.of(strings.length))
  for (let from = 0; from < strings.length; from += STRINGS)
    yield Buffer.from(JSON.stringify(strings.slice(from, from + STRINGS)))
}

function* postingParts(postings: Postings): Generator<Uint8Array> {
  yield bytesOf(Float64Array.of(postings.free, postings.pages.length))
  // Of the last page only what is in use.
  for (const [number, page] of postings.pages.entries())
    yield bytesOf(page.subarray(0, postings.free - number * PAGE))
  for (const column of [postings.head, postings.tail, postings.fill]) yield columnBytes(column)
}

function* recordParts(records: Records): Generator<Uint8Array> {
  yield bytesOf(Float64Array.of(records.free, records.pages.length))
  for (const page of records.pages)
    yield page === records.pages.at(-1) ? page.subarray(0, records.free) : page
  yield columnBytes(records.start)
  yield records.lengths.subarray(0, records.start.length)
}

function columnBytes(column: Ints | Floats): Uint8Array {
  return bytesOf(column.data.subarray(0, column.length))
}

function bytesOf(array: Plain): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/** Reads the next part; its buffer has room for more where `roomFor` says for how many bytes. */
export type PartReader = (roomFor?: (bytes: number) => number) => Promise<Uint8Array<ArrayBuffer>>

/** Columns that are read get room: otherwise the next document would make every one of them grow at once. */
const roomFor = (bytes: number) => Math.ceil((bytes * 1.25) / 8 + 8) * 8

/** The corpus of these parts, put together in slices. */
export async function corpusFrom(schema: Schema, part: PartReader): Promise<Corpus> {
  const pace = slices()
  const corpus = createCorpus(schema)
  const { dictionary, values } = corpus
  const strings = async () => {
    const count = toInts(await part())[0] as number
    const all: string[] = []
    while (all.length < count) {
      for (const text of JSON.parse(Buffer.from(await part()).toString()) as string[]) all.push(text)
      await pace.breathe()
    }
    return all
  }
  const column = async (): Promise<Ints> => {
    const bytes = await part(roomFor)
    return { data: new Int32Array(bytes.buffer), length: bytes.byteLength >>> 2 }
  }
  const floatColumn = async (): Promise<Floats> => {
    const bytes = await part(roomFor)
    const length = bytes.byteLength >>> 3
    return { data: new Float64Array(bytes.buffer).fill(Number.NaN, length), length }
  }
  const order = async (): Promise<WordOrder> => {
    const sorted = toInts(await part())
    return { sorted, shared: await part(), length: sorted.length, recent: [...toInts(await part())] }
  }
  const postings = async (): Promise<Postings> => {
    const [free = 1, count = 0] = toFloats(await part())
    const pages: Uint32Array[] = []
    while (pages.length < count)
      pages.push(filled(new Uint32Array(PAGE), new Uint32Array((await part()).buffer)))
    return { free, pages, head: await column(), tail: await column(), fill: await column() }
  }
  const records = async (): Promise<Records> => {
    const [free = 0, count = 0] = toFloats(await part())
    const pages: Uint8Array[] = []
    while (pages.length < count) pages.push(filled(new Uint8Array(RECORD_PAGE), await part()))
    return { free, pages, start: await column(), lengths: await part() }
  }

  corpus.ids = await strings()
  corpus.isLive = await part()
  dictionary.texts = await strings()
  const spellings = await strings()
  for (let i = 0; i < spellings.length; i += 2) {
    dictionary.spellings.set(Number(spellings[i]), spellings[i + 1] as string)
    await pace.breathe()
  }
  values.codes = await strings()
  values.texts = await strings()
  values.codeOf = [...toInts(await part())]
  dictionary.documents = await column()
  dictionary.firstOfStem = await column()
  dictionary.nextOfStem = await column()
  dictionary.byStart = await order()
  dictionary.codesByStart = await order()
  const byEnd = await order()
  if (dictionary.byEnd) dictionary.byEnd = byEnd
  corpus.postings = await postings()
  values.postings = await postings()
  corpus.terms = await records()
  corpus.names = await records()
  corpus.valuesFrom = await column()
  corpus.valueList = await column()
  corpus.favour = toSingles(await part())
  for (const name of await strings()) corpus.numbers.set(name, await floatColumn())
  await fillMaps(corpus, pace)
  return corpus
}

/** What is looked up by text, and sets of values, are not in the file: they follow from the rest. */
async function fillMaps(corpus: Corpus, pace: Slices): Promise<void> {
  const { dictionary, values, valuesFrom, valueList } = corpus
  for (let term = 1; term < dictionary.texts.length; term++) {
    dictionary.ids.set(dictionary.texts[term] as string, term)
    await pace.breathe()
  }
  for (let value = 0; value < values.texts.length; value++) {
    const code = values.codes[values.codeOf[value] as number] as string
    values.ids.set(keyOf(code, values.texts[value] as string), value)
    await pace.breathe()
  }
  for (let number = 0; number < corpus.ids.length; number++) {
    if (corpus.isLive[number] === 1) {
      corpus.numberOf.set(corpus.ids[number] as string, number)
      corpus.live++
    } else corpus.dead++
    const own = valueList.data.subarray(valuesFrom.data[number], valuesFrom.data[number + 1])
    noteValues(corpus.valueSets, number, own, values.codeOf)
    await pace.breathe()
  }
}

function toInts(bytes: Uint8Array<ArrayBuffer>): Int32Array {
  return new Int32Array(bytes.buffer, 0, bytes.byteLength >>> 2)
}

function toFloats(bytes: Uint8Array<ArrayBuffer>): Float64Array {
  return new Float64Array(bytes.buffer, 0, bytes.byteLength >>> 3)
}

function toSingles(bytes: Uint8Array<ArrayBuffer>): Float32Array {
  return new Float32Array(bytes.buffer, 0, bytes.byteLength >>> 2)
}

function filled<T extends Uint8Array | Uint32Array>(page: T, used: T): T {
  if (used.length === page.length) return used
  page.set(used)
  return page
}
