import type {
  Api,
  Currency,
  Input,
  Language,
  ProductCard,
  SearchResult,
  search as searchContract,
} from '@techmart/contracts'
import { groupOf, ServiceError } from '@techmart/contracts'
import { BackendDown, type SearchBackend } from './backend.ts'
import { rulesOf } from './engine/languages.ts'
import { marksAmong } from './engine/mark.ts'
import { BadCursor, type SortKey } from './engine/order.ts'
import type { Answer, Question } from './engine/search.ts'
import { type Word, wordsOf } from './engine/words.ts'
import { type CountedValue, toFacets } from './facets.ts'
import { groupsOf } from './filters.ts'
import type { SearchDeps } from './index.ts'
import { knownCurrency, knownLanguage } from './languages.ts'
import { listFromCatalogue } from './list-from-catalogue.ts'
import type { ReadModel } from './read-model.ts'
import type { Recorder } from './recorder.ts'
import { AVAILABLE, POPULARITY, PUBLISHED_AT, priceIn, RATED, type StoredCard } from './to-documents.ts'

type Asked = Input<typeof searchContract, 'search'>

/** The contract's last page. */
const MAX_PAGES = 400
/** Values of one facet that are counted, of every level of the category tree among them. */
const COUNTED_VALUES = 200
/** Values of one facet that are shown. */
const SHOWN_VALUES = 40
const PRICE_BUCKETS = 20

export interface Searching extends SearchDeps {
  backend: SearchBackend
  readModel: ReadModel
  recorder: Recorder
}

/** Products by words, place, facets and price, from memory; one statement for the cards that are not in it. */
export function search(deps: Searching): Api<typeof searchContract>['search'] {
  const { readModel, recorder, db } = deps
  return async (ctx, asked) => {
    await readModel.start()
    const group = groupOf(ctx)
    const shownIn: Shown = {
      language: knownLanguage(asked.language),
      currency: knownCurrency(asked.currency),
      ...(group !== undefined && readModel.knowsGroup(group) ? { group } : {}),
    }
    const { language } = shownIn
    const question = toQuestion(deps, asked, shownIn)
    const found = await ask(deps, language, question)
    if (!found) return await listFromCatalogue(deps, ctx, asked)
    const { answer, fallback } = found
    if (isWorthCounting(asked)) recorder.searched(language, asked.q ?? '', answer.exact)
    const cards = await readModel.cards.get(db.sql, language, answer.ids)
    const shown = answer.ids.flatMap((id) => cards.get(id) ?? [])
    const result = toResult(readModel, asked, shownIn, answer, shown)
    return fallback === undefined ? result : { ...result, fallback }
  }
}

/** How the answer is told: in whose prices, besides the language. */
interface Shown {
  language: Language
  currency: Currency
  group?: string
}

/** The first look at what was searched for, anywhere: neither its next pages nor other orders, places and filters. */
function isWorthCounting(asked: Asked): boolean {
  const { q, language: _language, currency: _currency, limit: _limit, page = 1, ...narrowed } = asked
  return q !== undefined && page === 1 && Object.values(narrowed).every((value) => value === undefined)
}

/** Who answers: the backend, else the engine that stands by, else nobody. */
async function ask(
  { backend, readModel }: Searching,
  language: Language,
  question: Question,
): Promise<{ answer: Answer; fallback?: 'built-in' } | undefined> {
  try {
    return { answer: await backend.search(language, question) }
  } catch (error) {
    if (error instanceof BadCursor)
      throw new ServiceError('INVALID_INPUT', { cursor: 'It is none of ours; begin with the first page' })
    if (!(error instanceof BackendDown)) throw error
    if (!readModel.engine) return undefined
    // A cursor of one engine says nothing to the other.
    const { after: _after, ...again } = question
    return { answer: await readModel.engine.search(language, again), fallback: 'built-in' }
  }
}

function toQuestion(
  { clock, readModel }: Searching,
  asked: Asked,
  { language, currency, group }: Shown,
): Question {
  const { withoutBanned, rulesFor } = readModel.merchandising(language)
  const text = withoutBanned(asked.q ?? '')
  const limit = asked.limit ?? 24
  const price = priceIn(currency, group)
  const { priceMin, priceMax } = asked
  return {
    text,
    within: [
      ...(isMeaningless(asked.q ?? '', text, language) ? NOWHERE : []),
      ...(asked.category === undefined ? [] : [{ code: 'category', values: [asked.category] }]),
      ...(asked.collection === undefined ? [] : [{ code: 'collection', values: [asked.collection] }]),
    ],
    bounds: [{ number: PUBLISHED_AT, max: clock.now() }],
    filters: groupsOf(asked.filter ?? [], asked.inStock ?? false),
    ranges:
      priceMin === undefined && priceMax === undefined
        ? []
        : [
            {
              number: price,
              ...(priceMin === undefined ? {} : { min: priceMin }),
              ...(priceMax === undefined ? {} : { max: priceMax }),
            },
          ],
    sort: sortBy(asked, text, price),
    ...(asked.cursor === undefined ? { offset: ((asked.page ?? 1) - 1) * limit } : { after: asked.cursor }),
    limit,
    ...rulesFor(text),
    facetValues: COUNTED_VALUES,
    histograms: [price],
    buckets: PRICE_BUCKETS,
  }
}

