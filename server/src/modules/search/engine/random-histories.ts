import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { compact } from './compact.ts'
import { applyChange, type Change, type Corpus, createCorpus } from './corpus.ts'
import { expect, libraryOf } from './reference.ts'
import type { Schema, SourceDocument } from './schema.ts'
import { type Answer, type Question, search } from './search.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { type Synonym, thesaurus } from './synonyms.ts'
import { fold } from './words.ts'

/**
 * Random sequences of changes and questions after them: the engine must answer as the reference does, whatever
 * happened before. For tests and their long run.
 */
export interface History {
  language: Language
  steps: Step[]
  questions: Question[]
  synonyms: Synonym[]
}

type Step =
  | { kind: 'change'; change: Change }
  /** A copy without the dead; the changes come while it is made. */
  | { kind: 'compact'; meanwhile: Change[] }
  /** Kept in a file and read again. */
  | { kind: 'snapshot' }

type Language = keyof typeof vocabularies

const words = (text: string) => text.split(' ')
const vocabularies = {
  en: words(
    'fire stick firestick Fire-Stick shoe shoes running run runner laptop laptops case the for of with red reds café cafe t-shirt tshirt 17 inch 17" 4gb 4 gb 500 ml 0.5 l usb-c h&m AB-12/3 ab123 without strap straps constructor __proto__ 𝒜lpha coach couch coacj sofa bed',
  ),
  de: words(
    'Regenjacke Regen Jacke Jacken Arbeitshose Arbeit Hose Hosen Größe größer Grosse für und ohne Kapuze Kapuzen 0,5 l Winterjacke Winter Zoll 17 Jackett',
  ),
  es: words(
    'zapato zapatos rojo roja rojos sin azúcar azucar de la cámara cámaras 1,5 litros cordones correr',
  ),
  ar: words('حقيبة حقائب الحقيبة جلد جلدية بدون في حذاء أحذية احمر أحمر ٥٠ لتر مدرسة مدرسه'),
  fr: words("l'eau eau robe robes d’été 手机 手机壳 カメラ กระเป๋า rouge rouges"),
}

export function schemaOf(language: string): Schema {
  return {
    language,
    fields: [
      { name: 'title', weight: 3, usualWords: 6, lengthShare: 0.5, isName: true },
      { name: 'brand', weight: 2, usualWords: 2, lengthShare: 0.3 },
      { name: 'text', weight: 0.5, usualWords: 10, lengthShare: 0.75 },
      { name: 'sku', weight: 1, usualWords: 1, lengthShare: 0, isCode: true },
    ],
    telling: ['brand', 'category'],
    signals: [
      { number: 'popularity', weight: 0.3 },
      { number: 'rating', weight: 0.1 },
    ],
  }
}

const facetValues: Record<string, string[]> = {
  brand: ['Acme', 'Ölmühle', '__proto__'],
  color: ['red', 'blue', 'constructor', 'red\0blue'],
  category: ['a', 'a/b', 'c'],
  constructor: ['toString', ''],
}
const numberNames = ['price', 'popularity', 'rating', 'constructor']

/** A word of the language or of few letters, now and then with a slip or unfinished. */
function wordIn(language: Language): fc.Arbitrary<string> {
  const known = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...vocabularies[language]) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'n'), minLength: 1, maxLength: 9 }) },
  )
  return fc.oneof(
    { weight: 6, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.tuple(known, fc.nat(8), fc.constantFrom('', 'a', 'x')).map(([word, at, letter]) => {
        const letters = [...word]
        letters.splice(Math.min(at, letters.length - 1), 1, letter)
        return letters.join('')
      }),
    },
    { weight: 1, arbitrary: known.map((word) => word.slice(0, Math.ceil(word.length / 2))) },
  )
}

function textIn(language: Language, maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(wordIn(language), fc.constantFrom(' ', ' ', ' ', ' ', '-', ' -', ', ', '\n')), {
      maxLength,
    })
    .map((parts) => parts.map(([word, gap], i) => (i === 0 ? word : gap + word)).join(''))
}

/** Plain objects with any key as their own, `__proto__` among them. */
function recordOf<T>(entries: [string, T][]): Record<string, T> {
  return Object.fromEntries(entries)
}

