/**
 * Suggestions while somebody types, one core, everything warm: at every letter from the second on, the ways to go on
 * with the text and the products that meet it so far, as the search box asks for them.
 *
 *   npm run bench -- suggest [--products 100000] [--texts 300] [--json]
 *
 * --products  how many, made as for the measurement `search`
 * --texts     texts that are typed: real queries, words of titles, mistyped ones
 */
import { parseArgs } from 'node:util'
import { complete } from '../server/src/modules/search/engine/complete.ts'
import type { Corpus } from '../server/src/modules/search/engine/corpus.ts'
import { search } from '../server/src/modules/search/engine/search.ts'
import { buildIndex } from './measure-index.ts'
import { countFrom, describeTimings, machineLoad, rounded, run, timingsOf } from './measurement.ts'
import { openCatalogue } from './search-catalogue.ts'
import { textsFor } from './search-questions.ts'

const FIRST_LETTER = 2
const WAYS_ON = 6
const PRODUCTS = 6
const PASSES = 3
const GOAL_MS = 2

interface Timed {
  completeMs: number
  searchMs: number
}

await run(async () => {
  const { values } = parseArgs({
    options: {
      products: { type: 'string', default: '100000' },
      texts: { type: 'string', default: '300' },
      json: { type: 'boolean', default: false },
    },
  })
  const products = countFrom('--products', values.products)
  const texts = countFrom('--texts', values.texts)
  const catalogue = await openCatalogue()
  console.log(`products      ${products}: ${catalogue.origin}`)
  const { corpus } = buildIndex(catalogue, products)
  const typed = (await textsFor(catalogue, texts)).flatMap(beginningsOf)
  const timed = passes(corpus, typed)
  const together = timingsOf(timed.map(({ completeMs, searchMs }) => completeMs + searchMs))
  const ways = timingsOf(timed.map(({ completeMs }) => completeMs))
  const found = timingsOf(timed.map(({ searchMs }) => searchMs))
  console.log(`ways on       ${describeTimings(ways)}`)
  console.log(`products      ${describeTimings(found)}`)
  console.log(`together      ${describeTimings(together)}; goal p95 < ${GOAL_MS} ms`)
  if (values.json)
    console.log(
      JSON.stringify({
        name: 'suggest',
        products,
        ...rounded(together),
        completions: rounded(ways),
        productSearch: rounded(found),
        texts,
        origin: catalogue.origin,
        load: machineLoad(),
      }),
    )
})

/** The text after each letter; a space asks nothing new. */
function beginningsOf(text: string): string[] {
  const letters = [...text]
  return letters
    .map((_letter, index) => letters.slice(0, index + 1).join(''))
    .filter((beginning) => beginning.trim().length >= FIRST_LETTER && !beginning.endsWith(' '))
}

/** Times of all passes but the first, which only warms up. */
function passes(corpus: Corpus, typed: readonly string[]): Timed[] {
  const all = Array.from({ length: PASSES }, () => typed.map((text) => time(corpus, text)))
  return all.slice(1).flat()
}

function time(corpus: Corpus, text: string): Timed {
  const begun = performance.now()
  complete(corpus, text, WAYS_ON)
  const completed = performance.now()
  search(corpus, { text, limit: PRODUCTS, completion: 'always' })
  return { completeMs: completed - begun, searchMs: performance.now() - completed }
}
