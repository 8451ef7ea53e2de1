import { useRef } from 'react'
import { type LoaderFunctionArgs, type MetaArgs, useLoaderData } from 'react-router'
import { DepartmentLinks } from '../components/department-links.tsx'
import { Listing } from '../components/listing/listing.tsx'
import { NoProducts } from '../components/listing/no-products.tsx'
import { SearchHead } from '../components/listing/search-head.tsx'
import { Rail } from '../components/rail.tsx'
import { useCountedClicks } from '../lib/listing-clicks.ts'
import { useLocale } from '../lib/locale.tsx'
import { useRootData } from '../lib/root-data.ts'
import { readSearchPage } from '../lib/search-page.server.ts'
import { metaOf } from '../lib/seo.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  return readSearchPage(shopOf(context), new URL(request.url))
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo, loaderData?.jsonLd)

export default function SearchPage() {
  const { q, listing, instead } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const place = useRef<HTMLDivElement>(null)
  useCountedClicks(place, q)
  return (
    <>
      <div ref={place} className="wrap py-6 lg:py-10">
        {listing && q ? (
          <>
            <SearchHead q={q} listing={listing} />
            <Listing listing={listing} empty={<NoProducts query={q} />} />
          </>
        ) : (
          <NothingAsked />
        )}
      </div>
      <Rail title={t.browse.bestsellers} cards={instead} />
    </>
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
