import assert from 'node:assert/strict'
import { chmodSync, closeSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { loadSecrets, openLog } from './installation.ts'
import { closeDataFolder, makeDataFolder } from './private-folders.ts'

/** Root's PostgreSQL is another user, who has to pass through. */
const DATA_FOLDER = process.getuid?.() === 0 ? '711' : '700'

test('what a data folder holds is for its owner alone, whatever the umask', (t) => {
  const umask = process.umask(0o000)
  t.after(() => process.umask(umask))
  const data = join(emptyFolder(t), 'shop', 'data')
  closeSync(openLog(join(data, 'logs', 'web.log')))
  loadSecrets(data)
  assert.equal(modeOf(data), DATA_FOLDER)
  assert.equal(modeOf(join(data, 'logs')), '700')
  assert.equal(modeOf(join(data, 'logs', 'web.log')), '600')
  assert.equal(modeOf(join(data, 'secrets.json')), '600')
})

test('a folder that somebody made for the data keeps its mode; one of ours is closed', (t) => {
  const folder = emptyFolder(t)
  chmodSync(folder, 0o755)
  makeDataFolder(folder)
  assert.equal(modeOf(folder), '755')
  closeDataFolder(folder)
  assert.equal(modeOf(folder), DATA_FOLDER)
  chmodSync(folder, 0o700)
  closeDataFolder(folder)
  assert.equal(modeOf(folder), '700')
})

function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-private-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}
