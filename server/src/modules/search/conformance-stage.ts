import type { TestContext } from 'node:test'
import type { Language } from '@techmart/contracts'
import type { SearchBackend } from './backend.ts'
import type { Change } from './engine/corpus.ts'
import type { SourceDocument } from './engine/schema.ts'
import type { Answer, Question } from './engine/search.ts'

/** A backend under test, empty, with the schema of products. */
export interface Subject {
  backend: SearchBackend
  /** Makes the index of a language anew while it serves; `everything` is what it holds. */
  rebuild: (language: Language, everything: readonly Change[]) => Promise<void>
  close: () => Promise<void>
}

type Texts = SourceDocument['texts']
export type Given = Partial<Omit<SourceDocument, 'texts'>> & { texts?: Texts; title?: string }

export interface Stage {
  /** Only there while a test runs. */
  subject: () => Subject
  /** Puts documents for this test alone; answers the changes. */
  given: (t: TestContext, documents: Record<string, Given | string>, language?: Language) => Promise<Change[]>
  ask: (text: string, question?: Partial<Question> & { language?: Language }) => Promise<Answer>
  idsOf: (text: string, question?: Partial<Question> & { language?: Language }) => Promise<string[]>
}

export function stageFor(subject: () => Subject): Stage {
  const ask: Stage['ask'] = (text, { language = 'en', ...question } = {}) =>
    subject().backend.search(language, { text, limit: 50, ...question })
  return {
    subject,
    given: async (t, documents, language = 'en') => {
      const changes = Object.entries(documents).map(([id, given]) => put(id, given))
      await subject().backend.apply(language, changes)
      t.after(() =>
        subject().backend.apply(
          language,
          Object.keys(documents).map((id) => ({ kind: 'remove', id })),
        ),
      )
      return changes
    },
    ask,
    idsOf: async (text, question) => (await ask(text, question)).ids.toSorted(),
  }
}

export function put(id: string, given: Given | string): Change {
  const { title, texts, facets = {}, numbers = {} } = typeof given === 'string' ? { title: given } : given
  return { kind: 'put', source: { id, texts: { ...(title ? { title } : {}), ...texts }, facets, numbers } }
}

/** So many documents that are alike. */
export function many(count: number, prefix: string, given: (place: number) => Given | string) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`${prefix}${String(place).padStart(3, '0')}`, given(place)]),
  )
}

export const SHIRTS: Record<string, Given> = {
  a: { title: 'Shirt', facets: { color: ['red'], size: ['s', 'm'] }, numbers: { price: 10 } },
  b: { title: 'Shirt', facets: { color: ['red'], size: ['m'] }, numbers: { price: 20 } },
  c: { title: 'Shirt', facets: { color: ['blue'], size: ['m'] }, numbers: { price: 30 } },
  d: { title: 'Shirt', facets: { color: ['green'], size: ['l'] }, numbers: { price: 50 } },
  e: { title: 'Shirt', facets: { size: ['l'] } },
  f: { title: 'Hat', facets: { color: ['red'] }, numbers: { price: 90 } },
}

/** Counts by facet, for comparing; facets come in no order. */
export function counts({ facets }: Answer): Record<string, Record<string, number>> {
  return Object.fromEntries(
    facets.map(({ code, values }) => [
      code,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  )
}
