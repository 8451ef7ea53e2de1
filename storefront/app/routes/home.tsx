import { type LoaderFunctionArgs, type MetaArgs, useLoaderData } from 'react-router'
import { CollectionFeature } from '../components/home/collection-feature.tsx'
import { DepartmentTiles } from '../components/home/department-tiles.tsx'
import { Hero } from '../components/home/hero.tsx'
import { Promises } from '../components/home/promises.tsx'
import { Rail } from '../components/rail.tsx'
import { RecentRail } from '../components/recent-rail.tsx'
import { readHomePage } from '../lib/home-page.server.ts'
import { useLocale } from '../lib/locale.tsx'
import { metaOf } from '../lib/seo.ts'
import { shopOf } from '../lib/shop.server.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  return readHomePage(shopOf(context))
}

export const meta = ({ loaderData }: MetaArgs<typeof loader>) => metaOf(loaderData?.seo, loaderData?.jsonLd)

export default function HomePage() {
  const { hero, departments, collections, newest, bestsellers, topRated } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <Hero cards={hero} />
      <DepartmentTiles departments={departments} />
      <Rail title={t.browse.newIn} cards={newest} />
      <CollectionFeature collections={collections.slice(0, 3)} />
      <Rail title={t.browse.bestsellers} cards={bestsellers} />
      <CollectionFeature collections={collections.slice(3, 6)} mirrored />
      <Rail title={t.browse.topRated} cards={topRated} />
      <RecentRail />
      <Promises />
    </>
  )
}
