/**
 * How well the search engine finds with its default settings, beside plain BM25 over the same products in the same run.
 *
 *   npm run bench -- relevance [--products FILE] [--queries FILE] [--judgments FILE] [--run FILE]
 *                              [--language en|es|de|ar] [--each] [--json]
 *
 * --products   JSON lines, plain or gzip; each with `id` (or `asin`, `product_id`) and `title`, and as they are known
 *              `description`, `bullet_points`, `brand`, `color`, `category_path` or `category`, `attributes`,
 *              `price`, `rating`
 * --queries    columns `query_id`, `query`, separated by tabs
 * --judgments  columns `query_id`, `product_id` and `gain`, or a `grade` of E, S, C or I (1, 0.1, 0.01, 0)
 * --run        where to write the first 100 products of each query: lines of `query_id`, `product_id` and rank
 *              separated by tabs, without a header
 * --each       also prints every judged query, the worst first
 *
 * Without any file the judged queries in ../shared/data/esci are taken, where they are. The ratio is the mean NDCG@10
 * of ours against that of plain BM25.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  ask,
  type Found,
  type Indexes,
  indexProducts,
  judge,
  LANGUAGES,
  type Language,
  missingFrom,
  readJudgments,
  readQueries,
  type Verdict,
} from './measure-relevance.ts'
import { machineLoad, rounded, run, sharedData, timingsOf } from './measurement.ts'
import { Unusable } from './read-lines.ts'

const GOAL = 1.1

interface Settings {
  products: string
  queries: string
  judgments?: string
  run?: string
  language: Language
  each: boolean
  json: boolean
}

await run(async () => {
  const settings = readSettings()
  if (!settings) {
    console.log('relevance: no judged queries in ../shared/data/esci; give --products and --queries')
    return
  }
  const queries = await readQueries(settings.queries)
  const judgments = settings.judgments === undefined ? undefined : await readJudgments(settings.judgments)
  const indexes = await indexProducts(settings.products, settings.language)
  const found = ask(indexes, queries)
  if (settings.run !== undefined) writeRun(settings.run, found)
  if (indexes.repeated > 0) console.log(`${indexes.repeated} products have an id that was there before`)
  const missing = judgments ? missingFrom(indexes, judgments) : 0
  if (missing > 0) console.log(`${missing} judged products are not among the products`)
  const verdicts = judgments && judge(found, judgments)
  if (verdicts?.length === 0)
    throw new Unusable('No query has a judged product that gains anything: query ids are compared as written')
  report(settings, found, indexes, verdicts)
})

function readSettings(): Settings | undefined {
  const { values } = parseArgs({
    options: {
      products: { type: 'string' },
      queries: { type: 'string' },
      judgments: { type: 'string' },
      run: { type: 'string' },
      language: { type: 'string', default: 'en' },
      each: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const language = LANGUAGES.find((one) => one === values.language)
  if (!language) throw new Unusable(`--language is one of ${LANGUAGES.join(', ')}`)
  const isGiven = values.products !== undefined || values.queries !== undefined
  const products = values.products ?? sharedData('esci/products.jsonl.gz')
  const queries = values.queries ?? sharedData('esci/queries.tsv')
  // Judgments belong to their own queries only.
  const judgments =
    values.judgments ?? (values.queries === undefined ? sharedData('esci/judgments.tsv') : undefined)
  if (products !== undefined && queries !== undefined)
    return { ...values, products, queries, judgments, language }
  if (isGiven) throw new Unusable(`--${products === undefined ? 'products' : 'queries'} is missing`)
  return undefined
}

function writeRun(path: string, found: readonly Found[]): void {
  const lines = found.flatMap(({ query, ids }) =>
    ids.map((id, index) => `${query.id}\t${id}\t${index + 1}\n`),
  )
  try {
    writeFileSync(path, lines.join(''))
  } catch (error) {
    throw new Unusable(`${path} cannot be written: ${error instanceof Error ? error.message : error}`)
  }
}

function report(
  { each, json }: Settings,
  found: readonly Found[],
  { corpus, buildMs }: Indexes,
  verdicts: readonly Verdict[] | undefined,
): void {
  const timings = rounded(timingsOf(found.map(({ ms }) => ms)))
  const empty = found.filter(({ ids }) => ids.length === 0).length
  console.log(`products      ${corpus.live}, indexed in ${(buildMs / 1000).toFixed(1)} s`)
  console.log(
    `queries       ${found.length}, ${empty} of them without results; p50 ${timings.p50Ms} ms, each asked once`,
  )
  const quality = verdicts && qualityOf(verdicts)
  if (quality) {
    console.log(`plain BM25    NDCG@10 ${quality.plainNdcg} over ${quality.judged} judged queries`)
    console.log(`ours          NDCG@10 ${quality.ndcg}`)
    console.log(`ratio         ${quality.ratio}  (goal ≥ ${GOAL})`)
    if (each) printEach(verdicts)
  }
  if (!json) return
  const { ndcg, ratio, plainNdcg, judged } = quality ?? {}
  console.log(
    JSON.stringify({
      name: 'relevance',
      ndcg,
      ratio,
      control: quality && { name: 'plain BM25, k1 1.2, b 0.75', ndcg: plainNdcg },
      judged,
      ...timings,
      withoutResults: empty,
      products: corpus.live,
      buildMs: Math.round(buildMs),
      load: machineLoad(),
    }),
  )
}

function qualityOf(verdicts: readonly Verdict[]) {
  const mean = (figure: (verdict: Verdict) => number) =>
    verdicts.reduce((sum, verdict) => sum + figure(verdict), 0) / verdicts.length
  const ndcg = mean((verdict) => verdict.ndcg)
  const plainNdcg = mean((verdict) => verdict.plainNdcg)
  return {
    judged: verdicts.length,
    ndcg: Number(ndcg.toFixed(4)),
    plainNdcg: Number(plainNdcg.toFixed(4)),
    ratio: Number((ndcg / plainNdcg).toFixed(3)),
  }
}

function printEach(verdicts: readonly Verdict[]): void {
  console.log('\n ours  plain  query')
  for (const { query, ndcg, plainNdcg } of verdicts.toSorted((a, b) => a.ndcg - b.ndcg))
    console.log(`${ndcg.toFixed(3)}  ${plainNdcg.toFixed(3)}  ${query.text}`)
}
