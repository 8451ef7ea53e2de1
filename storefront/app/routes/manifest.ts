import type { LoaderFunctionArgs } from 'react-router'
import { directionOf } from '../lib/language.ts'
import { basenameOf } from '../lib/paths.ts'
import { shopOf } from '../lib/shop.server.ts'
import { catalogues } from '../messages/index.server.ts'

/** What makes the shop installable, in the page's language. */
export function loader({ context }: LoaderFunctionArgs) {
  const { language } = shopOf(context)
  const { shell } = catalogues[language]
  const manifest = {
    name: shell.shopName,
    short_name: shell.shopName,
    description: shell.slogan,
    lang: language,
    dir: directionOf(language),
    id: '/',
    start_url: basenameOf(language),
    scope: '/',
    display: 'standalone',
    background_color: '#fcfaf6',
    theme_color: '#fcfaf6',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=3600' },
  })
}
