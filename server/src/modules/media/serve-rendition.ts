import {
  type PictureFormat,
  type PictureWidth,
  pictureFormats,
  pictureWidths,
  ServiceError,
} from '@techmart/contracts'
import type { FastifyInstance } from 'fastify'
import type { KnownPictures } from './known-pictures.ts'
import { BrokenOriginal } from './originals.ts'
import { RECIPE } from './render.ts'
import type { Renditions } from './renditions.ts'
import type { PictureRow } from './store.ts'

const ID = /^[a-z0-9-]{1,120}$/
const CONTENT_TYPES: Record<PictureFormat, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
}
/** Every address that exists: nothing else ever becomes part of a path. */
const FILES = new Map<string, { width: PictureWidth; format: PictureFormat }>(
  pictureWidths.flatMap((width) =>
    pictureFormats.map((format) => [`${width}.${format}`, { width, format }] as const),
  ),
)

interface ServeDeps {
  pictures: KnownPictures
  renditions: Renditions
}

/** `GET /media/{id}/{width}.{format}`: one rendition, to be kept by browsers and CDNs for ever. */
export function serveRendition(deps: ServeDeps) {
  return (app: FastifyInstance): void => {
    app.get<{ Params: { id: string; file: string } }>('/media/:id/:file', async (request, reply) => {
      const { id, file } = request.params
      const wanted = FILES.get(file)
      if (!wanted || !ID.test(id)) throw new ServiceError('NOT_FOUND')
      const picture = await deps.pictures.find(id)
      if (!picture) throw new ServiceError('NOT_FOUND')

      const etag = etagOf(picture, wanted.width, wanted.format)
      const known = request.headers['if-none-match'] === etag
      const content = known ? undefined : await contentOf(deps, picture, wanted.width, wanted.format)
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('etag', etag)
        .header('x-content-type-options', 'nosniff')
      if (!content) return reply.code(304).send()
      return reply.type(CONTENT_TYPES[wanted.format]).header('content-length', content.length).send(content)
    })
  }
}

async function contentOf(
  { renditions }: ServeDeps,
  picture: PictureRow,
  width: PictureWidth,
  format: PictureFormat,
): Promise<Buffer> {
  try {
    return await renditions.get(picture, width, format)
  } catch (error) {
    if (error instanceof BrokenOriginal) throw new ServiceError('NOT_FOUND', {}, error.message)
    throw error
  }
}

/** Known without reading the file: the original and the way of making decide every byte. */
function etagOf({ hash }: PictureRow, width: PictureWidth, format: PictureFormat): string {
  return `"${hash.slice(0, 16)}-${RECIPE}-${width}-${format}"`
}
