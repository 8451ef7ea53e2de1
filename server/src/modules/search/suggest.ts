import type { Api, Currency, Input, Language, Output, search as searchContract } from '@techmart/contracts'
import { BackendDown, type SearchBackend } from './backend.ts'
import { rulesOf } from './engine/languages.ts'
import { fold, wordsOf } from './engine/words.ts'
import { knownCurrency, knownLanguage } from './languages.ts'
import type { ReadModel } from './read-model.ts'
import type { Searching } from './search.ts'
import { PUBLISHED_AT, type StoredCard } from './to-documents.ts'

const MAX_QUERIES = 6
const MAX_CATEGORIES = 4
const MAX_PRODUCTS = 5

/** Suggestions while typing: what others searched for, ways to go on, categories named so, the best products. */
export function suggest(deps: Searching): Api<typeof searchContract>['suggest'] {
  return async (_ctx, input) => {
    try {
      return await suggestFrom(deps, deps.backend, input)
    } catch (error) {
      if (!(error instanceof BackendDown)) throw error
      const { engine } = deps.readModel
      return engine ? await suggestFrom(deps, engine, input) : nothing
    }
  }
}

const nothing = { queries: [], categories: [], products: [] }

async function suggestFrom(
  { readModel, db, clock }: Searching,
  backend: SearchBackend,
  input: Input<typeof searchContract, 'suggest'>,
): Promise<Output<typeof searchContract, 'suggest'>> {
  await readModel.start()
  const language = knownLanguage(input.language)
  if (wordsOf(input.q, rulesOf(language)).length === 0) return nothing
  const { withoutBanned, rulesFor } = readModel.merchandising(language)
  const answer = await backend.search(language, {
    text: input.q,
    completion: 'always',
    bounds: [{ number: PUBLISHED_AT, max: clock.now() }],
    limit: MAX_PRODUCTS,
    ...rulesFor(input.q),
  })
  const meant = answer.corrected ?? input.q
  const completions = await backend.complete(language, meant, MAX_QUERIES)
  // Near ones only where nothing is quite what was asked for.
  const ids = answer.exact > 0 ? answer.ids.slice(0, answer.exact) : answer.ids
  const cards = await readModel.cards.get(db.sql, language, ids)
  const queries = [...popularFrom(readModel, language, meant), ...completions]
  return {
    queries: [...new Set(queries)].filter((query) => withoutBanned(query) === query).slice(0, MAX_QUERIES),
    categories: categoriesNamed(readModel, language, meant),
    products: ids.flatMap((id) => toProduct(cards.get(id), knownCurrency(input.currency))),
  }
}

function popularFrom(readModel: ReadModel, language: Language, text: string): string[] {
  const start = fold(text).trim()
  return readModel
    .popularQueries(language)
    .filter((query) => fold(query).startsWith(start) && fold(query) !== start)
}

/** Categories whose name says every word, the last perhaps only begun; departments first. */
function categoriesNamed(readModel: ReadModel, language: Language, text: string) {
  const rules = rulesOf(language)
  const words = wordsOf(text, rules).map(({ term }) => term)
  if (words.length === 0) return []
  const isNamed = (label: string) => {
    const names = wordsOf(label, rules).map(({ term }) => term)
    return words.every((word) =>
      names.some((name) => name.startsWith(word) || rules.stem(name) === rules.stem(word)),
    )
  }
  const labelOf = (value: string) => {
    const label = readModel.facetOf('category', value)?.label
    return label?.[language] ?? label?.en
  }
  return readModel
    .facetsWith('category')
    .filter(({ label }) => isNamed(label[language] ?? label.en))
    .sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null) || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_CATEGORIES)
    .map(({ value, parent }) => {
      const parentName = parent === null ? undefined : labelOf(parent)
      return {
        slug: value,
        name: labelOf(value) as string,
        ...(parentName === undefined ? {} : { parentName }),
      }
    })
}

function toProduct(stored: StoredCard | undefined, currency: Currency) {
  if (!stored) return []
  const { card, prices } = stored
  const price = prices[currency]
  return {
    slug: card.slug,
    title: card.title,
    brand: card.brand.name,
    ...(price ? { price: { amountMinor: price.priceMinor, currency } } : {}),
    ...(card.pictures[0] ? { picture: card.pictures[0] } : {}),
  }
}