const facetsArbitrary = fc
  .tuple(
    ...Object.entries(facetValues).map(([code, values]) =>
      fc.array(fc.constantFrom(...values), { maxLength: 3 }).map((own): [string, string[]] => [code, own]),
    ),
  )
  .map(recordOf)

const numbersArbitrary = fc
  .tuple(
    ...numberNames.map((name) =>
      fc
        .option(
          fc.oneof(
            { weight: 6, arbitrary: fc.nat(4).map((value) => value / 4) },
            fc.constantFrom(-1, -0, Infinity, NaN),
          ),
        )
        .map((value): [string, number | null] => [name, value]),
    ),
  )
  .map((entries) => recordOf(entries.filter((entry): entry is [string, number] => entry[1] !== null)))

const idArbitrary = fc.nat(24).map((number) => `d${number}`)

function documentIn(language: Language): fc.Arbitrary<SourceDocument> {
  return fc.record({
    id: idArbitrary,
    texts: fc.record(
      {
        title: textIn(language, 6),
        brand: textIn(language, 1),
        text: fc.array(textIn(language, 8), { maxLength: 2 }),
        sku: fc.array(fc.constantFrom('AB-12/3', 'x 9', 'ab123'), { maxLength: 2 }),
      },
      { requiredKeys: ['title'] },
    ),
    facets: facetsArbitrary,
    numbers: numbersArbitrary,
  }) as fc.Arbitrary<SourceDocument>
}

function changeIn(language: Language): fc.Arbitrary<Change> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: documentIn(language).map((source): Change => ({ kind: 'put', source })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(idArbitrary, numbersArbitrary)
        .map(([id, numbers]): Change => ({ kind: 'patch', id, numbers })),
    },
    { weight: 2, arbitrary: idArbitrary.map((id): Change => ({ kind: 'remove', id })) },
  )
}

function stepIn(language: Language): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 60, arbitrary: changeIn(language).map((change): Step => ({ kind: 'change', change })) },
    {
      weight: 2,
      arbitrary: fc
        .array(changeIn(language), { maxLength: 4 })
        .map((meanwhile): Step => ({ kind: 'compact', meanwhile })),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'snapshot' }) },
  )
}

const filtersArbitrary = fc.array(
  fc
    .constantFrom(...Object.keys(facetValues), 'other')
    .chain((code) =>
      fc
        .array(fc.constantFrom(...(facetValues[code] ?? []), 'nobody'), { minLength: 1, maxLength: 2 })
        .map((values) => ({ code, values })),
    ),
  { maxLength: 2 },
)

const rangesArbitrary = fc.array(
  fc.record(
    {
      number: fc.constantFrom(...numberNames, 'other'),
      min: fc.constantFrom(-1, 0, 0.25),
      max: fc.constantFrom(0, 0.5, 1),
    },
    { requiredKeys: ['number'] },
  ),
  { maxLength: 2 },
)

const sortArbitrary = fc.array(
  fc.record({
    number: fc.constantFrom(...numberNames, 'other'),
    order: fc.constantFrom('ascending' as const, 'descending' as const),
  }),
  { minLength: 1, maxLength: 2 },
)

const boostArbitrary = fc.oneof(
  fc.record({ factor: fc.constantFrom(0.5, 2), id: idArbitrary }),
  fc.record({
    factor: fc.constantFrom(0.5, 3),
    value: fc
      .constantFrom(...Object.keys(facetValues))
      .chain((code) => fc.constantFrom(...(facetValues[code] as string[])).map((value) => ({ code, value }))),
  }),
)

