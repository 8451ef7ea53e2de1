import { useEffect } from 'react'
import {
  type LoaderFunctionArgs,
  type MetaArgs,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { BundleContents } from '../components/product/bundle-contents.tsx'
import { BuyBox } from '../components/product/buy-box.tsx'
import { Details } from '../components/product/details.tsx'
import { Gallery } from '../components/product/gallery.tsx'
import { Reviews } from '../components/product/reviews.tsx'
import { Rail } from '../components/rail.tsx'
import { RecentRail } from '../components/recent-rail.tsx'
import { useLocale } from '../lib/locale.tsx'
import { paths } from '../lib/paths.ts'
import { readProductPage } from '../lib/product-page.server.ts'
import { rememberRecent } from '../lib/recent.ts'
import { metaOf } from '../lib/seo.ts'
import { shopOf } from '../lib/shop.server.ts'
import { chooseVariant } from '../lib/variant-choice.ts'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('reviews') ?? undefined
  return readProductPage(shopOf(context), params.product ?? '', cursor)
}

/** Choosing a variant changes the address and needs nothing new from the server. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isSamePage =
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.searchParams.get('reviews') === nextUrl.searchParams.get('reviews') &&
    currentUrl.search !== nextUrl.search
  return isSamePage && !formMethod ? false : defaultShouldRevalidate
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) =>
  metaOf(loaderData?.seo, loaderData && [loaderData.jsonLd])

export default function ProductPage() {
  const { product, related, reviews, delivery, taxIncluded } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const [params] = useSearchParams()
  const choice = chooseVariant(product, Object.fromEntries(params))
  useEffect(() => rememberRecent(product.slug), [product.slug])
  return (
    <>
      <div className="wrap py-2 lg:py-4">
        <Breadcrumbs
          crumbs={[
            ...product.breadcrumbs.map(({ slug, name }) => ({ name, to: paths.category(slug) })),
            { name: product.title },
          ]}
        />
      </div>
      <div className="wrap product-layout">
        <Gallery product={product} color={choice.chosen.color} />
        <BuyBox product={product} choice={choice} delivery={delivery} taxIncluded={taxIncluded} />
      </div>
      <div className="wrap">
        <BundleContents components={product.components} tint={product.tint} />
        <Details product={product} />
        <Reviews key={product.slug} slug={product.slug} reviews={reviews} />
      </div>
      <Rail title={t.product.related} cards={related} />
      <RecentRail except={product.slug} />
    </>
  )
}
