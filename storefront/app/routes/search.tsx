import { Link, type LoaderFunctionArgs, type MetaArgs, useLoaderData } from 'react-router'
import { DepartmentLinks } from '../components/department-links.tsx'
import { Listing } from '../components/listing/listing.tsx'
import { NoProducts } from '../components/listing/no-products.tsx'
import { readListing } from '../lib/listing.server.ts'
import { isNarrowed, parseListing } from '../lib/listing-query.ts'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { useRootData } from '../lib/root-data.ts'
import { describePage } from '../lib/seo.server.ts'
import { metaOf } from '../lib/seo.ts'
import { shopOf } from '../lib/shop.server.ts'
import { catalogues } from '../messages/index.server.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const shop = shopOf(context)
  const url = new URL(request.url)
  const { q } = parseListing(url.searchParams)
  const { browse } = catalogues[shop.language]
  const seo = describePage(shop, {
    title: q ? browse.resultsFor(q) : browse.searchTitle,
    path: paths.search(q),
    index: false,
  })
  return { q, seo, listing: q ? await readListing(shop, url, { q }) : undefined }
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo)

export default function SearchPage() {
  const { q, listing } = useLoaderData<typeof loader>()
  return (
    <div className="wrap py-6 lg:py-10">
      {listing && q ? (
        <>
          {(listing.result.items.length > 0 || isNarrowed(listing.state)) && (
            <SearchHead q={q} {...listing.result} />
          )}
          <DidYouMean query={listing.result.didYouMean} />
          <div className="mt-6 lg:mt-10">
            <Listing listing={listing} empty={<NoProducts query={q} />} />
          </div>
        </>
      ) : (
        <NothingAsked />
      )}
    </div>
  )
}

function SearchHead({ q, total, closest }: { q: string; total: number; closest?: boolean }) {
  const { t } = useLocale()
  return (
    <>
      <h1 className="max-w-4xl text-3xl">{closest ? t.browse.closestTitle(q) : t.browse.resultsFor(q)}</h1>
      {!closest && total > 0 && (
        <p className="num mt-2 text-soft lg:hidden">{t.browse.productCount(total)}</p>
      )}
    </>
  )
}

function DidYouMean({ query }: { query: string | undefined }) {
  const { t } = useLocale()
  if (!query) return null
  return (
    <p className="mt-3 text-lg">
      {t.browse.didYouMean}{' '}
      <Link to={paths.search(query)} className="link">
        {query}
      </Link>
      ?
    </p>
  )
}

function NothingAsked() {
  const { t } = useLocale()
  const { departments } = useRootData()
  return (
    <>
      <h1 className="text-3xl">{t.browse.searchTitle}</h1>
      <p className="mt-3 text-lg text-soft">{t.browse.searchEmpty}</p>
      <DepartmentLinks departments={departments} className="mt-6" />
    </>
  )
}
