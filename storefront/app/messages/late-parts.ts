import type { LatePart } from './type.ts'

const pagesOf: Record<LatePart, RegExp> = {
  browse: /^(?:\/(?:c|collections|search)(?:\/|$)|\/?$)/,
  buy: /^\/(?:cart|checkout|orders|order-lookup)(?:\/|$)/,
}

/** The texts, beyond those of every page, that a page begins with; its path is without the language. */
export function latePartsOf(path: string): LatePart[] {
  return (Object.keys(pagesOf) as LatePart[]).filter((part) => pagesOf[part].test(path))
}
