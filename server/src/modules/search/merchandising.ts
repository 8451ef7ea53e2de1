import type { Language, SearchRule } from '@techmart/contracts'
import { rulesOf } from './engine/languages.ts'
import type { Boost } from './engine/rank.ts'
import type { Synonym } from './engine/synonyms.ts'
import { fold, type Word, wordsOf } from './engine/words.ts'
import type { RuleRow } from './store-rules.ts'

/** The rules of one language, ready to be used. */
export interface Merchandising {
  synonyms: Synonym[]
  /** What comes first and what counts more for a text; rules without a text of their own hold for all. */
  rulesFor: (text: string) => { pins: string[]; boosts: Boost[] }
  /** A text without banned words and phrases, however they are parted and written. */
  withoutBanned: (text: string) => string
}

export const nothingAsked: Merchandising = {
  synonyms: [],
  rulesFor: () => ({ pins: [], boosts: [] }),
  withoutBanned: (text) => text,
}

export function merchandisingOf(language: Language, rows: readonly RuleRow[]): Merchandising {
  const rules = rows.filter((row) => row.language === language).map(({ rule }) => rule)
  const pins = new Map<string, string[]>()
  const boosts = new Map<string, Boost[]>()
  const banned: string[][] = []
  const grammar = rulesOf(language)
  const synonyms: Synonym[] = []
  for (const rule of rules) {
    switch (rule.kind) {
      case 'synonym':
        synonyms.push({ from: rule.from, to: rule.to, direction: rule.direction })
        break
      case 'pin':
        pins.set(plain(rule.query), [...(pins.get(plain(rule.query)) ?? []), ...rule.productIds])
        break
      case 'boost':
        boosts.set(plain(rule.query ?? ''), [...(boosts.get(plain(rule.query ?? '')) ?? []), boostOf(rule)])
        break
      case 'banned':
        banned.push(wordsOf(rule.word, grammar).map(({ term }) => term))
        break
    }
  }
  return {
    synonyms,
    rulesFor: (text) => {
      const query = plain(text)
      const general = boosts.get('') ?? []
      return {
        pins: pins.get(query) ?? [],
        boosts: query === '' ? general : [...general, ...(boosts.get(query) ?? [])],
      }
    },
    withoutBanned: (text) => (banned.length === 0 ? text : leaveOut(text, wordsOf(text, grammar), banned)),
  }
}

function leaveOut(text: string, words: Word[], banned: string[][]): string {
  let left = ''
  let end = 0
  for (let i = 0; i < words.length; i++) {
    const phrase = banned.find(
      (terms) => terms.length > 0 && terms.every((term, offset) => words[i + offset]?.term === term),
    )
    if (!phrase) continue
    left += text.slice(end, words[i]?.start)
    i += phrase.length - 1
    end = words[i]?.end ?? text.length
  }
  return left + text.slice(end)
}

function boostOf({ factor, facet, productId }: Extract<SearchRule, { kind: 'boost' }>): Boost {
  return { factor, ...(facet ? { value: facet } : {}), ...(productId === undefined ? {} : { id: productId }) }
}

function plain(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}
