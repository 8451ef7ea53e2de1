import {
  type EventMap,
  type media,
  type PictureFormat,
  type PictureWidth,
  pictureFormats,
  pictureWidths,
} from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import type { Log } from '../../kernel/log.ts'
import { teller } from '../../kernel/outbox.ts'
import { BrokenOriginal } from './originals.ts'
import type { Renditions } from './renditions.ts'
import * as store from './store.ts'

const tell = teller<EventMap<typeof media>>()

/** What a listing needs on any screen, in the format nearly every browser takes; the rest is made when asked for. */
const LISTED = { widths: [320, 480, 640], formats: ['avif'] } as const

export interface PictureJob {
  id: string
}

/**
 * Makes renditions ahead: all of an upload, those for listings of a drawing. A repeat makes only what is missing.
 * Tells `media.picture_ready` once; a picture whose original is broken becomes `failed`.
 */
export function processPicture({
  db,
  renditions,
  log,
}: {
  db: Db
  renditions: Renditions
  log: Log
}): (job: PictureJob) => Promise<void> {
  return async ({ id }) => {
    const picture = await store.findPicture(db.sql, id)
    if (picture?.state !== 'waiting') return
    const { widths, formats } = madeAhead(picture)
    try {
      await renditions.makeAll(picture, widths, formats)
    } catch (error) {
      if (!(error instanceof BrokenOriginal)) throw error
      log.warn({ err: error, picture: id }, 'no rendition can be made of a picture')
      await db.transaction((tx) => store.settlePicture(tx, picture, 'failed'))
      return
    }
    await db.transaction(async (tx) => {
      const settled = await store.settlePicture(tx, picture, 'ready')
      if (settled) await tell(tx, 'media.picture_ready', id, { pictureId: id })
    })
  }
}

function madeAhead(picture: store.PictureRow): {
  widths: readonly PictureWidth[]
  formats: readonly PictureFormat[]
} {
  if (picture.kind === 'drawing') return LISTED
  // Wider ones than the original would only repeat it.
  const widths = pictureWidths.filter((width) => width <= Math.max(picture.width, pictureWidths[0]))
  return { widths, formats: pictureFormats }
}
