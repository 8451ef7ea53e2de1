import assert from 'node:assert/strict'
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/sandpay.ts'
import { openJournal, readJournal, rewriteJournal } from './journal.ts'

const failTest = (error: Error) => assert.fail(error)

test('what was appended is read back in order, whatever characters it holds', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  const journal = await openJournal(path, failTest)
  const records = ['first', 'line\nfeed', 'sep\u2028ara\u2029tors', 'ü العربية 🏜', 'last']
  await Promise.all(records.map((record) => journal.append({ record })))
  await journal.close()
  assert.deepEqual(
    await Array.fromAsync(readJournal(path)),
    records.map((record) => ({ record })),
  )
})

test('only its owner may read a journal, be it new or written anew', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  const modeOf = async () => ((await stat(path)).mode & 0o777).toString(8)
  const journal = await openJournal(path, failTest)
  await journal.close()
  assert.equal(await modeOf(), '600')
  await rewriteJournal(path, ['one'])
  assert.equal(await modeOf(), '600')
})

test('an append has reached the file when it resolves', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  const journal = await openJournal(path, failTest)
  t.after(() => journal.close())
  for (let number = 1; number <= 20; number += 1) {
    await journal.append({ number })
    assert.equal((await readFile(path, 'utf8')).split('\n').length - 1, number)
  }
})

test('a last line cut off by a kill is left out', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  await writeFile(path, '{"a":1}\n{"b":2}\n{"c":"cut o')
  assert.deepEqual(await Array.fromAsync(readJournal(path)), [{ a: 1 }, { b: 2 }])
})

test('damage before the end is reported with its line, not skipped', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  await writeFile(path, '{"a":1}\n{"b":\n{"c":3}\n')
  await assert.rejects(Array.fromAsync(readJournal(path)), /line 2 is damaged/)
})

test('a journal that is not there is empty', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  assert.deepEqual(await Array.fromAsync(readJournal(path)), [])
})

test('a process whose journal was taken over by another acknowledges nothing more', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  const failures: Error[] = []
  const journal = await openJournal(path, (error) => failures.push(error))
  t.after(() => journal.close())
  await journal.append({ a: 1 })
  await rewriteJournal(path, [{ a: 1 }])
  await assert.rejects(journal.append({ b: 2 }), /taken over/)
  await assert.rejects(journal.append({ c: 3 }), /taken over/)
  await assert.rejects(journal.settled(), /taken over/)
  assert.equal(failures.length, 1)
})

test('rewriting keeps exactly the given records and appending goes on behind them', async (t) => {
  const path = join(await temporaryFolder(t), 'journal.jsonl')
  await appendFile(path, '{"old":1}\n')
  await rewriteJournal(
    path,
    Array.from({ length: 3 }, (_, number) => ({ number })),
  )
  const journal = await openJournal(path, failTest)
  await journal.append({ number: 3 })
  await journal.close()
  assert.deepEqual(
    await Array.fromAsync(readJournal(path)),
    [0, 1, 2, 3].map((number) => ({ number })),
  )
})
