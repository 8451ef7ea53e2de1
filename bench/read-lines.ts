/** Text files line by line, plain or compressed with gzip, whatever they are called. */
import { closeSync, createReadStream, openSync, type ReadStream, readSync } from 'node:fs'
import { createGunzip, type Gunzip } from 'node:zlib'

/** Something is wrong with what the measurement was given; the message says what and where. */
export class Unusable extends Error {
  override name = 'Unusable'
}

export interface Line {
  text: string
  /** Counted from 1. */
  number: number
}

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])
const BYTE_ORDER_MARK = '\uFEFF'

/** Lines with something in them. @throws Unusable when the file is missing, or cut off within its compression. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0
  let rest = ''
  try {
    for await (const chunk of textsOf(path)) {
      // By line feeds alone: other marks that some readers take for the end of a line occur within JSON texts.
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() as string
      for (const line of lines) {
        number++
        if (line.trim() !== '') yield { text: line, number }
      }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new Unusable(`${path}${number > 0 ? `, after line ${number}` : ''}: ${error.message}`)
  }
  if (rest.trim() !== '') yield { text: rest, number: number + 1 }
}

async function* textsOf(path: string): AsyncGenerator<string> {
  const isCompressed = startOf(path).equals(GZIP_MAGIC)
  const file = createReadStream(path)
  const bytes = isCompressed ? unpacked(file) : file
  bytes.setEncoding('utf8')
  let isFirst = true
  try {
    for await (const text of bytes as AsyncIterable<string>) {
      yield isFirst && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
      isFirst = false
    }
  } finally {
    file.destroy()
  }
}

function unpacked(file: ReadStream): Gunzip {
  const unpack = createGunzip()
  file.on('error', (error) => unpack.destroy(error))
  return file.pipe(unpack)
}

function startOf(path: string): Buffer {
  const start = Buffer.alloc(GZIP_MAGIC.length)
  const file = openSync(path, 'r')
  try {
    readSync(file, start)
  } finally {
    closeSync(file)
  }
  return start
}
