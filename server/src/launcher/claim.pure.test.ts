import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { claim, readClaim } from './claim.ts'
import { startStamp } from './processes.ts'

test('a claim is held by one, who can say more about it, until it is released', (t) => {
  const path = claimPath(t)
  const first = claim(path, { port: 1 })
  assert.ok(!('holder' in first))
  assert.deepEqual(claim(path, { port: 2 }), { holder: process.pid, facts: { port: 1 } })
  first.update({ port: 3 })
  assert.deepEqual(readClaim(path), { holder: process.pid, facts: { port: 3 } })
  first.release()
  assert.equal(readClaim(path), undefined)
  assert.ok(!('holder' in claim(path, { port: 2 })))
})

test('the claim of a process that died counts for nothing', (t) => {
  const path = claimPath(t)
  const module = join(import.meta.dirname, 'claim.ts')
  const code = `import { claim } from ${JSON.stringify(module)}; claim(${JSON.stringify(path)}, {}); process.kill(process.pid, 'SIGKILL')`
  spawnSync(process.execPath, ['--input-type=module', '-e', code])
  assert.ok(existsSync(path))
  assert.ok(!('holder' in claim(path, {})))
})

test('a claim whose process id another program got later counts for nothing', (t) => {
  const path = claimPath(t)
  writeFileSync(
    path,
    JSON.stringify({ pid: process.pid, stamp: `${startStamp(process.pid)} earlier`, facts: {} }),
  )
  assert.equal(readClaim(path), undefined)
  assert.ok(!('holder' in claim(path, {})))
})

test('a claim cut short by a crash of the machine counts for nothing', (t) => {
  const path = claimPath(t)
  writeFileSync(path, '{"pid": 12')
  assert.ok(!('holder' in claim(path, {})))
})

function claimPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-claim-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, 'claim')
}
