/** HTML that is safe to put into HTML: made by `html`, never from text. */
export interface Markup {
  readonly markup: string
}

/** Only what `html` made counts; an object that merely looks like it is escaped like any other value. */
const made = new WeakSet<object>()

/**
 * HTML with values filled in. Texts and numbers are escaped, for content and quoted attributes alike; markup
 * stands as it is, lists of it one after the other; nothing is shown for undefined, null and false.
 */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Markup {
  const markup = { markup: parts.reduce((text, part, index) => text + toMarkup(values[index - 1]) + part) }
  made.add(markup)
  return markup
}

function toMarkup(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (Array.isArray(value)) return value.map(toMarkup).join('')
  if (isMarkup(value)) return value.markup
  return escapeText(String(value))
}

function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && made.has(value)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)
}