function questionIn(language: Language): fc.Arbitrary<Question> {
  const sometimes = <T>(arbitrary: fc.Arbitrary<T[]>) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary })
  return fc.record({
    text: fc.oneof(
      { weight: 8, arbitrary: textIn(language, 4) },
      { weight: 1, arbitrary: fc.constantFrom('', ' ', '"', 'AB-12/3', 'AB-12/3 ') },
    ),
    completion: fc.constantFrom('unfinished', 'always'),
    within: sometimes(filtersArbitrary),
    bounds: sometimes(rangesArbitrary),
    filters: sometimes(filtersArbitrary),
    ranges: sometimes(rangesArbitrary),
    sort: fc.oneof(
      { weight: 3, arbitrary: fc.constant('relevance' as const) },
      { weight: 1, arbitrary: sortArbitrary },
    ),
    offset: fc.constantFrom(0, 0, 3),
    limit: fc.constantFrom(1, 3, 40, 40, 0),
    pins: sometimes(fc.array(idArbitrary, { maxLength: 3 })),
    boosts: sometimes(fc.array(boostArbitrary, { maxLength: 2 })),
    facetValues: fc.constantFrom(0, 2, 10),
    histograms: fc.constantFrom([], ['price', 'other']),
    buckets: fc.constantFrom(1, 3),
  }) as fc.Arbitrary<Question>
}

function synonymIn(language: Language): fc.Arbitrary<Synonym> {
  return fc.record({
    from: textIn(language, 2),
    to: textIn(language, 2),
    direction: fc.constantFrom('one_way', 'two_way'),
  })
}

export const histories: fc.Arbitrary<History> = fc
  .constantFrom(...(Object.keys(vocabularies) as Language[]))
  .chain((language) =>
    fc.record({
      language: fc.constant(language),
      steps: fc.array(stepIn(language), { maxLength: 60, size: 'max' }),
      questions: fc.array(questionIn(language), { minLength: 1, maxLength: 4 }),
      synonyms: fc.array(synonymIn(language), { maxLength: 2 }),
    }),
  )

/** Lives through a history; answers the index and the documents that are left. */
async function live({ language, steps }: History): Promise<{ corpus: Corpus; left: SourceDocument[] }> {
  let corpus = createCorpus(schemaOf(language))
  const left = new Map<string, SourceDocument>()
  const change = (one: Change) => {
    applyChange(corpus, one)
    note(left, one)
  }
  for (const step of steps) {
    if (step.kind === 'change') change(step.change)
    else if (step.kind === 'snapshot') corpus = await keptAndRead(corpus)
    else {
      const copy = compact(corpus, async () => step.meanwhile.slice(2).forEach(change))
      for (const one of step.meanwhile.slice(0, 2)) {
        await undefined
        change(one)
      }
      corpus = await copy
    }
  }
  return { corpus, left: [...left.values()] }
}

function note(left: Map<string, SourceDocument>, change: Change): void {
  if (change.kind === 'put') left.set(change.source.id, change.source)
  else if (change.kind === 'remove') left.delete(change.id)
  else {
    const known = left.get(change.id)
    if (known) left.set(change.id, { ...known, numbers: { ...known.numbers, ...change.numbers } })
  }
}

async function keptAndRead(corpus: Corpus): Promise<Corpus> {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-'))
  try {
    await writeSnapshot(join(folder, 'index'), corpus, null)
    return (await readSnapshot(join(folder, 'index'), corpus.schema)).corpus
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Every question is answered as the reference does, and page after page gives the same as all at once. */
export async function check(history: History): Promise<void> {
  const { corpus, left } = await live(history)
  const library = libraryOf(corpus.schema, left)
  const words = thesaurus(history.language, history.synonyms)
  for (const question of history.questions) {
    assert.deepEqual(
      comparable(search(corpus, question, words)),
      folded(expect(library, question, history.synonyms)),
    )
    const all = search(corpus, { ...question, offset: 0, limit: 100 }, words).ids
    assert.deepEqual(
      pageByPage((after) => search(corpus, { ...question, offset: 0, limit: 2, ...after }, words)),
      all,
    )
  }
}

function pageByPage(turn: (after: { after?: string }) => Answer): string[] {
  const ids: string[] = []
  for (let page = turn({}); ; page = turn({ after: page.next })) {
    ids.push(...page.ids)
    if (page.next === undefined) return ids
  }
}

function comparable({ next, terms: _, ...answer }: Answer) {
  return folded({ corrected: undefined, ...answer, hasNext: next !== undefined })
}

/** Accents of a correction come from documents that may be gone; the letters must be right. */
function folded<T extends { corrected: string | undefined }>(answer: T): T {
  return { ...answer, corrected: answer.corrected && fold(answer.corrected) }
}
