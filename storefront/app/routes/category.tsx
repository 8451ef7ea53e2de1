import { data, type LoaderFunctionArgs, type MetaArgs, useLoaderData } from 'react-router'
import { Listing } from '../components/listing/listing.tsx'
import { ListingHead } from '../components/listing/listing-head.tsx'
import { NoProducts } from '../components/listing/no-products.tsx'
import { readListing } from '../lib/listing.server.ts'
import { breadcrumbsJsonLd, itemsJsonLd } from '../lib/listing-json-ld.server.ts'
import { isNarrowed } from '../lib/listing-query.ts'
import { paths } from '../lib/paths.ts'
import { describePage } from '../lib/seo.server.ts'
import { metaOf } from '../lib/seo.ts'
import { shellData } from '../lib/shell.server.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const { categories } = await shellData(shop)
  const category = categories.find(({ slug }) => slug === params.category)
  if (!category) throw data(null, { status: 404 })
  const listing = await readListing(shop, new URL(request.url), { category: category.slug })
  const parents = []
  for (let slug = category.parentSlug; slug; ) {
    const parent = categories.find((known) => known.slug === slug)
    if (parent) parents.unshift({ name: parent.name, to: paths.category(parent.slug) })
    slug = parent?.parentSlug
  }
  const below = categories.filter(({ parentSlug }) => parentSlug === category.slug)
  const { page } = listing.state
  return {
    category,
    parents,
    listing,
    children: below.map(({ slug, name }) => ({ slug, name })),
    seo: describePage(shop, {
      title: category.name,
      description: category.description,
      path: paths.category(category.slug) + (page > 1 ? `?page=${page}` : ''),
      index: !isNarrowed(listing.state),
      ...(category.picture ? { picture: category.picture } : {}),
    }),
    jsonLd: [
      breadcrumbsJsonLd(shop, [...parents, { name: category.name, to: paths.category(category.slug) }]),
      ...itemsJsonLd(shop, listing),
    ],
  }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo, loaderData?.jsonLd)

export default function CategoryPage() {
  const { category, parents, children, listing } = useLoaderData<typeof loader>()
  return (
    <>
      <ListingHead
        crumbs={[...parents, { name: category.name }]}
        title={category.name}
        text={category.description}
        tint={category.tint}
        picture={category.picture}
      >
        {children}
      </ListingHead>
      <div className="wrap pt-6 lg:pt-10">
        <Listing listing={listing} empty={<NoProducts />} />
      </div>
    </>
  )
}
