import type { Product } from '@techmart/contracts'
import { useLocale } from '../../lib/locale.tsx'

/** Description, specifications and the maker. */
export function Details({ product }: { product: Product }) {
  const { t } = useLocale()
  const paragraphs = product.description.split(/\n{2,}/)
  return (
    <div className="mt-14 grid gap-x-16 gap-y-12 lg:mt-20 lg:grid-cols-2">
      <section>
        <h2 className="text-2xl">{t.product.details}</h2>
        <div className="mt-4 max-w-prose space-y-4">
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <h3 className="mt-10 text-xl">{t.product.about(product.brand.name)}</h3>
        <p className="mt-3 max-w-prose text-soft">{product.brand.story}</p>
      </section>
      {product.attributes.length > 0 && (
        <section>
          <h2 className="text-2xl">{t.product.specifications}</h2>
          <dl className="mt-4 border-t border-line">
            {product.attributes.map(({ code, name, value }) => (
              <div
                key={code}
                className="grid grid-cols-[minmax(8rem,2fr)_3fr] gap-4 border-b border-line py-3"
              >
                <dt className="text-soft">{name}</dt>
                <dd className="num">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
