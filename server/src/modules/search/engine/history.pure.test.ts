import { test } from 'node:test'
import fc from 'fast-check'
import { check, histories } from './random-histories.ts'

/** As many as take a second or two; `npm run bench -- search-property` runs more. */
const RUNS = 60

test('after any sequence of changes every question is answered as the reference answers it', async () => {
  await fc.assert(fc.asyncProperty(histories, check), { numRuns: RUNS })
})
