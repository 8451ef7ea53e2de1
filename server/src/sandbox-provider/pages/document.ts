import { icon } from './drawings.ts'
import { type Html, html, ownMarkup } from './html.ts'
import { directionOf, type Language, languageNames, languages, type Translate } from './messages.ts'

/** A whole page as text. `nonce` is the one the response's Content-Security-Policy allows. */
export function document(page: {
  language: Language
  title: string
  nonce: string
  style: string
  body: Html
  script?: string
}): string {
  const { language, nonce } = page
  const script =
    page.script === undefined ? undefined : html`<script nonce="${nonce}">${ownMarkup(page.script)}</script>`
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#0d2f38">
<title>${page.title} · Sandpay</title>
<link rel="icon" href="${ownMarkup(icon)}">
<style nonce="${nonce}">${ownMarkup(page.style)}</style>
</head>
<body>
${page.body}
${script}
</body>
</html>
`.markup
}

/** The page in its other languages; `addressIn` gives the address of each. */
export function languageLinks(
  current: Language,
  text: Translate,
  addressIn: (language: Language) => string,
): Html {
  const links = languages.map((language) => {
    const address = addressIn(language)
    return language === current
      ? html`<li><a href="${address}" lang="${language}" aria-current="true">${languageNames[language]}</a></li>`
      : html`<li><a href="${address}" lang="${language}" hreflang="${language}">${languageNames[language]}</a></li>`
  })
  return html`<nav aria-label="${text('languages')}"><ul class="languages">${links}</ul></nav>`
}
