import { type Picture, pictureUrl } from '@techmart/contracts'
import styles from './thumb.module.css'

interface ThumbProps {
  picture: Pick<Picture, 'id'> | undefined
  /** Ground of the department. */
  tint?: string
  width?: 40 | 56 | 120
}

/** A small picture of an article, 4:5, beside text that names it. */
export function Thumb({ picture, tint = 'stone', width = 40 }: ThumbProps) {
  const size = width === 120 ? 320 : 160
  return (
    <span className={styles.thumb} style={{ width, background: `var(--tint-${tint}, var(--tint-stone))` }}>
      {picture && (
        <picture>
          <source type="image/avif" srcSet={pictureUrl(picture.id, size, 'avif')} />
          <source type="image/webp" srcSet={pictureUrl(picture.id, size, 'webp')} />
          <img
            src={pictureUrl(picture.id, size, 'jpg')}
            alt=""
            width={width}
            height={Math.round(width * 1.25)}
            loading="lazy"
            decoding="async"
          />
        </picture>
      )}
    </span>
  )
}
