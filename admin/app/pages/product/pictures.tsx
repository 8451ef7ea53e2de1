import type { ProductRecord } from '@techmart/contracts'
import { Thumb } from '../../ui/thumb.tsx'
import styles from './product.module.css'

const SHOWN = 12

/** What the shop shows of it. */
export function ProductPictures({ product, tint }: { product: ProductRecord; tint: string }) {
  if (product.pictures.length === 0) return <p className="soft">This product has no pictures yet.</p>
  const more = product.pictures.length - SHOWN
  return (
    <ul className={styles.pictures} aria-label="Pictures">
      {product.pictures.slice(0, SHOWN).map((picture) => (
        <li key={picture.id} title={picture.alt.en}>
          <Thumb picture={picture} tint={tint} width={56} />
          <span className="hidden-visually">{picture.alt.en}</span>
        </li>
      ))}
      {more > 0 && <li className="soft small">and {more} more</li>}
    </ul>
  )
}
