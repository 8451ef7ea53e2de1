import type { browse } from './en/browse.ts'
import type { buy } from './en/buy.ts'
import type { en } from './en/index.ts'

/** The texts that come with every page. English is the type; a language that lacks a text does not compile. */
export type PageMessages = typeof en

/** Those that only some pages need: home and listings; cart, checkout and orders. */
export interface LateMessages {
  browse: typeof browse
  buy: typeof buy
}

export type LatePart = keyof LateMessages

export type Messages = PageMessages & LateMessages
