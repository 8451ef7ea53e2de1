import { type Picture, pictureUrl } from '@techmart/contracts'
import { catalogues } from '../messages/index.server.ts'
import { languages } from './language.ts'
import { localized } from './paths.ts'
import type { Seo } from './seo.ts'
import type { Shop } from './shop.server.ts'

const MAX_DESCRIPTION = 160

interface PageFacts {
  /** Without the shop's name; the home page has none. */
  title?: string
  description?: string
  /** Router path of the page in its plainest form, without filters. */
  path: string
  picture?: Picture
  /** False for searches, filtered listings and everything personal. */
  index?: boolean
}

/** Canonical address, translations, title and preview of a page. */
export function describePage({ origin, language }: Shop, facts: PageFacts): Seo {
  const { shell } = catalogues[language]
  const index = facts.index ?? true
  const address = (of: (typeof languages)[number]) => origin + localized(of, facts.path)
  return {
    title: facts.title ? `${facts.title} · ${shell.shopName}` : `${shell.shopName} · ${shell.slogan}`,
    description: facts.description && shorten(facts.description),
    canonical: address(language),
    alternates: index
      ? [
          ...languages.map((other) => ({ hrefLang: other, href: address(other) })),
          { hrefLang: 'x-default', href: address('en') },
        ]
      : [],
    image: facts.picture && origin + pictureUrl(facts.picture.id, 960, 'jpg'),
    index,
    locale: language,
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= MAX_DESCRIPTION) return line
  return `${line.slice(0, line.lastIndexOf(' ', MAX_DESCRIPTION - 1))} …`
}
