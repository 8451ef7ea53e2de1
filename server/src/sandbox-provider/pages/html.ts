/** Markup that is safe to send: made by `html`, which escapes whatever is not markup already. */
export type Html = { readonly markup: string }

type Part = Html | string | number | undefined | readonly Html[]

/** A piece of a page; values are escaped for text and for quoted attributes. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = texts[0] ?? ''
  parts.forEach((part, index) => {
    markup += markupOf(part) + (texts[index + 1] ?? '')
  })
  return { markup }
}

/** Text of our own that is markup already: styles, scripts, drawings. Never give it anything from outside. */
export function ownMarkup(markup: string): Html {
  return { markup }
}

function markupOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  return 'markup' in part ? part.markup : part.map(markupOf).join('')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
