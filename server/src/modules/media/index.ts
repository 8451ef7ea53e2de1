import type { media } from '@techmart/contracts'
import type { Module, ModuleDeps } from '../../kernel/module.ts'
import { createGate } from './gate.ts'
import { getPictureStatus } from './get-picture-status.ts'
import { importDrawings } from './import-drawings.ts'
import { rememberPictures } from './known-pictures.ts'
import { openMediaFolder } from './media-folder.ts'
import { readOriginal } from './originals.ts'
import { processPicture } from './process-picture.ts'
import { openRenditions } from './renditions.ts'
import { serveRendition } from './serve-rendition.ts'
import { uploadPicture } from './upload-picture.ts'

export interface MediaDeps extends ModuleDeps {
  /** Where originals and renditions lie; processes of one installation share it. */
  folder: string
}

/** Half of the threads Node.js has for files and pictures: reading goes on while pictures are made. */
const AT_ONCE = 2
/** About ten seconds of making; who comes later is better told to come again. */
const WAITING = 200
const PROCESS_TIMEOUT_S = 120

/** Pictures: originals, and renditions in every width and format. */
export function createMedia(deps: MediaDeps): Module<typeof media> {
  const folder = openMediaFolder(deps.folder)
  const gate = createGate({ atOnce: AT_ONCE, waiting: WAITING })
  const pictures = rememberPictures(deps.db)
  const renditions = openRenditions({
    folder,
    gate,
    log: deps.log,
    readOriginal: (picture) => readOriginal({ db: deps.db, folder }, picture),
  })
  const inside = { ...deps, folder, gate, pictures, renditions }
  return {
    api: {
      uploadPicture: uploadPicture(inside),
      getPictureStatus: getPictureStatus(inside),
      importDrawings: importDrawings(inside),
    },
    jobs: {
      process: { run: processPicture(inside), concurrency: 1, timeoutS: PROCESS_TIMEOUT_S },
      sweep: { cron: '41 3 * * *', run: () => folder.sweep(Date.now()) },
    },
    routes: serveRendition(inside),
  }
}
