import type { PictureFormat, PictureWidth } from '@techmart/contracts'
import sharp, { type Sharp } from 'sharp'

/** Raise it when a setting below changes what comes out: every rendition is then made anew. */
export const RECIPE = 1
/** Width and height of what may be decoded: a 50-megapixel photo, and no decompression bomb. */
export const MAX_PIXELS = 50_000_000
const MAX_DRAWING_BYTES = 1_000_000
/** Pixels per inch at which one unit of an SVG is one pixel. */
const SVG_DENSITY = 72
const WEBP = { quality: 78, effort: 4 } as const
/** A step of effort more costs twice the time for 6 % fewer bytes; one less makes it larger than WebP. */
const AVIF = { quality: 55, effort: 1, chromaSubsampling: '4:2:0' } as const
const JPEG = { quality: 78, mozjpeg: true } as const
/** JPEG has no transparency; what shows through is the shop's paper. */
const PAPER = '#fbf9f6'

// One thread per rendition and nothing kept: how many are made at once is decided by the gate alone.
sharp.concurrency(1)
sharp.cache(false)
// Of the many formats libvips reads, only those a picture may have.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Heif', 'Svg'].map((format) => `VipsForeignLoad${format}Buffer`),
})

/** An original as it is decoded; a drawing says how wide it is in its own units. */
export interface Original {
  bytes: Buffer
  drawingWidth?: number
}

/** Upright pixels in sRGB, at most as wide as asked for; never wider than an uploaded original. */
export interface Raster {
  pixels: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

/**
 * Decodes an original into pixels, in sharp's own threads. Metadata ends here; a photo's orientation is applied.
 * Rejects when the original cannot be decoded to its end.
 */
export async function rasterize(original: Original, width: number): Promise<Raster> {
  const { data, info } = await open(original, width)
    .autoOrient()
    .resize({ width, withoutEnlargement: original.drawingWidth === undefined })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height, channels: info.channels }
}

/** Makes one rendition of pixels that are at least as wide as it shall be, or all there is. */
export async function encode(raster: Raster, width: PictureWidth, format: PictureFormat): Promise<Buffer> {
  const { pixels, channels } = raster
  const image = sharp(pixels, { raw: { width: raster.width, height: raster.height, channels } })
  return await inFormat(image.resize({ width, withoutEnlargement: true }), format).toBuffer()
}

function open({ bytes, drawingWidth }: Original, width: number): Sharp {
  if (drawingWidth === undefined) return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
  if (bytes.length > MAX_DRAWING_BYTES) throw new RangeError('The drawing is too large')
  // Drawn at the size that is wanted, not scaled afterwards: sharper, and cheaper when small.
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, density: (SVG_DENSITY * width) / drawingWidth })
}

function inFormat(image: Sharp, format: PictureFormat): Sharp {
  switch (format) {
    case 'avif':
      return image.avif(AVIF)
    case 'webp':
      return image.webp(WEBP)
    case 'jpg':
      return image.flatten({ background: PAPER }).jpeg(JPEG)
  }
}
