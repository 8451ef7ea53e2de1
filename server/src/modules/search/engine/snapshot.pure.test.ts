import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { compact } from './compact.ts'
import { put, remove } from './corpus.ts'
import { schemaOf } from './random-histories.ts'
import { find, shelf } from './shelf.ts'
import { readSnapshot, SnapshotUnreadable, writeSnapshot } from './snapshot.ts'

const corpus = shelf(
  'en',
  { id: 'red\0shoe', texts: { title: 'red shoe' }, facets: { color: ['re\0d'] }, numbers: { price: 5 } },
  { id: '\ud800', texts: { title: 'blue shoe' } },
)

async function kept(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-'))
  t.after(() => rmSync(folder, { recursive: true }))
  await writeSnapshot(join(folder, 'index'), corpus, { at: 7 })
  return join(folder, 'index')
}

test('what was written is read, the note with it, whatever characters it has', async (t) => {
  const read = await readSnapshot(await kept(t), corpus.schema)
  assert.deepEqual(read.note, { at: 7 })
  assert.deepEqual(find(read.corpus, 'shoe'), find(corpus, 'shoe'))
  assert.deepEqual(find(read.corpus, '', { filters: [{ code: 'color', values: ['re\0d'] }] }), ['red\0shoe'])
})

test('a read index takes changes, an empty one too', async (t) => {
  const path = await kept(t)
  const { corpus: read } = await readSnapshot(path, corpus.schema)
  put(read, { id: 'new', texts: { title: 'green shoe' }, facets: {}, numbers: {} })
  remove(read, '\ud800')
  assert.deepEqual(find(read, 'shoe').toSorted(), ['new', 'red\0shoe'])
  await writeSnapshot(path, shelf('en'), null)
  const { corpus: empty } = await readSnapshot(path, corpus.schema)
  put(empty, { id: 'new', texts: { title: 'green shoe' }, facets: {}, numbers: {} })
  assert.deepEqual(find(empty, 'shoe'), ['new'])
})

test('a file that is cut off or damaged anywhere is not read', async (t) => {
  const path = await kept(t)
  const whole = readFileSync(path)
  for (let share = 0; share < 1; share += 1 / 64) {
    const at = Math.floor(share * whole.length)
    truncateSync(path, at)
    await assert.rejects(readSnapshot(path, corpus.schema), SnapshotUnreadable)
    const damaged = Buffer.from(whole)
    damaged[at] = (damaged[at] as number) ^ 0x40
    writeFileSync(path, damaged)
    await assert.rejects(readSnapshot(path, corpus.schema), SnapshotUnreadable)
  }
  writeFileSync(path, whole)
  await readSnapshot(path, corpus.schema)
})

test('what is no snapshot, or none of this schema, is not read', async (t) => {
  const path = await kept(t)
  await assert.rejects(readSnapshot(`${path}-not`, corpus.schema), SnapshotUnreadable)
  await assert.rejects(readSnapshot(join(path, '..'), corpus.schema), SnapshotUnreadable)
  await assert.rejects(readSnapshot(path, schemaOf('de')), SnapshotUnreadable)
  writeFileSync(path, JSON.stringify({ some: 'json' }).repeat(10))
  await assert.rejects(readSnapshot(path, corpus.schema), SnapshotUnreadable)
})

test('a write that fails leaves the old file and nothing beside it', async (t) => {
  const path = await kept(t)
  const before = readFileSync(path)
  const note = {
    toJSON: () => {
      throw new Error('no')
    },
  }
  await assert.rejects(writeSnapshot(path, corpus, note), /no/)
  assert.deepEqual(readFileSync(path), before)
  assert.deepEqual(readdirSync(join(path, '..')), ['index'])
})

test('a process that dies while it writes leaves the old file', async (t) => {
  const path = await kept(t)
  const before = readFileSync(path)
  const imports = ['shelf', 'snapshot'].map((name) => new URL(`./${name}.ts`, import.meta.url).href)
  const code = `
    const { shelf } = await import(${JSON.stringify(imports[0])})
    const { writeSnapshot } = await import(${JSON.stringify(imports[1])})
    const corpus = shelf('en', ...Array.from({ length: 2000 }, (_, i) => 'shoe ' + i))
    Object.defineProperty(corpus, 'numbers', { get: () => process.kill(process.pid, 'SIGKILL') })
    await writeSnapshot(${JSON.stringify(path)}, corpus, null)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], { stdio: 'inherit' })
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGKILL')
  assert.deepEqual(readFileSync(path), before)
  assert.equal((await readSnapshot(path, corpus.schema)).corpus.live, 2)
})

test('a draft that was left long ago is cleared away by the next write; one of now is not', async (t) => {
  const path = await kept(t)
  for (const name of ['1', '2']) writeFileSync(`${path}.${name}.draft`, 'half')
  const yesterday = Date.now() / 1000 - 86_400
  utimesSync(`${path}.1.draft`, yesterday, yesterday)
  await writeSnapshot(path, corpus, null)
  assert.deepEqual(readdirSync(join(path, '..')).toSorted(), ['index', 'index.2.draft'])
})

test('a copy has what lives and nothing of what is gone', async () => {
  const full = shelf('en', 'red shoe', 'blue boot', 'green sock')
  remove(full, 'blue boot')
  const copy = await compact(full)
  assert.deepEqual([copy.live, copy.dead, copy.dictionary.ids.has('boot')], [2, 0, false])
  assert.deepEqual(find(copy, 'shoe'), ['red shoe'])
})

test('changes made while a copy is written reach the copy, and two copies at once are refused', async () => {
  const full = shelf('en', 'red shoe', 'blue shoe')
  let replaced: unknown
  const copying = compact(
    full,
    async (copy) => {
      assert.equal(copy.live, 2)
      put(full, { id: 'green shoe', texts: { title: 'green shoe' }, facets: {}, numbers: {} })
      remove(full, 'red shoe')
      await assert.rejects(compact(full), /already/)
    },
    (copy) => {
      replaced = copy
    },
  )
  const copy = await copying
  assert.equal(replaced, copy)
  assert.deepEqual(find(copy, 'shoe'), ['blue shoe', 'green shoe'])
  assert.equal(full.journal, undefined)
})

test('a copy that cannot be kept leaves the corpus as it is', async () => {
  const full = shelf('en', 'red shoe')
  await assert.rejects(
    compact(full, () => Promise.reject(new Error('disk full'))),
    /disk full/,
  )
  assert.equal(full.journal, undefined)
  assert.deepEqual(find(full, 'shoe'), ['red shoe'])
})
