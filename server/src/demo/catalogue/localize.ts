import type { Four } from './data/shapes.ts'
import type { Lang, Localized } from './types.ts'

export const LANGS: readonly Lang[] = ['en', 'es', 'de', 'ar']

/** One text per language, made by a rule that knows the language's place in a {@link Four}. */
export function inEach(make: (lang: Lang, index: 0 | 1 | 2 | 3) => string): Localized {
  return { en: make('en', 0), es: make('es', 1), de: make('de', 2), ar: make('ar', 3) }
}

export function localized(text: Four): Localized {
  return { en: text[0], es: text[1], de: text[2], ar: text[3] }
}

/** Joins what is not empty. */
export function words(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}

/** A decimal as people write it: a comma in Spanish and German, a point in English and Arabic. */
export function decimal(value: number, lang: Lang): string {
  const text = String(Math.round(value * 10) / 10)
  return lang === 'es' || lang === 'de' ? text.replace('.', ',') : text
}
