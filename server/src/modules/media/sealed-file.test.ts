import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openMediaFolder } from './media-folder.ts'
import { readSealed, writeSealed } from './sealed-file.ts'

/** Long enough that a writer is nearly always at it. */
const LENGTH = 4_000_000
const KILLS = 8
/** A kill may still fall just after the renaming; so many in a row never do. */
const MAX_KILLS = 100

/** Replaces one file for ever, by turns with a file full of 1 and a file full of 2. */
const writer = `
  const { writeSealed } = await import(process.argv[1])
  process.stdout.write('begun')
  for (let turn = 0; ; turn++)
    await writeSealed(process.argv[2], process.argv[3], Buffer.alloc(${LENGTH}, 1 + (turn % 2)))`

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'techmart-sealed-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('a writer that is killed leaves the file whole, and its drafts are swept away', async (t) => {
  const folder = await folderOf(t)
  const path = join(folder, 'renditions', 'mug', '320.webp')
  const temporary = join(folder, 'temporary')
  await writeSealed(path, temporary, Buffer.alloc(LENGTH, 1))
  const drafts = () => readdir(temporary)
  for (let kill = 0; kill < KILLS || (await drafts()).length === 0; kill++) {
    assert.ok(kill < MAX_KILLS, 'no kill fell between writing and renaming')
    await killWhileWriting(path, temporary)
    const content = await readSealed(path)
    assert.equal(content?.length, LENGTH)
    assert.ok(content.every((byte) => byte === content[0]))
  }

  const anHourAgo = new Date(Date.now() - 3_700_000)
  for (const draft of await drafts()) await utimes(join(temporary, draft), anHourAgo, anHourAgo)
  await writeFile(join(temporary, 'one-under-way'), 'half a picture')
  await openMediaFolder(folder).sweep(Date.now())
  assert.deepEqual(await drafts(), ['one-under-way'])
  assert.equal((await readSealed(path))?.length, LENGTH)
})

/** Ends a writer as soon as a draft of its own is seen. */
async function killWhileWriting(path: string, temporary: string): Promise<void> {
  const module = new URL('./sealed-file.ts', import.meta.url).href
  const earlier = new Set(await readdir(temporary))
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, module, path, temporary], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  while (readdirSync(temporary).every((draft) => earlier.has(draft)));
  child.kill('SIGKILL')
  await ended
}

test('a file that was not sealed is taken for none', async (t) => {
  const folder = await folderOf(t)
  const path = join(folder, 'plain.webp')
  assert.equal(await readSealed(path), undefined)
  for (const content of ['', 'TMR1', 'TMR10000', 'a picture of somebody else']) {
    await writeFile(path, content)
    assert.equal(await readSealed(path), undefined)
  }
})

test('only the owner may read a file and look into its folder', async (t) => {
  const folder = await folderOf(t)
  const path = join(folder, 'originals', 'picture')
  await writeSealed(path, join(folder, 'temporary'), Buffer.from('a picture'))
  const modeOf = async (part: string) => ((await stat(join(folder, part))).mode & 0o777).toString(8)
  assert.equal(await modeOf('originals/picture'), '600')
  assert.equal(await modeOf('originals'), '700')
  assert.equal(await modeOf('temporary'), '700')
})

test('a file that cannot be put in its place leaves no draft', async (t) => {
  const folder = await folderOf(t)
  const path = join(folder, 'taken')
  await mkdir(join(path, 'full'), { recursive: true })
  await assert.rejects(writeSealed(path, join(folder, 'temporary'), Buffer.from('a picture')))
  assert.deepEqual(await readdir(join(folder, 'temporary')), [])
})
