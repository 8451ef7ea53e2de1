import type { Picture as PictureData } from '@techmart/contracts'
import { type PictureFormat, pictureUrl, pictureWidths } from '@techmart/contracts/shared'
import { preload } from 'react-dom'

interface PictureProps {
  picture: PictureData
  /** The CSS `sizes` of the place: how wide the picture is drawn. */
  sizes: string
  /** The page's most important picture: fetched first, never lazily. */
  priority?: boolean
  /** Shown at once but not the most important: fetched without waiting for the scroll, behind the one that is. */
  eager?: boolean
  className?: string
  /** Overrides the picture's own text; empty when the text beside it says the same. */
  alt?: string
}

/** A picture in AVIF, WebP and JPEG, in the width its place needs; never shifts the page. */
export function Picture({ picture, sizes, priority, eager, className, alt }: PictureProps) {
  const avif = srcSetOf(picture, 'avif')
  const fallback = pictureUrl(picture.id, 640, 'jpg')
  if (priority) {
    preload(fallback, {
      as: 'image',
      imageSrcSet: avif,
      imageSizes: sizes,
      type: 'image/avif',
      fetchPriority: 'high',
    })
  }
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={avif} sizes={sizes} />
      <source type="image/webp" srcSet={srcSetOf(picture, 'webp')} sizes={sizes} />
      <img
        src={fallback}
        alt={alt ?? picture.alt}
        width={picture.width}
        height={picture.height}
        loading={priority || eager ? undefined : 'lazy'}
        // The most important one is drawn together with the page, not a moment after it.
        decoding={priority ? 'sync' : 'async'}
        fetchPriority={priority ? 'high' : eager ? 'low' : undefined}
        className={className ?? 'size-full object-cover'}
      />
    </picture>
  )
}

function srcSetOf(picture: PictureData, format: PictureFormat): string {
  return pictureWidths
    .filter((width) => width <= Math.max(picture.width, 160))
    .map((width) => `${pictureUrl(picture.id, width, format)} ${width}w`)
    .join(', ')
}
