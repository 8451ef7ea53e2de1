/**
 * Many more random histories of the search engine than its test runs, each held against the slow reference:
 * `npm run bench -- search-property --runs 5000 [--seed N]`. Prints how many held; ends with 1 where one did not.
 * `--json` prints one object on the last line.
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { check, histories } from '../server/src/modules/search/engine/random-histories.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

let steps = 0
let questions = 0
const counted = fc.asyncProperty(histories, async (history) => {
  steps += history.steps.length
  questions += history.questions.length
  await check(history)
})
const begunMs = performance.now()
const result = await fc.check(counted, {
  numRuns: Number(values.runs),
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
})
const seconds = (performance.now() - begunMs) / 1000

console.log(
  `${result.numRuns} histories, ${steps} changes and copies, ${questions} questions in ${seconds.toFixed(0)} s (seed ${result.seed})`,
)
if (result.failed) {
  console.error(JSON.stringify(result.counterexample, null, 2))
  console.error(result.errorInstance)
  process.exitCode = 1
}
if (values.json)
  console.log(
    JSON.stringify({ histories: result.numRuns, steps, questions, failed: result.failed, seed: result.seed }),
  )
