import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Db } from '../../kernel/db.ts'
import type { MediaFolder } from './media-folder.ts'
import type { Original } from './render.ts'
import * as store from './store.ts'

const unzip = promisify(gunzip)
const MAX_SVG_BYTES = 1_000_000

/** The original is not there, or is not what was put there: no rendition can be made of it. */
export class BrokenOriginal extends Error {}

/** Reads the original of a picture. Throws BrokenOriginal when it is gone. */
export async function readOriginal(
  { db, folder }: { db: Pick<Db, 'sql'>; folder: MediaFolder },
  picture: store.PictureRow,
): Promise<Original> {
  if (picture.kind === 'upload') {
    const bytes = await folder.readUpload(picture)
    if (!bytes) throw new BrokenOriginal(`The original of ${picture.id} is not in the media folder`)
    return { bytes }
  }
  const zipped = await store.findDrawing(db.sql, picture.id)
  if (!zipped) throw new BrokenOriginal(`The drawing ${picture.id} is not in the database`)
  return { bytes: await unzip(zipped, { maxOutputLength: MAX_SVG_BYTES }), drawingWidth: picture.width }
}
