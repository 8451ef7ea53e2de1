import type { LoaderFunctionArgs } from 'react-router'
import { directionOf } from '../lib/language.ts'
import { shopOf } from '../lib/shop.server.ts'
import { catalogues } from '../messages/index.server.ts'

/**
 * What the service worker shows when a page cannot be reached. It stands at that page's address, so it is whole in
 * itself: no scripts, no style sheet. The texts are constants of ours.
 */
export function loader({ context }: LoaderFunctionArgs) {
  const { language } = shopOf(context)
  const { shell } = catalogues[language]
  const html = `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${shell.offlineTitle} · ${shell.shopName}</title>
<style>
:root { color-scheme: light dark; --paper: light-dark(#fcfaf6, #0f1016); --ink: light-dark(#1b1d2b, #eeebe4); --accent: light-dark(#2c3fe0, #97a5ff) }
body { margin: 0; min-height: 100dvh; display: grid; align-content: center; padding: 2rem clamp(1rem, 8vw, 6rem); background: var(--paper); color: var(--ink); font: 1.125rem/1.55 system-ui, sans-serif }
h1 { margin: 0; font-size: clamp(2rem, 6vw, 3.5rem); line-height: 1.1 }
p { max-width: 36rem }
a { display: inline-block; padding: .875rem 1.375rem; border-radius: 8px; background: var(--accent); color: var(--paper); font-weight: 600; text-decoration: none }
</style>
</head>
<body>
<main>
<h1>${shell.offlineTitle}</h1>
<p>${shell.offlineText}</p>
<p><a href="">${shell.tryAgain}</a></p>
</main>
</body>
</html>
`
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}
