import type { en } from './en/index.ts'

/** English is the type; a language that lacks a text does not compile. */
export type Messages = typeof en
