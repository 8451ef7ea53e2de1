import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'

/** A sealed file ends with these four bytes and the CRC-32 of what is before them; decoders do not read that far. */
const MARK = Buffer.from('TMR1')
const SEAL_LENGTH = 8
/** Only the shop's own user reads them: an upload may show what is not yet published. */
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/** The content of a sealed file; undefined when there is none, or what is there was not written by `writeSealed` to its end. */
export async function readSealed(path: string): Promise<Buffer | undefined> {
  const file = await readIfThere(path)
  if (!file || file.length <= SEAL_LENGTH) return undefined
  const content = file.subarray(0, -SEAL_LENGTH)
  const seal = file.subarray(-SEAL_LENGTH)
  return seal.equals(sealOf(content)) ? content : undefined
}

/** Puts a sealed file in its place, whole or not at all. A file that a crash of the machine leaves broken is known by its seal. */
export async function writeSealed(path: string, temporary: string, content: Buffer): Promise<void> {
  await replaceFile(path, temporary, Buffer.concat([content, sealOf(content)]), false)
}

/** Puts a file in its place, whole or not at all, and only returns when it would survive a crash of the machine. */
export async function writeDurable(path: string, temporary: string, content: Buffer): Promise<void> {
  await replaceFile(path, temporary, content, true)
}

export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function sealOf(content: Buffer): Buffer {
  const seal = Buffer.alloc(SEAL_LENGTH)
  MARK.copy(seal)
  seal.writeUInt32BE(crc32(content), MARK.length)
  return seal
}

/** `temporary` is a folder on the same file system: a name of its own for each writer, then one atomic renaming. */
async function replaceFile(
  path: string,
  temporary: string,
  content: Buffer,
  durable: boolean,
): Promise<void> {
  await mkdir(temporary, { recursive: true, mode: FOLDER_MODE })
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE })
  const draft = join(temporary, randomUUID())
  try {
    const file = await open(draft, 'wx', FILE_MODE)
    try {
      await file.writeFile(content)
      if (durable) await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
