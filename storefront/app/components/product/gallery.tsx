import type { Product } from '@techmart/contracts'
import { lazy, Suspense, useRef, useState } from 'react'
import { useLocale } from '../../lib/locale.tsx'
import { Icon } from '../icon.tsx'
import { Picture } from '../picture.tsx'
import { tintClass } from '../tint.ts'

const Lightbox = lazy(async () => ({ default: (await import('./lightbox.tsx')).Lightbox }))

type GalleryPicture = Product['pictures'][number]

/** The pictures of the chosen colour: a strip to swipe, thumbnails beside it, and a closer look on a press. */
export function Gallery({ product, color }: { product: Product; color: string | undefined }) {
  const pictures = picturesOf(product.pictures, color)
  // Another colour begins at its first picture.
  return <Strip key={color} pictures={pictures} ground={tintClass[product.tint]} />
}

function Strip({ pictures, ground }: { pictures: GalleryPicture[]; ground: string }) {
  const { t, number } = useLocale()
  const strip = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  const [enlarged, setEnlarged] = useState<number>()
  const show = (index: number) => {
    const element = strip.current
    const target = element?.children[index]
    if (!element || !(target instanceof HTMLElement)) return
    element.scrollTo({ left: target.offsetLeft - element.offsetLeft, behavior: 'smooth' })
    setShown(index)
  }
  const follow = () => {
    const element = strip.current
    if (element) setShown(Math.round(Math.abs(element.scrollLeft) / element.clientWidth))
  }
  return (
    <section aria-label={t.product.pictures} className="gallery">
      {pictures.length > 1 && (
        <ul className="gallery-thumbs">
          {pictures.map((picture, index) => (
            <li key={picture.id}>
              <button
                type="button"
                className={`gallery-thumb ${ground}`}
                aria-label={t.product.picture(index + 1, pictures.length)}
                aria-current={index === shown ? 'true' : undefined}
                onClick={() => show(index)}
              >
                <Picture picture={picture} sizes="72px" alt="" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="relative min-w-0">
        <ul ref={strip} className="gallery-strip" onScrollEnd={follow}>
          {pictures.map((picture, index) => (
            <li key={picture.id} className={`gallery-picture ${ground}`}>
              <button
                type="button"
                className="gallery-open"
                aria-label={`${t.product.zoom}: ${picture.alt}`}
                onClick={() => setEnlarged(index)}
              >
                <Picture
                  picture={picture}
                  sizes="(width >= 64rem) 44vw, 100vw"
                  priority={index === 0}
                  alt={picture.alt}
                />
              </button>
            </li>
          ))}
        </ul>
        <span aria-hidden="true" className="gallery-hint">
          <Icon name="zoom" size={20} />
        </span>
        {pictures.length > 1 && (
          <span aria-hidden="true" className="gallery-count num lg:hidden">
            {number(shown + 1)} / {number(pictures.length)}
          </span>
        )}
      </div>
      {enlarged !== undefined && (
        <Suspense fallback={null}>
          <Lightbox pictures={pictures} first={enlarged} onClose={() => setEnlarged(undefined)} />
        </Suspense>
      )}
    </section>
  )
}

/** Those of the colour and those of none; where that is a single one, the details of another colour help out. */
function picturesOf(pictures: readonly GalleryPicture[], color: string | undefined): GalleryPicture[] {
  const matching = pictures.filter(({ colorValue }) => !colorValue || !color || colorValue === color)
  if (matching.length > 1) return matching
  const closer = pictures.filter((picture) => !matching.includes(picture) && picture.view !== 'front')
  return [...matching, ...closer].slice(0, 4)
}
