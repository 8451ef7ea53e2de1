import type { Collection } from '@techmart/contracts'
import { Link } from 'react-router'
import { paths } from '../../lib/paths.ts'
import { Picture } from '../picture.tsx'

const SHOWN = 3

/** Three collections: one wide, two narrow; nothing when there are fewer. */
export function CollectionFeature(props: { collections: readonly Collection[]; mirrored?: boolean }) {
  const { collections, mirrored } = props
  if (collections.length < SHOWN) return null
  return (
    <section aria-label={collections[0]?.name} className="wrap below-fold has-features mt-16 lg:mt-24">
      <ul className={`features ${mirrored ? 'is-mirrored' : ''}`}>
        {collections.map((collection, index) => (
          <li key={collection.slug} className="feature">
            <CollectionTile collection={collection} large={index === 0} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A collection with its picture and name. */
export function CollectionTile(props: { collection: Collection; large?: boolean; priority?: boolean }) {
  const { collection, large, priority } = props
  const { slug, name, description, picture } = collection
  return (
    <article className={`feature-tile ${large ? 'is-large' : ''}`}>
      <div className="feature-picture bg-stone">
        {picture && (
          <Picture
            picture={picture}
            sizes={large ? '(width >= 64rem) 62vw, 92vw' : '(width >= 64rem) 30vw, 45vw'}
            alt=""
            priority={priority}
          />
        )}
      </div>
      <div className="feature-text">
        <h2 className={large ? 'text-3xl' : 'text-xl'}>
          <Link to={paths.collection(slug)} className="card-link hover:text-accent">
            {name}
          </Link>
        </h2>
        <p className="mt-1.5 text-soft">{description}</p>
      </div>
    </article>
  )
}
