import { data, type LoaderFunctionArgs, type MetaArgs, useLoaderData } from 'react-router'
import { Listing } from '../components/listing/listing.tsx'
import { ListingHead } from '../components/listing/listing-head.tsx'
import { NoProducts } from '../components/listing/no-products.tsx'
import { readListing } from '../lib/listing.server.ts'
import { breadcrumbsJsonLd, itemsJsonLd } from '../lib/listing-json-ld.server.ts'
import { isNarrowed } from '../lib/listing-query.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { describePage } from '../lib/seo.server.ts'
import { metaOf } from '../lib/seo.ts'
import { shellData } from '../lib/shell.server.ts'
import { shopOf } from '../lib/shop.server.ts'
import { catalogues } from '../messages/index.server.ts'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const { collections } = await shellData(shop)
  const collection = collections.find(({ slug }) => slug === params.collection)
  if (!collection) throw data(null, { status: 404 })
  const listing = await readListing(shop, new URL(request.url), { collection: collection.slug })
  const { page } = listing.state
  return {
    collection,
    listing,
    seo: describePage(shop, {
      title: collection.name,
      description: collection.description,
      path: paths.collection(collection.slug) + (page > 1 ? `?page=${page}` : ''),
      index: !isNarrowed(listing.state),
      ...(collection.picture ? { picture: collection.picture } : {}),
    }),
    jsonLd: [
      breadcrumbsJsonLd(shop, [
        { name: catalogues[shop.language].shell.collections, to: paths.collections() },
        { name: collection.name, to: paths.collection(collection.slug) },
      ]),
      ...itemsJsonLd(shop, listing),
    ],
  }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo, loaderData?.jsonLd)

export default function CollectionPage() {
  const { collection, listing } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <ListingHead
        crumbs={[{ name: t.shell.collections, to: paths.collections() }, { name: collection.name }]}
        title={collection.name}
        text={collection.description}
        tint={listing.result.items[0]?.tint ?? 'stone'}
        picture={collection.picture}
      />
      <div className="wrap pt-6 lg:pt-10">
        <Listing listing={listing} empty={<NoProducts />} />
      </div>
    </>
  )
}
