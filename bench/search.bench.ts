/**
 * Search with facets over many products, one core, everything warm; against PostgreSQL full text on the same products
 * with the same filters and facets, one connection, one core.
 *
 *   npm run bench -- search [--products 100000] [--questions 1000] [--control any|all|none]
 *                           [--control-questions N] [--rounds 5] [--json]
 *
 * --products           how many: real ones of ../shared/data where they are there, recombined beyond those; else made
 *                      of the demo shop's words with like frequencies
 * --questions          different questions that are asked in turn: real queries, words of titles, mistyped, unfinished;
 *                      half of them with values of a facet, several at times, or a range of prices; every one with
 *                      20 values of each facet, a histogram of prices and the first 24 products
 * --control            PostgreSQL looks for any of the words, as the engine may, or only for what has all of them;
 *                      none leaves it out
 * --control-questions  questions of one round, asked of both twice (60, with 500,000 products and more 20)
 * --rounds             rounds A-B-B-A with different questions each
 *
 * The ratio is by p95, the median of the rounds. PostgreSQL and its table are kept for the next run in .techmart.
 */
import { parseArgs } from 'node:util'
import type { Corpus } from '../server/src/modules/search/engine/corpus.ts'
import { type Comparison, compareWithPostgres, timeOurs } from './compare-search.ts'
import { type Built, buildIndex } from './measure-index.ts'
import {
  countFrom,
  describeTimings,
  machineLoad,
  rounded,
  run,
  type Timings,
  timingsOf,
} from './measurement.ts'
import { Unusable } from './read-lines.ts'
import type { Compared } from './rounds.ts'
import { type Catalogue, openCatalogue } from './search-catalogue.ts'
import type { Words } from './search-postgres.ts'
import { type Asked, askedOf } from './search-questions.ts'

const PER = 100_000
const MANY = 500_000
const CONTROL_QUESTIONS = 60
const CONTROL_QUESTIONS_OF_MANY = 20
const PASSES = 3
const GOALS = { ratio: 25, megabytes: 80, buildSeconds: 10 }

interface Settings {
  products: number
  questions: number
  control: Words | 'none'
  controlQuestions: number
  rounds: number
  json: boolean
}

await run(async () => {
  const settings = readSettings()
  const catalogue = await openCatalogue()
  console.log(`products      ${settings.products}: ${catalogue.origin}`)
  const built = buildIndex(catalogue, settings.products)
  describeIndex(built, settings.products)
  const asked = await askedOf(catalogue, built.corpus, settings.questions)
  const ours = timingsOf(passes(built.corpus, asked))
  console.log(`ours          ${describeTimings(ours)}; goal p95 < ${settings.products < MANY ? 2 : 10} ms`)
  const words = settings.control
  const compared =
    words === 'none'
      ? undefined
      : await compareWithPostgres({ ...settings, words }, catalogue, built.corpus, asked)
  if (compared) describeComparison(compared, settings.control)
  if (settings.json) printJson(settings, catalogue, built, ours, compared)
})

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      products: { type: 'string', default: String(PER) },
      questions: { type: 'string', default: '1000' },
      control: { type: 'string', default: 'any' },
      'control-questions': { type: 'string' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  })
  const { control } = values
  if (control !== 'any' && control !== 'all' && control !== 'none')
    throw new Unusable(`--control is any, all or none, and not "${control}"`)
  const products = countFrom('--products', values.products)
  const usual = products < MANY ? CONTROL_QUESTIONS : CONTROL_QUESTIONS_OF_MANY
  return {
    products,
    questions: countFrom('--questions', values.questions),
    control,
    controlQuestions: countFrom('--control-questions', values['control-questions'] ?? String(usual)),
    rounds: countFrom('--rounds', values.rounds),
    json: values.json,
  }
}

/** Times of all passes but the first, which only warms up. */
function passes(corpus: Corpus, asked: readonly Asked[]): number[] {
  const all = Array.from({ length: PASSES }, () => asked.map((one) => timeOurs(corpus, one).ms))
  return all.slice(1).flat()
}

function describeIndex({ buildMs, longestPutMs, megabytes }: Built, products: number): void {
  const share = PER / products
  console.log(
    `index         built in ${(buildMs / 1000).toFixed(1)} s, ${((buildMs * share) / 1000).toFixed(1)} s per ${PER} (goal ≤ ${GOALS.buildSeconds}); longest put ${longestPutMs.toFixed(1)} ms`,
  )
  console.log(
    `memory        ${megabytes.toFixed(0)} MB, ${(megabytes * share).toFixed(1)} MB per ${PER} (goal ≤ ${GOALS.megabytes})`,
  )
}

function describeComparison({ ours, control, p95, perSecond }: Comparison, words: Settings['control']): void {
  const ratio = (name: string, { ratio: median, spread }: Compared) =>
    console.log(
      `${name.padEnd(14)}${median.toFixed(1)}  (${spread.map((one) => one.toFixed(1)).join(' … ')}; goal ≥ ${GOALS.ratio})`,
    )
  console.log(`in rounds     ${describeTimings(ours)}; finds ${ours.finds}`)
  console.log(`PostgreSQL    ${describeTimings(control)}; finds ${control.finds}, ${words} of the words`)
  ratio('ratio, p95', p95)
  ratio('ratio, rate', perSecond)
}

function printJson(
  { products, questions, controlQuestions, rounds, control }: Settings,
  { origin }: Catalogue,
  { buildMs, longestPutMs, megabytes }: Built,
  ours: Timings,
  compared: Comparison | undefined,
): void {
  const spread = (one: Compared) => one.spread.map((value) => Number(value.toFixed(2)))
  console.log(
    JSON.stringify({
      name: 'search',
      products,
      ...rounded(ours),
      ...(compared && {
        ratio: Number(compared.p95.ratio.toFixed(2)),
        ratioSpread: spread(compared.p95),
        rateRatio: Number(compared.perSecond.ratio.toFixed(2)),
        rateRatioSpread: spread(compared.perSecond),
        inRounds: { ...rounded(compared.ours), finds: compared.ours.finds },
        control: {
          name: `PostgreSQL full text, ${control} of the words`,
          ...rounded(compared.control),
          finds: compared.control.finds,
        },
        rounds,
        questionsPerRound: controlQuestions,
      }),
      questions,
      buildMs: Math.round(buildMs),
      buildMsPer100k: Math.round((buildMs * PER) / products),
      longestPutMs: Number(longestPutMs.toFixed(2)),
      indexMb: Number(megabytes.toFixed(1)),
      indexMbPer100k: Number(((megabytes * PER) / products).toFixed(1)),
      origin,
      load: machineLoad(),
    }),
  )
}