const NOWHERE = [{ code: 'category', values: [] }]

/** Something was typed, and nothing of it is a word to look for: that finds nothing, not everything. */
function isMeaningless(typed: string, text: string, language: Language): boolean {
  return typed.trim() !== '' && wordsOf(text, rulesOf(language)).length === 0
}

/** Where nothing is searched for, what sells best, but what is sold out behind what can be had. */
function usualOrder(text: string): Question['sort'] {
  return text.trim() === '' ? [by(AVAILABLE), by(POPULARITY)] : 'relevance'
}

const by = (number: string, order: SortKey['order'] = 'descending'): SortKey => ({ number, order })

function sortBy({ sort }: Asked, text: string, price: string): Question['sort'] {
  switch (sort) {
    case 'bestselling':
      return [by(POPULARITY)]
    case 'newest':
      return [by(PUBLISHED_AT)]
    case 'price_asc':
      return [by(price, 'ascending'), by(POPULARITY)]
    case 'price_desc':
      return [by(price), by(POPULARITY)]
    case 'rating':
      return [by(RATED), by(POPULARITY)]
    case 'relevance':
    case undefined:
      return usualOrder(text)
    default:
      sort satisfies never
      // Peers in this process are not validated: what is none of ours is read as the default.
      return usualOrder(text)
  }
}

function toResult(
  readModel: ReadModel,
  asked: Asked,
  { language, currency, group }: Shown,
  answer: Answer,
  shown: StoredCard[],
): SearchResult {
  const items = shown.map((card) => toCard(card, currency, group))
  const prices = answer.histograms.find(({ number }) => number === priceIn(currency, group))
  const money = (amountMinor: number) => ({ amountMinor, currency })
  const terms = new Set(answer.terms)
  const isClosest = answer.matched > 0 && answer.exact === 0 && answer.total > 0 && terms.size > 0
  return {
    total: answer.total,
    page: asked.cursor === undefined ? (asked.page ?? 1) : 1,
    pageCount: Math.min(MAX_PAGES, Math.ceil(answer.total / (asked.limit ?? 24))),
    ...(answer.next === undefined ? {} : { nextCursor: answer.next }),
    items,
    ...(terms.size === 0 ? {} : { marks: shown.map((card) => marksOf(card, language, terms)) }),
    facets: toFacets(countedValues(readModel, answer, asked, language), answer.total, language),
    ...(prices ? { price: { min: money(prices.min), max: money(prices.max), counts: prices.buckets } } : {}),
    ...(answer.corrected === undefined ? {} : { didYouMean: answer.corrected }),
    ...(terms.size === 0 ? {} : { exact: answer.exact }),
    ...(isClosest ? { closest: true } : {}),
  }
}

/** Where the title says what was searched for. */
function marksOf(stored: StoredCard, language: Language, terms: ReadonlySet<string>) {
  const { title } = stored.card
  const words = wordsOfTitles.get(stored) ?? wordsOf(title, rulesOf(language))
  wordsOfTitles.set(stored, words)
  return marksAmong(title, words, terms).map(([start, end]) => ({ start, end }))
}

/** Read once for each card that is kept. */
const wordsOfTitles = new WeakMap<StoredCard, Word[]>()

/** Counted values with their names; of categories only those below the one that is looked at. */
function countedValues(
  readModel: ReadModel,
  { facets }: Answer,
  { category }: Asked,
  language: Language,
): CountedValue[] {
  const counted: CountedValue[] = []
  for (const { code, values } of facets) {
    if (code === 'collection') continue
    let shown = 0
    for (const { value, count, isSelected } of values) {
      if (shown >= SHOWN_VALUES) break
      const row = readModel.facetOf(code, value)
      if (!row || (code === 'category' && category !== undefined && row.parent !== category)) continue
      const { parent, hex, name, label } = row
      shown++
      counted.push({
        code,
        value,
        parent,
        hex,
        count,
        selected: isSelected,
        name: name[language] ?? name.en,
        label: label[language] ?? label.en,
      })
    }
  }
  return counted
}

function toCard({ card, prices, groupPrices }: StoredCard, currency: Currency, group?: string): ProductCard {
  const price = (group === undefined ? undefined : groupPrices?.[group]?.[currency]) ?? prices[currency]
  return {
    ...card,
    ...(price ? { price: { amountMinor: price.priceMinor, currency } } : {}),
    ...(price?.compareAtMinor === undefined
      ? {}
      : { compareAt: { amountMinor: price.compareAtMinor, currency } }),
  }
}
