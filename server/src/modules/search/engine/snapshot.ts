import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { type Floats, floats, type Ints, ints } from './columns.ts'
import { type Corpus, createCorpus, keyOf, setLive } from './corpus.ts'
import type { Postings } from './postings.ts'
import type { Records } from './records.ts'
import type { Schema } from './schema.ts'
import { type Slices, slices } from './slices.ts'
import { createOrder, type WordOrder } from './word-order.ts'

/** Grows when the layout of the file or the analysis of texts changes: older files are not read. */
const FORMAT = 1
const MAGIC = 'TMSE'
/** Strings of one section part: writing and reading them stays within a slice. */
const STRINGS = 5_000
const SEPARATOR = '\0'

/** A file that is damaged, or of another format or schema. The index is then built from its source. */
export class SnapshotUnreadable extends Error {
  override name = 'SnapshotUnreadable'
}

/** The first part of a file. */
interface Head {
  magic: string
  format: number
  schema: Schema
  note: unknown
}

type Plain = Int32Array | Uint32Array | Uint8Array | Float64Array

/**
 * Writes a corpus that does not change meanwhile (see `compact`) with a note of the caller's, whole or not at all.
 * Arrays go to the file as they are in memory; the file ends with a digest of all before.
 */
export async function writeSnapshot(path: string, corpus: Corpus, note: unknown): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  const file = await open(draft, 'w', 0o600)
  const digest = createHash('sha256')
  const put = async (bytes: Uint8Array) => {
    digest.update(bytes)
    await file.write(bytes)
  }
  try {
    for await (const part of partsOf(corpus, note)) {
      const length = Buffer.alloc(8)
      length.writeBigUInt64LE(BigInt(part.byteLength))
      await put(length)
      await put(part)
    }
    await file.write(digest.digest())
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

function* partsOf(corpus: Corpus, note: unknown): Generator<Uint8Array> {
  const { dictionary, values } = corpus
  const head: Head = { magic: MAGIC, format: FORMAT, schema: corpus.schema, note }
  yield Buffer.from(JSON.stringify(head))
  yield* stringParts(corpus.ids)
  yield* stringParts(dictionary.texts)
  yield* stringParts([...dictionary.spellings].flatMap(([term, text]) => [String(term), text]))
  yield* stringParts(values.codes)
  yield* stringParts(values.texts)
  yield bytesOf(Int32Array.from(values.codeOf))
  for (const column of [dictionary.documents, dictionary.firstOfStem, dictionary.nextOfStem])
    yield columnBytes(column)
  for (const order of [dictionary.byStart, dictionary.byEnd ?? createOrder()]) {
    yield bytesOf(order.sorted)
    yield bytesOf(order.shared)
    yield bytesOf(Int32Array.from(order.recent))
  }
  for (const postings of [corpus.postings, values.postings]) yield* postingParts(postings)
  for (const records of [corpus.terms, corpus.names]) yield* recordParts(records)
  for (const column of [corpus.valuesFrom, corpus.valueList]) yield columnBytes(column)
  yield* stringParts([...corpus.numbers.keys()])
  for (const column of corpus.numbers.values()) yield columnBytes(column)
}

function* stringParts(strings: string[]): Generator<Uint8Array> {
  yield bytesOf(Int32Array.of(strings.length))
  for (let from = 0; from < strings.length; from += STRINGS)
    yield Buffer.from(strings.slice(from, from + STRINGS).join(SEPARATOR))
}

function* postingParts(postings: Postings): Generator<Uint8Array> {
  yield bytesOf(Float64Array.of(postings.free, postings.pages.length))
  for (const page of postings.pages) yield bytesOf(page)
  for (const column of [postings.head, postings.tail, postings.fill]) yield columnBytes(column)
}

function* recordParts(records: Records): Generator<Uint8Array> {
  yield bytesOf(Float64Array.of(records.free, records.pages.length))
  for (const page of records.pages) yield page
  for (const column of [records.page, records.offset]) yield columnBytes(column)
}

function columnBytes(column: Ints | Floats): Uint8Array {
  return bytesOf(column.data.subarray(0, column.length))
}

function bytesOf(array: Plain): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/** Reads what `writeSnapshot` wrote, in slices. @throws SnapshotUnreadable */
export async function readSnapshot(path: string, schema: Schema): Promise<{ corpus: Corpus; note: unknown }> {
  await checkDigest(path)
  const file = await open(path, 'r')
  const pace = slices()
  let position = 0
  const bytes = async (length: number) => {
    const part = new Uint8Array(length)
    const { bytesRead } = await file.read(part, 0, length, position)
    if (bytesRead < length) throw new SnapshotUnreadable('The file ends early')
    position += length
    return part
  }
  const part = async () => {
    const length = Buffer.from((await bytes(8)).buffer).readBigUInt64LE()
    return await bytes(Number(length))
  }
  try {
    const head = JSON.parse(Buffer.from(await part()).toString()) as Partial<Head>
    const isOurs =
      head.magic === MAGIC && head.format === FORMAT && JSON.stringify(head.schema) === JSON.stringify(schema)
    if (!isOurs) throw new SnapshotUnreadable('The file is of another format or schema')
    return { corpus: await corpusFrom(createCorpus(schema), part, pace), note: head.note }
  } finally {
    await file.close()
  }
}

async function corpusFrom(corpus: Corpus, part: () => Promise<Uint8Array>, pace: Slices): Promise<Corpus> {
  const { dictionary, values } = corpus
  const strings = async () => {
    const count = toInts(await part())[0] as number
    const all: string[] = []
    while (all.length < count) {
      for (const text of Buffer.from(await part())
        .toString()
        .split(SEPARATOR))
        all.push(text)
      await pace.breathe()
    }
    return all
  }
  const column = async (): Promise<Ints> => {
    const data = toInts(await part())
    return data.length === 0 ? ints() : { data, length: data.length }
  }
  const order = async (): Promise<WordOrder> => ({
    sorted: toInts(await part()),
    shared: await part(),
    recent: [...toInts(await part())],
  })
  const postings = async (): Promise<Postings> => {
    const [free = 1, count = 0] = toFloats(await part())
    const pages: Uint32Array[] = []
    while (pages.length < count) pages.push(new Uint32Array((await part()).buffer))
    return { free, pages, head: await column(), tail: await column(), fill: await column() }
  }
  const records = async (): Promise<Records> => {
    const [free = 0, count = 0] = toFloats(await part())
    const pages: Uint8Array[] = []
    while (pages.length < count) pages.push(await part())
    return { free, pages, page: await column(), offset: await column() }
  }

  corpus.ids = await strings()
  dictionary.texts = await strings()
  const spellings = await strings()
  for (let i = 0; i < spellings.length; i += 2)
    dictionary.spellings.set(Number(spellings[i]), spellings[i + 1] as string)
  values.codes = await strings()
  values.texts = await strings()
  values.codeOf = [...toInts(await part())]
  dictionary.documents = await column()
  dictionary.firstOfStem = await column()
  dictionary.nextOfStem = await column()
  dictionary.byStart = await order()
  const byEnd = await order()
  if (dictionary.byEnd) dictionary.byEnd = byEnd
  corpus.postings = await postings()
  values.postings = await postings()
  corpus.terms = await records()
  corpus.names = await records()
  corpus.valuesFrom = await column()
  corpus.valueList = await column()
  for (const name of await strings()) {
    const data = toFloats(await part())
    corpus.numbers.set(name, data.length === 0 ? floats() : { data, length: data.length })
  }
  await fillMaps(corpus, pace)
  return corpus
}

/** What is looked up by text is not in the file: it follows from the rest. */
async function fillMaps(corpus: Corpus, pace: Slices): Promise<void> {
  const { dictionary, values } = corpus
  for (let term = 1; term < dictionary.texts.length; term++) {
    dictionary.ids.set(dictionary.texts[term] as string, term)
    await pace.breathe()
  }
  for (let value = 0; value < values.texts.length; value++)
    values.ids.set(
      keyOf(values.codes[values.codeOf[value] as number] as string, values.texts[value] as string),
      value,
    )
  for (let number = 0; number < corpus.ids.length; number++) {
    const id = corpus.ids[number] as string
    if (id === '') corpus.dead++
    else {
      corpus.numberOf.set(id, number)
      setLive(corpus, number)
      corpus.live++
    }
    await pace.breathe()
  }
}

async function checkDigest(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => {
    throw new SnapshotUnreadable('There is no such file')
  })
  try {
    const { size } = await file.stat()
    const digest = createHash('sha256')
    const end = size - 32
    const chunk = new Uint8Array(1 << 20)
    for (let position = 0; position < end; ) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, end - position), position)
      if (bytesRead === 0) break
      digest.update(chunk.subarray(0, bytesRead))
      position += bytesRead
    }
    const seal = Buffer.alloc(32)
    await file.read(seal, 0, 32, Math.max(0, end))
    if (!seal.equals(digest.digest())) throw new SnapshotUnreadable('The file is damaged')
  } finally {
    await file.close()
  }
}

function toInts(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.buffer, 0, bytes.byteLength >>> 2)
}

function toFloats(bytes: Uint8Array): Float64Array {
  return new Float64Array(bytes.buffer, 0, bytes.byteLength >>> 3)
}
