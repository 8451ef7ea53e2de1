import type { PictureFormat, PictureWidth } from '@techmart/contracts'
import type { Log } from '../../kernel/log.ts'
import type { Gate } from './gate.ts'
import type { MediaFolder } from './media-folder.ts'
import { BrokenOriginal } from './originals.ts'
import { encode, type Original, type Raster, rasterize } from './render.ts'
import type { PictureRow } from './store.ts'

export interface RenditionDeps {
  folder: MediaFolder
  /** Every decoding and encoding passes it. */
  gate: Gate
  log: Log
  readOriginal(picture: PictureRow): Promise<Original>
}

export interface Renditions {
  /** The bytes of one rendition, made now if they are not there. Throws UNAVAILABLE when too many wait, BrokenOriginal. */
  get(picture: PictureRow, width: PictureWidth, format: PictureFormat): Promise<Buffer>
  /** Makes the renditions that are not there yet, decoding the original once. Throws BrokenOriginal. */
  makeAll(
    picture: PictureRow,
    widths: readonly PictureWidth[],
    formats: readonly PictureFormat[],
  ): Promise<void>
}

/** Renditions of pictures: kept in the folder, made once where they are missing or damaged. */
export function openRenditions(deps: RenditionDeps): Renditions {
  const underWay = new Map<string, Promise<Buffer>>()
  return {
    get: (picture, width, format) => {
      const key = `${picture.id}/${picture.hash}/${width}.${format}`
      // Everyone who asks meanwhile gets what the first one reads or makes.
      let answer = underWay.get(key)
      if (!answer) {
        answer = readOrMake(deps, picture, width, format).finally(() => underWay.delete(key))
        underWay.set(key, answer)
      }
      return answer
    },
    makeAll: (picture, widths, formats) => makeAll(deps, picture, widths, formats),
  }
}

async function readOrMake(
  deps: RenditionDeps,
  picture: PictureRow,
  width: PictureWidth,
  format: PictureFormat,
): Promise<Buffer> {
  const kept = await deps.folder.readRendition(picture, width, format)
  if (kept) return kept
  const content = await deps.gate(async () => encode(await decode(deps, picture, width), width, format))
  // A full disk must not cost the shopper the picture.
  await deps.folder.writeRendition(picture, width, format, content).catch((error: unknown) => {
    deps.log.warn({ err: error, picture: picture.id }, 'a rendition could not be kept')
  })
  return content
}

async function makeAll(
  deps: RenditionDeps,
  picture: PictureRow,
  widths: readonly PictureWidth[],
  formats: readonly PictureFormat[],
): Promise<void> {
  const { folder, gate } = deps
  let raster: Raster | undefined
  for (const width of widths) {
    for (const format of formats) {
      if (await folder.readRendition(picture, width, format)) continue
      raster ??= await gate(() => decode(deps, picture, Math.max(...widths)))
      const pixels = raster
      const content = await gate(() => encode(pixels, width, format))
      await folder.writeRendition(picture, width, format, content)
    }
  }
}

async function decode(deps: RenditionDeps, picture: PictureRow, width: number): Promise<Raster> {
  const original = await deps.readOriginal(picture)
  try {
    return await rasterize(original, width)
  } catch (cause) {
    throw new BrokenOriginal(`The original of ${picture.id} cannot be decoded`, { cause })
  }
}
