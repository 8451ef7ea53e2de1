import { createHash } from 'node:crypto'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Corpus } from './corpus.ts'
import type { Schema } from './schema.ts'
import { corpusFrom, type PartReader, partsOf } from './snapshot-parts.ts'

/** Grows when the layout of the file or the analysis of texts changes: older files are not read. */
const FORMAT = 3
const MAGIC = 'TMSE'
/** Bytes that are digested at a time: a millisecond or two. */
const CHUNK = 1 << 20

/** Nobody writes for so long. */
const ABANDONED_MS = 3_600_000

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

/**
 * Writes a corpus that does not change meanwhile (see `compact`) with a note of the caller's, whole or not at all.
 * Arrays go to the file as they are in memory; the file ends with a digest of all before.
 */
export async function writeSnapshot(path: string, corpus: Corpus, note: unknown): Promise<void> {
  await clearDrafts(path)
  const draft = `${path}.${process.pid}.draft`
  const file = await open(draft, 'w', 0o600)
  const digest = createHash('sha256')
  const put = async (bytes: Uint8Array) => {
    digest.update(bytes)
    await file.writeFile(bytes)
  }
  const putPart = async (part: Uint8Array) => {
    const length = Buffer.alloc(8)
    length.writeBigUInt64LE(BigInt(part.byteLength))
    await put(length)
    for (let from = 0; from < part.byteLength; from += CHUNK) await put(part.subarray(from, from + CHUNK))
  }
  try {
    const head: Head = { magic: MAGIC, format: FORMAT, schema: corpus.schema, note }
    await putPart(Buffer.from(JSON.stringify(head)))
    for (const part of partsOf(corpus)) await putPart(part)
    await file.writeFile(digest.digest())
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

/** Drafts of processes that died while they wrote; others may be at it right now. */
async function clearDrafts(path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.draft')) continue
    const draft = await stat(join(folder, name)).catch(() => undefined)
    if (draft && Date.now() - draft.mtimeMs > ABANDONED_MS) await rm(join(folder, name), { force: true })
  }
}

/** Reads what `writeSnapshot` wrote, in slices. @throws SnapshotUnreadable */
export async function readSnapshot(path: string, schema: Schema): Promise<{ corpus: Corpus; note: unknown }> {
  await checkDigest(path).catch((cause: unknown) => {
    throw cause instanceof SnapshotUnreadable
      ? cause
      : new SnapshotUnreadable('The file cannot be read', { cause })
  })
  const file = await open(path, 'r')
  const { size } = await file.stat()
  let position = 0
  const bytes = async (length: number, room = length) => {
    const part = new Uint8Array(room).subarray(0, length)
    // Straight to where they stay, and piece by piece: not this thread does the copying.
    for (let from = 0; from < length; from += CHUNK) {
      const { bytesRead } = await file.read(part, from, Math.min(CHUNK, length - from), position)
      if (bytesRead < Math.min(CHUNK, length - from)) throw new SnapshotUnreadable('The file ends early')
      position += bytesRead
    }
    return part
  }
  const part: PartReader = async (roomFor) => {
    const length = Number(Buffer.from((await bytes(8)).buffer).readBigUInt64LE())
    if (length > size) throw new SnapshotUnreadable('The file ends early')
    return await bytes(length, roomFor?.(length))
  }
  try {
    const head = JSON.parse(Buffer.from(await part()).toString()) as Partial<Head>
    const isOurs =
      head.magic === MAGIC && head.format === FORMAT && JSON.stringify(head.schema) === JSON.stringify(schema)
    if (!isOurs) throw new SnapshotUnreadable('The file is of another format or schema')
    return { corpus: await corpusFrom(schema, part), note: head.note }
  } finally {
    await file.close()
  }
}

async function checkDigest(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const digest = createHash('sha256')
    const end = size - 32
    const chunk = new Uint8Array(CHUNK)
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
