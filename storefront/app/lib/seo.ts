import type { MetaDescriptor } from 'react-router'

/** What search engines and link previews learn of a page; made by its loader with `describePage`. */
export interface Seo {
  title: string
  description: string | undefined
  canonical: string
  /** The same page in every language; empty where there is nothing to index. */
  alternates: ReadonlyArray<{ hrefLang: string; href: string }>
  image: string | undefined
  index: boolean
  /** Open Graph locale. */
  locale: string
}

/** For a route's `meta` export, with what it says in schema.org's words. */
export function metaOf(seo: Seo | undefined, jsonLd: readonly object[] = []): MetaDescriptor[] {
  if (!seo) return []
  const { title, description, canonical, alternates, image, index, locale } = seo
  return [
    { title },
    ...(description ? [{ name: 'description', content: description }] : []),
    ...(index ? [] : [{ name: 'robots', content: 'noindex, follow' }]),
    { tagName: 'link', rel: 'canonical', href: canonical },
    ...alternates.map(({ hrefLang, href }) => ({ tagName: 'link', rel: 'alternate', hrefLang, href })),
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'TechMart' },
    { property: 'og:title', content: title },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:url', content: canonical },
    { property: 'og:locale', content: locale },
    ...(image ? [{ property: 'og:image', content: image }] : []),
    { name: 'twitter:card', content: image ? 'summary_large_image' : 'summary' },
    ...jsonLd.map((data) => ({ 'script:ld+json': data })),
  ]
}
