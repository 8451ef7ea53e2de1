import { data, type LoaderFunctionArgs } from 'react-router'
import { orNotFound, shopOf } from '../lib/shop.server.ts'

/** The page of reviews after `?cursor=`: `{ items, nextCursor }`. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { peers, ctx } = shopOf(context)
  const cursor = new URL(request.url).searchParams.get('cursor')
  if (!params.product || !cursor) throw data(null, { status: 404 })
  const page = await orNotFound(
    peers.catalog.listReviews(ctx, { slug: params.product, cursor }),
    'PRODUCT_NOT_FOUND',
    'INVALID_INPUT',
  )
  return Response.json({ items: page.items, nextCursor: page.nextCursor })
}
