import type { buy } from './en/buy.ts'
import type { en } from './en/index.ts'

/** The texts that come with every page. English is the type; a language that lacks a text does not compile. */
export type PageMessages = typeof en

/** All texts: those of every page, and those of cart, checkout and orders. */
export type Messages = PageMessages & { buy: typeof buy }
