import type { LoaderFunctionArgs } from 'react-router'
import { shopOf } from '../lib/shop.server.ts'

const MAX_SLUGS = 12

/** Cards of the products named in `?slugs=a,b`, in that order; unknown ones are left out. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { peers, ctx, locale } = shopOf(context)
  const asked = new URL(request.url).searchParams.get('slugs') ?? ''
  const slugs = asked
    .split(',')
    .filter((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 120)
    .slice(0, MAX_SLUGS)
  if (slugs.length === 0) return Response.json({ items: [] })
  const { items } = await peers.catalog.listProducts(ctx, { ...locale, slugs })
  return Response.json({ items })
}
