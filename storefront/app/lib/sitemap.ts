import type { Category, Collection, Language } from '@techmart/contracts'
import { languages } from './language.ts'
import { localized, paths, policyPages } from './paths.ts'

/** Products in one part of the site map; with every language, well below the format's 50,000 and 50 MB. */
const PART_SIZE = 960
/** What one search answers at most. */
export const PAGE_SIZE = 96
export const PAGES_PER_PART = PART_SIZE / PAGE_SIZE
/** How deep a listing can be read. */
const MAX_LISTED = 400 * PAGE_SIZE

export interface ProductPart {
  category: string
  /** From 1. */
  number: number
}

/** `products-mugs-2`, and back. */
export function partName({ category, number }: ProductPart): string {
  return `products-${category}-${number}.xml`
}

export function parsePart(name: string): ProductPart | undefined {
  const match = /^products-([a-z0-9]+(?:-[a-z0-9]+)*)-([1-9]\d{0,2})\.xml$/.exec(name)
  return match?.[1] ? { category: match[1], number: Number(match[2]) } : undefined
}

/**
 * The parts that together name every product once: whole departments, or what lies below those that are too
 * large to be listed to their end.
 */
export function productParts(categories: readonly Category[]): ProductPart[] {
  const below = (parent: string | undefined) => categories.filter(({ parentSlug }) => parentSlug === parent)
  const partsOf = (category: Category): ProductPart[] => {
    const children = below(category.slug)
    if (category.productCount > MAX_LISTED && children.length > 0) return children.flatMap(partsOf)
    const listed = Math.min(category.productCount, MAX_LISTED)
    return Array.from({ length: Math.ceil(listed / PART_SIZE) }, (_, index) => ({
      category: category.slug,
      number: index + 1,
    }))
  }
  return below(undefined).flatMap(partsOf)
}

/** Router paths of everything that is not a product. */
export function pagePaths(categories: readonly Category[], collections: readonly Collection[]): string[] {
  return [
    paths.home(),
    ...categories.map(({ slug }) => paths.category(slug)),
    paths.collections(),
    ...collections.map(({ slug }) => paths.collection(slug)),
    ...policyPages.map(paths.policy),
  ]
}

export function indexXml(origin: string, parts: readonly string[]): string {
  const entries = parts.map(
    (part) => `<sitemap><loc>${escapeXml(`${origin}/sitemap/${part}`)}</loc></sitemap>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>\n`
}

/** Every path in every language, each entry naming the other languages. */
export function urlsXml(origin: string, routerPaths: readonly string[]): string {
  const address = (language: Language, path: string) => escapeXml(origin + localized(language, path))
  const entries = routerPaths.flatMap((path) => {
    const others = languages
      .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${address(other, path)}"/>`)
      .join('')
    return languages.map((language) => `<url><loc>${address(language, path)}</loc>${others}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`
}

/** The answer of a site map route. */
export function xmlResponse(xml: string): Response {
  return new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char)
}
