import { type LoaderFunctionArgs, type MetaArgs, useLoaderData } from 'react-router'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { CollectionTile } from '../components/home/collection-feature.tsx'
import { NoProducts } from '../components/listing/no-products.tsx'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { describePage } from '../lib/seo.server.ts'
import { metaOf } from '../lib/seo.ts'
import { shellData } from '../lib/shell.server.ts'
import { shopOf } from '../lib/shop.server.ts'
import { catalogues } from '../messages/index.server.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const { collections } = await shellData(shop)
  const { browse } = catalogues[shop.language]
  const seo = describePage(shop, {
    title: browse.collectionsTitle,
    description: browse.collectionsText,
    path: paths.collections(),
  })
  return { collections, seo }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo)

export default function CollectionsPage() {
  const { collections } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <div className="wrap py-3 lg:py-5">
      <Breadcrumbs crumbs={[{ name: t.browse.collectionsTitle }]} />
      <h1 className="mt-3 text-4xl lg:mt-8">{t.browse.collectionsTitle}</h1>
      <p className="mt-3 text-lg text-soft">{t.browse.collectionsText}</p>
      {collections.length === 0 && <NoProducts />}
      <ul className="mt-8 grid grid-cols-2 gap-x-3 gap-y-9 md:grid-cols-3 lg:mt-12 lg:gap-x-6 lg:gap-y-14">
        {collections.map((collection, index) => (
          <li key={collection.slug} className="relative">
            <CollectionTile collection={collection} priority={index === 0} />
          </li>
        ))}
      </ul>
    </div>
  )
}
