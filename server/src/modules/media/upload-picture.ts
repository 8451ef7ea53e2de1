import { createHash } from 'node:crypto'
import { type Api, type media, type Picture, ServiceError } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import type { Jobs } from '../../kernel/jobs.ts'
import type { Gate } from './gate.ts'
import { inspectUpload } from './inspect-upload.ts'
import type { MediaFolder } from './media-folder.ts'
import * as store from './store.ts'

const MAX_BYTES = 10 * 1024 * 1024
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * Keeps a picture and has its renditions made. Its id comes from its bytes, so a repeat gives the same picture.
 * Throws INVALID_INPUT when it is not base64, BODY_TOO_LARGE above 10 MB, NOT_AN_IMAGE with the reason.
 */
export function uploadPicture({
  db,
  jobs,
  gate,
  folder,
}: {
  db: Db
  jobs: Jobs
  gate: Gate
  folder: MediaFolder
}): Api<typeof media>['uploadPicture'] {
  return async (_ctx, { alt, data }) => {
    const bytes = decodeBase64(data)
    if (bytes.length > MAX_BYTES) throw new ServiceError('BODY_TOO_LARGE', { maxBytes: MAX_BYTES })
    const { format, width, height } = await gate(() => inspectUpload(bytes))
    const hash = createHash('sha256').update(bytes).digest('hex')
    const id = `upload-${hash.slice(0, 32)}`
    // The file first: a row must never name an original that is not there.
    await folder.writeUpload({ hash, format }, bytes)
    await db.transaction(async (tx) => {
      const fresh = await store.upsertUpload(tx, { id, hash, format, width, height, alt })
      if (fresh) await jobs.send(tx, 'media.process', { id })
    })
    return { id, alt, width, height } satisfies Picture
  }
}

function decodeBase64(data: string): Buffer {
  if (data.length % 4 !== 0 || !BASE64.test(data)) {
    throw new ServiceError('INVALID_INPUT', { errors: [{ field: '/data', detail: 'must be base64' }] })
  }
  return Buffer.from(data, 'base64')
}
