import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { groupDigits, testCards } from './test-cards.ts'

test('the README lists exactly the test cards, with what they do', async () => {
  const readme = await readFile(join(import.meta.dirname, 'README.md'), 'utf8')
  const listed = [...readme.matchAll(/^\| (\d{4} \d{4} \d{4} \d{4}) +\| (.+?) +\|$/gm)]
  assert.deepEqual(
    listed.map(([, number, effect]) => ({ number, effect })),
    testCards.map(({ number, effect }) => ({ number: groupDigits(number), effect })),
  )
})
