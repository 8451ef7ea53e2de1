import { ServiceError } from '@techmart/contracts'
import sharp, { type Metadata } from 'sharp'
import { MAX_PIXELS } from './render.ts'
import type { OriginalFormat } from './store.ts'

const LEAST_PIXELS = 16

export interface Inspected {
  format: Exclude<OriginalFormat, 'svg'>
  /** Upright, as it will be shown. */
  width: number
  height: number
}

/**
 * Takes an upload for what its bytes are, whatever it is called, and decodes it to the last row.
 * Throws NOT_AN_IMAGE with the reason.
 */
export async function inspectUpload(bytes: Buffer): Promise<Inspected> {
  const format = recognise(bytes)
  if (!format) throw refused('It is not a PNG, JPEG, WebP or AVIF file')
  const { width, height, pages, orientation } = await readHead(bytes)
  if ((pages ?? 1) > 1 || (format === 'png' && isAnimatedPng(bytes)))
    throw refused('Animations are not taken')
  if (width * height > MAX_PIXELS) throw refused(`It has more than ${MAX_PIXELS / 1e6} megapixels`)
  if (width < LEAST_PIXELS || height < LEAST_PIXELS) {
    throw refused(`It is smaller than ${LEAST_PIXELS} × ${LEAST_PIXELS} pixels`)
  }
  await decodeToTheEnd(bytes)
  const turned = (orientation ?? 1) >= 5
  return { format, width: turned ? height : width, height: turned ? width : height }
}

/** By the signatures of PNG (ISO 15948), JPEG (ISO 10918), WebP (RFC 9649) and AVIF: so no other decoder sees the bytes. */
function recognise(bytes: Buffer): Inspected['format'] | undefined {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  if (text(4, 12) === 'ftypavif') return 'avif'
  return undefined
}

async function readHead(bytes: Buffer): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    throw refused('Its header cannot be read')
  }
}

async function decodeToTheEnd(bytes: Buffer): Promise<void> {
  try {
    await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .resize({ width: LEAST_PIXELS, fastShrinkOnLoad: false })
      .raw()
      .toBuffer()
  } catch {
    throw refused('It is damaged or incomplete')
  }
}

/** An `acTL` chunk before the picture data makes a PNG an animation. */
function isAnimatedPng(bytes: Buffer): boolean {
  let at = 8
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'acTL') return true
    if (type === 'IDAT') return false
    at += 12 + bytes.readUInt32BE(at)
  }
  return false
}

function refused(reason: string): ServiceError {
  return new ServiceError('NOT_AN_IMAGE', {}, reason)
}
