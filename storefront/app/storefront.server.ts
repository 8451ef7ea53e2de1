import * as build from 'virtual:react-router/server-build'
import type { Language } from '@techmart/contracts'
import { createRequestHandler, type RequestHandler, RouterContextProvider } from 'react-router'
import { languages } from './lib/language.ts'
import { basenameOf, splitLanguage } from './lib/paths.ts'
import { keyOfAddress, type SharedPage, sharedPageOf } from './lib/shared-pages.server.ts'
import { languagePathOf, putShop, type ShopContext } from './lib/shop.server.ts'

export type { ShopContext }

/**
 * The storefront as a function from request to answer. It keeps no state of its own: everything comes from
 * the peers in `ShopContext`. Never throws for what a visitor can cause; a defect gives the 500 page.
 */
export function createStorefront(): {
  fetch(request: Request, shop: ShopContext): Promise<Response>
  /** What a request asks for when others may be shown the same; see `SharedPage`. */
  shared(request: Request): SharedPage | undefined
  keyOfAddress(address: string, cookie: string | undefined): string
} {
  const handlers = new Map<Language, RequestHandler>(
    languages.map((language) => [
      language,
      createRequestHandler({ ...build, basename: basenameOf(language) }, 'production'),
    ]),
  )
  return {
    async fetch(request, shop) {
      const context = new RouterContextProvider()
      putShop(context, request, shop)
      const { language } = splitLanguage(languagePathOf(request))
      // There is a handler for every language.
      return (handlers.get(language) as RequestHandler)(request, context)
    },
    shared: sharedPageOf,
    keyOfAddress,
  }
}
