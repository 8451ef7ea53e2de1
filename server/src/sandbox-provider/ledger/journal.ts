import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Payments and addresses are in it: for its owner alone. */
const FILE_MODE = 0o600

export type Journal = {
  /** Resolves when the record is on disk; records written meanwhile share one sync. */
  append(record: unknown): Promise<void>
  /** Resolves when everything appended so far is on disk. */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * The whole records of a journal, oldest first; none when there is no file. A last line cut off by a
 * kill was never acknowledged and is left out; a broken line anywhere else is damage and throws.
 */
export async function* readJournal(path: string): AsyncGenerator<unknown> {
  const exists = await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  if (!exists) return
  let lineNumber = 0
  let tail = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    // Split on line feeds alone: other separators are allowed inside JSON text.
    const lines = `${tail}${chunk}`.split('\n')
    tail = lines.pop() ?? ''
    for (const line of lines) {
      lineNumber += 1
      const record = parseLine(line)
      if (record === undefined) throw new Error(`${path}: line ${lineNumber} is damaged`)
      yield record
    }
  }
}

/** Replaces the journal by the given records: either all of them are there afterwards, or the old file. */
export async function rewriteJournal(path: string, records: Iterable<unknown>): Promise<void> {
  const fresh = `${path}.new`
  const file = await open(fresh, 'w', FILE_MODE)
  try {
    for (const text of chunksOf(records)) await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
  await syncFolder(dirname(path))
}

/**
 * Opens a journal for appending. After a failed write nothing more is accepted and `onFailure` is told:
 * what is in memory can no longer be trusted to be on disk.
 */
export async function openJournal(path: string, onFailure: (error: Error) => void): Promise<Journal> {
  const file = await open(path, 'a', FILE_MODE)
  const { ino } = await file.stat()
  let lines: string[] = []
  let next = Promise.withResolvers<void>()
  let running = Promise.resolve()
  let failure: Error | undefined

  async function writeBatches(): Promise<void> {
    while (lines.length > 0) {
      const text = lines.join('')
      const batch = next
      lines = []
      next = Promise.withResolvers<void>()
      try {
        await writeBatch(file, path, ino, text)
        batch.resolve()
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error))
        batch.reject(failure)
        if (lines.length > 0) next.reject(failure)
        onFailure(failure)
        return
      }
    }
  }

  return {
    append(record) {
      if (failure) return Promise.reject(failure)
      lines.push(`${JSON.stringify(record)}\n`)
      const written = next.promise
      // Not every caller waits for its record; a failure is told through onFailure all the same.
      written.catch(() => undefined)
      if (lines.length === 1) running = running.then(writeBatches)
      return written
    },
    async settled() {
      await (lines.length > 0 ? next.promise : running)
      if (failure) throw failure
    },
    async close() {
      await running
      await file.close()
    },
  }
}

async function writeBatch(file: FileHandle, path: string, ino: number, text: string): Promise<void> {
  await file.writeFile(text)
  await file.datasync()
  // A second process on the same folder has replaced the file: what goes into the old one is lost.
  const current = await stat(path)
  if (current.ino !== ino) throw new Error(`${path} was taken over by another process`)
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const chunkLength = 1 << 20

function* chunksOf(records: Iterable<unknown>): Generator<string> {
  let text = ''
  for (const record of records) {
    text += `${JSON.stringify(record)}\n`
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; there the rename is durable by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
