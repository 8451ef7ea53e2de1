import { type Api, type media, ServiceError } from '@techmart/contracts'
import type { Db } from '../../kernel/db.ts'
import { findPicture } from './store.ts'

/** Whether what is made ahead of a picture is there. Throws NOT_FOUND. */
export function getPictureStatus({ db }: { db: Db }): Api<typeof media>['getPictureStatus'] {
  return async (_ctx, { id }) => {
    const picture = await findPicture(db.sql, id)
    if (!picture) throw new ServiceError('NOT_FOUND')
    return { id, state: picture.state, updatedAt: picture.updatedAt }
  }
}
