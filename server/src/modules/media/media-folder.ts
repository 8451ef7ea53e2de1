import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PictureFormat, PictureWidth } from '@techmart/contracts'
import { RECIPE } from './render.ts'
import { readIfThere, readSealed, writeDurable, writeSealed } from './sealed-file.ts'
import type { PictureRow } from './store.ts'

const TEMPORARY_FOR_MS = 3_600_000

type Picture = Pick<PictureRow, 'id' | 'hash'>
type Upload = Pick<PictureRow, 'hash' | 'format'>

/** The files of the module. Several processes may share one folder: files appear whole and are never changed. */
export interface MediaFolder {
  readRendition(picture: Picture, width: PictureWidth, format: PictureFormat): Promise<Buffer | undefined>
  writeRendition(picture: Picture, width: PictureWidth, format: PictureFormat, content: Buffer): Promise<void>
  /** Forgets the renditions of an original that was replaced. */
  dropRenditions(picture: Picture): Promise<void>
  readUpload(upload: Upload): Promise<Buffer | undefined>
  writeUpload(upload: Upload, content: Buffer): Promise<void>
  /** Removes what writers that were killed left behind. */
  sweep(nowMs: number): Promise<void>
}

/** `originals/<hash>.<format>`, `renditions/<id>/<hash>-<recipe>/<width>.<format>`, and `temporary/` for what is being written. */
export function openMediaFolder(folder: string): MediaFolder {
  const temporary = join(folder, 'temporary')
  const renditionsOf = ({ id, hash }: Picture) =>
    join(folder, 'renditions', id, `${hash.slice(0, 16)}-${RECIPE}`)
  const uploadPath = ({ hash, format }: Upload) => join(folder, 'originals', `${hash}.${format}`)
  return {
    readRendition: (picture, width, format) => readSealed(join(renditionsOf(picture), `${width}.${format}`)),
    writeRendition: (picture, width, format, content) =>
      writeSealed(join(renditionsOf(picture), `${width}.${format}`), temporary, content),
    dropRenditions: (picture) => rm(renditionsOf(picture), { recursive: true, force: true }),
    readUpload: (upload) => readIfThere(uploadPath(upload)),
    writeUpload: (upload, content) => writeDurable(uploadPath(upload), temporary, content),
    sweep: (nowMs) => removeOlder(temporary, nowMs - TEMPORARY_FOR_MS),
  }
}

async function removeOlder(folder: string, thanMs: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const file = await stat(path).catch(() => undefined)
    if (file && file.mtimeMs < thanMs) await rm(path, { force: true })
  }
}
