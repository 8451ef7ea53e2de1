import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { beginAnew } from './set-aside.ts'

test('beginning anew says where the content until now is, and that the next time replaces it', async (t) => {
  const dataFolder = folderWith(t, 'media')
  const folder = join(dataFolder, 'before-fresh')
  assert.deepEqual(await linesOf(dataFolder), [
    `  Beginning anew. The content until now is in ${folder}, until the next --fresh.`,
  ])
  assert.ok(existsSync(join(folder, 'media')))
})

test('beginning anew names the folder of damaged content, which no later time replaces', async (t) => {
  const dataFolder = folderWith(t, 'media', 'postgres')
  writeFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), '18\n')
  const lines = await linesOf(dataFolder)
  const [name] = readdirSync(dataFolder)
  assert.match(name ?? '', /^damaged-\d{4}-/)
  const folder = join(dataFolder, name ?? '')
  assert.deepEqual(lines, [
    `  Beginning anew. The content until now cannot be used; it stays in ${folder}, for good.`,
  ])
  mkdirSync(join(dataFolder, 'media'))
  await linesOf(dataFolder)
  assert.ok(existsSync(join(folder, 'postgres', 'PG_VERSION')))
})

test('beginning anew where nothing is says nothing', async (t) => {
  assert.deepEqual(await linesOf(folderWith(t)), [])
})

async function linesOf(dataFolder: string): Promise<string[]> {
  const lines: string[] = []
  await beginAnew(dataFolder, (line) => lines.push(line))
  return lines
}

function folderWith(t: TestContext, ...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-aside-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of names) mkdirSync(join(folder, name))
  return folder
}
