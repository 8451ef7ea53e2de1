import { hash } from 'node:crypto'
import type { Api, Input, media } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import { sizeOfDrawing } from './drawing-size.ts'
import type { KnownPictures } from './known-pictures.ts'
import type { MediaFolder } from './media-folder.ts'
import * as store from './store.ts'

/** Staff who wait for an upload come first. */
const PRIORITY = -10

type Drawing = Input<typeof media, 'importDrawings'>['drawings'][number]

/**
 * Writes vector originals; a drawing that is the same as before costs nothing. The last one counts where an id is
 * given twice. Throws NOT_AN_IMAGE naming the drawing; then none is written.
 */
export function importDrawings({
  db,
  jobs,
  folder,
  pictures,
}: {
  db: Db
  jobs: Jobs
  folder: MediaFolder
  pictures: KnownPictures
}): Api<typeof media>['importDrawings'] {
  return async (_ctx, input) => {
    const drawings = lastOfEach(input.drawings).map(toRow)
    const listed = new Set(input.drawings.filter((drawing) => drawing.listed).map(({ id }) => id))
    const ids = drawings.map(({ id }) => id)
    const [earlier, changed] = await db.transaction(async (tx) => {
      const hashes = await store.findHashes(tx, ids)
      const written = await store.upsertDrawings(tx, drawings)
      await jobs.sendMany(
        tx,
        'media.process',
        ids.filter((id) => written.has(id) && listed.has(id)).map((id) => ({ id })),
        { priority: PRIORITY },
      )
      return [hashes, written] as const
    })
    pictures.forget(changed)
    for (const id of changed) {
      const before = earlier.get(id)
      if (before) await folder.dropRenditions({ id, hash: before })
    }
    return {}
  }
}

/** In one order for every caller, so two imports of the same drawings cannot deadlock. */
function lastOfEach(drawings: Drawing[]): Drawing[] {
  return [...new Map(drawings.map((drawing) => [drawing.id, drawing])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  )
}

function toRow({ id, svg, listed }: Drawing): store.NewDrawing {
  return {
    id,
    ...sizeOfDrawing(id, svg),
    hash: hash('sha256', svg),
    svg,
    // Nothing is made ahead of the others: they are as ready as they will be.
    state: listed ? 'waiting' : 'ready',
  }
}
