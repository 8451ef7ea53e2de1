import { type Language, languages } from '@techmart/contracts'

/** Text search configurations of PostgreSQL, which know the endings of each language. */
const configs: Record<Language, string> = { en: 'english', es: 'spanish', de: 'german', ar: 'arabic' }

/** Words that no phrase begins or ends with. */
const linkWords: Record<Language, ReadonlySet<string>> = {
  en: new Set('a an and at by for from in of on or the to with'.split(' ')),
  es: new Set('a al con de del e el en la las los o para por sin su un una y'.split(' ')),
  de: new Set(
    'am aus das dem den der des die ein eine fur im in mit oder ohne und vom von zu zum zur'.split(' '),
  ),
  ar: new Set('من في مع على الى عن و او'.split(' ')),
}

/** Peers in this process are not validated: a language that is none of ours is read as English. */
export function knownLanguage(language: string | undefined): Language {
  return languages.find((known) => known === language) ?? 'en'
}

export function configOf(language: Language): string {
  return configs[language]
}

export function isLinkWord(word: string, language: Language): boolean {
  return linkWords[language].has(word)
}
