/** The engine and PostgreSQL in turns: the same questions about the same products. */
import type { Corpus } from '../server/src/modules/search/engine/corpus.ts'
import { search } from '../server/src/modules/search/engine/search.ts'
import { type Timings, timingsOf } from './measurement.ts'
import { type Compared, interleave, median } from './rounds.ts'
import type { Catalogue } from './search-catalogue.ts'
import { type Control, openControl, type Words } from './search-postgres.ts'
import { type Asked, questionOf } from './search-questions.ts'

export interface Comparison {
  ours: Figures
  control: Figures
  p95: Compared
  perSecond: Compared
}

interface Terms {
  products: number
  words: Words
  /** Of one round, asked of both twice. */
  controlQuestions: number
  rounds: number
}

/** Rounds of control, ours, ours, control, each with questions of its own. */
export async function compareWithPostgres(
  { products, controlQuestions, rounds, words }: Terms,
  catalogue: Catalogue,
  corpus: Corpus,
  asked: readonly Asked[],
): Promise<Comparison> {
  const control = await openControl(catalogue, products, words, (line) =>
    console.log(`              ${line}`),
  )
  try {
    await askControl(control, asked.slice(0, controlQuestions))
    const slices = sliceBy(asked, controlQuestions)
    const measured = await interleave(
      rounds,
      slices(async (slice) => slice.map((one) => timeOurs(corpus, one))),
      slices((slice) => askControl(control, slice)),
      { p95: (timed) => 1 / figuresOf(timed).p95Ms, perSecond: (timed) => figuresOf(timed).perSecond },
    )
    return {
      ours: figuresOf(measured.ours.flat()),
      control: figuresOf(measured.control.flat()),
      ...measured.ratios,
    }
  } finally {
    await control.close()
  }
}

export interface Figures extends Timings {
  /** Products that a question finds, the median. */
  finds: number
}

function figuresOf(timed: readonly Timed[]): Figures {
  return { ...timingsOf(timed.map(({ ms }) => ms)), finds: median(timed.map(({ finds }) => finds)) }
}

/** Both sides get the same questions in a round, twice each, and others in the next. */
function sliceBy(asked: readonly Asked[], count: number) {
  return (measure: (slice: Asked[]) => Promise<Timed[]>) => {
    let calls = 0
    return () => {
      const round = Math.floor(calls++ / 2)
      const slice = Array.from(
        { length: count },
        (_unused, index) => asked[(round * count + index) % asked.length] as Asked,
      )
      return measure(slice)
    }
  }
}

async function askControl(control: Control, asked: readonly Asked[]): Promise<Timed[]> {
  const timed: Timed[] = []
  for (const one of asked) {
    const begun = performance.now()
    const { total } = await control.ask(one)
    timed.push({ ms: performance.now() - begun, finds: total })
  }
  return timed
}

interface Timed {
  ms: number
  finds: number
}

export function timeOurs(corpus: Corpus, asked: Asked): Timed {
  const begun = performance.now()
  const { total } = search(corpus, questionOf(asked))
  return { ms: performance.now() - begun, finds: total }
}
