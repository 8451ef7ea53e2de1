import { type Language, type Localized, languages } from '@techmart/contracts'

/** A text in the asked language, in English where there is none. */
export function say(text: Localized, language: Language): string {
  return text[known(language)] ?? text.en
}

/** A list of texts in the asked language, in English where there is none. */
export function sayAll(
  texts: { en: string[] } & Partial<Record<Language, string[]>>,
  language: Language,
): string[] {
  return texts[known(language)] ?? texts.en
}

/** Peers in this process are not validated: a language that is none of ours is read as English. */
function known(language: Language): Language {
  return languages.includes(language) ? language : 'en'
}
