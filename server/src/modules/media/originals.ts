import type { Db } from '../../kernel/db.ts'
import type { MediaFolder } from './media-folder.ts'
import type { Original } from './render.ts'
import * as store from './store.ts'

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
  const svg = await store.findDrawing(db.sql, picture.id)
  if (svg === undefined) throw new BrokenOriginal(`The drawing ${picture.id} is not in the database`)
  return { bytes: Buffer.from(svg), drawingWidth: picture.width }
}
