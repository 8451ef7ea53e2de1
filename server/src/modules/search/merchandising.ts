import type { Language, SearchRule } from '@techmart/contracts'
import type { Boost } from './engine/rank.ts'
import type { Synonym } from './engine/synonyms.ts'
import { fold } from './engine/words.ts'
import type { RuleRow } from './store-rules.ts'

/** The rules of one language, ready to be used. */
export interface Merchandising {
  synonyms: Synonym[]
  /** What comes first and what counts more for a text; rules without a text of their own hold for all. */
  rulesFor: (text: string) => { pins: string[]; boosts: Boost[] }
  /** Words that are not searched for, and phrases with them are not suggested. */
  isBanned: (word: string) => boolean
}

export const nothingAsked: Merchandising = {
  synonyms: [],
  rulesFor: () => ({ pins: [], boosts: [] }),
  isBanned: () => false,
}

export function merchandisingOf(language: Language, rows: readonly RuleRow[]): Merchandising {
  const rules = rows.filter((row) => row.language === language).map(({ rule }) => rule)
  const pins = new Map<string, string[]>()
  const boosts = new Map<string, Boost[]>()
  const banned = new Set<string>()
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
        banned.add(plain(rule.word))
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
    isBanned: (word) => banned.has(plain(word)),
  }
}

function boostOf({ factor, facet, productId }: Extract<SearchRule, { kind: 'boost' }>): Boost {
  return { factor, ...(facet ? { value: facet } : {}), ...(productId === undefined ? {} : { id: productId }) }
}

function plain(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}
