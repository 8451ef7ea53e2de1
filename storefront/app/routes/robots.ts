import type { LoaderFunctionArgs } from 'react-router'
import { shopOf } from '../lib/shop.server.ts'

/** Everything may be read but what is personal or endless. */
export function loader({ context }: LoaderFunctionArgs) {
  const { origin } = shopOf(context)
  const personal = ['cart', 'checkout', 'orders', 'order-lookup', 'preferences', 'recent']
  const lines = [
    'User-agent: *',
    ...['', '/es', '/de', '/ar'].flatMap((prefix) => personal.map((path) => `Disallow: ${prefix}/${path}`)),
    'Disallow: /api/',
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
