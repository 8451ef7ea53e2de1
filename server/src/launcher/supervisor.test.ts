import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { isTaken } from './processes.ts'
import { type ProcessSpec, type Supervisor, supervise } from './supervisor.ts'

const READY = `process.send({ type: 'ready' }); setInterval(() => undefined, 1_000);`
const LEASH = join(import.meta.dirname, 'leash.ts')

test('it is ready when every instance of every kind has said so', async (t) => {
  const children: ChildProcess[] = []
  const { supervisor } = start(t, [
    {
      name: 'web',
      instances: 2,
      ready: 'message',
      spawn: () => run(`setTimeout(() => { ${READY} }, 200)`, children),
    },
    { name: 'worker', ready: 'message', spawn: () => run(READY, children) },
  ])
  const begun = performance.now()
  await supervisor.ready
  assert.ok(performance.now() - begun >= 200)
  assert.equal(children.length, 3)
})

test('a kind that cannot say so is asked until it answers', async (t) => {
  let asked = 0
  const { supervisor } = start(t, [
    {
      name: 'sandbox',
      ready: async () => ++asked === 3,
      spawn: () => run('setInterval(() => undefined, 1_000)'),
    },
  ])
  await supervisor.ready
  assert.equal(asked, 3)
})

test('what dies is started again, and told', async (t) => {
  const children: ChildProcess[] = []
  const { supervisor, told } = start(t, [
    { name: 'worker', ready: 'message', spawn: () => run(READY, children) },
  ])
  await supervisor.ready
  children[0]?.kill('SIGKILL')
  await eventually(() => children.length === 2)
  assert.deepEqual(told, ['worker was ended by SIGKILL'])
})

test('what keeps dying is given up, told once, while the others go on', async (t) => {
  const children: ChildProcess[] = []
  const { told } = start(t, [
    { name: 'web', instances: 2, ready: 'message', spawn: () => run('process.exit(3)') },
    { name: 'worker', ready: 'message', spawn: () => run(READY, children) },
  ])
  await eventually(() => told.includes('web given up after 5 deaths'))
  await sleep(300)
  assert.equal(told.filter((line) => line.includes('given up')).length, 1)
  assert.ok(children[0]?.exitCode === null && children.length === 1)
})

test('a program that cannot be started counts as one that dies', async (t) => {
  const { told } = start(t, [{ name: 'web', ready: 'message', spawn: () => spawn('/nowhere/program') }])
  await eventually(() => told.includes('web given up after 5 deaths'))
  assert.match(told[0] ?? '', /^web could not be started: spawn \/nowhere\/program ENOENT$/)
})

test('kinds are ended in their order, each when the one before has finished its work', async (t) => {
  const log = join(temporaryFolder(t), 'log')
  const note = (word: string) => `require('node:fs').appendFileSync(${JSON.stringify(log)}, '${word} ')`
  const spec = (name: string): ProcessSpec => ({
    name,
    ready: 'message',
    spawn: () =>
      run(
        `process.on('SIGTERM', () => { ${note(`${name}:asked`)}; setTimeout(() => { ${note(`${name}:done`)}; process.exit(0) }, 200) }); ${READY}`,
      ),
  })
  const { supervisor, told } = start(t, [spec('web'), spec('worker')])
  await supervisor.ready
  await supervisor.stop()
  assert.equal(readFileSync(log, 'utf8').trim(), 'web:asked web:done worker:asked worker:done')
  assert.deepEqual(told, [], 'nothing was taken for a death')
})

test('asked twice to stop, it does not wait for those that will not', async (t) => {
  const children: ChildProcess[] = []
  const stubborn = `process.on('SIGTERM', () => undefined); ${READY}`
  const { supervisor } = start(t, [{ name: 'web', ready: 'message', spawn: () => run(stubborn, children) }])
  await supervisor.ready
  const begun = performance.now()
  await Promise.all([supervisor.stop(), sleep(100).then(() => supervisor.stop())])
  assert.ok(performance.now() - begun < 3_000)
  assert.equal(children[0]?.signalCode, 'SIGKILL')
})

test('a kind is renewed in good order, which is no death', async (t) => {
  const children: ChildProcess[] = []
  const polite = `process.on('SIGTERM', () => process.exit(0)); ${READY}`
  const { supervisor, told } = start(t, [
    { name: 'web', ready: 'message', spawn: () => run(polite, children) },
  ])
  await supervisor.ready
  await supervisor.restart('web')
  await eventually(() => children.length === 2)
  assert.equal(children[0]?.exitCode, 0)
  assert.deepEqual(told, [])
})

test('a patient supervisor tries what it gave up once more when that is renewed', async (t) => {
  let mended = false
  const { supervisor, told } = start(
    t,
    [{ name: 'web', ready: 'message', spawn: () => run(mended ? READY : 'process.exit(1)') }],
    { patient: true },
  )
  await eventually(() => told.includes('web given up after 5 deaths'))
  mended = true
  await supervisor.restart('web')
  await supervisor.ready
})

test('processes finish their work and end when the supervisor itself is killed', async (t) => {
  const done = join(temporaryFolder(t), 'done')
  const child = `process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(done)}, 'finished'); process.exit(0) }); ${READY}`
  const parent = run(`
    const { fork, spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['--import', ${JSON.stringify(LEASH)}, '-e', ${JSON.stringify(child)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    child.on('message', () => process.send(child.pid))
  `)
  const [pid] = await once(parent, 'message')
  parent.kill('SIGKILL')
  await eventually(() => readFileSync(done, 'utf8') === 'finished')
  await eventually(() => !isTaken(pid))
})

function start(
  t: TestContext,
  specs: ProcessSpec[],
  options?: { patient: boolean },
): { supervisor: Supervisor; told: string[] } {
  const told: string[] = []
  const supervisor = supervise(
    specs,
    {
      died: (name, how) => told.push(`${name} ${how}`),
      gaveUp: (name, deaths) => told.push(`${name} given up after ${deaths} deaths`),
    },
    options,
  )
  t.after(async () => {
    void supervisor.stop()
    await supervisor.stop()
  })
  return { supervisor, told }
}

function run(code: string, kept: ChildProcess[] = []): ChildProcess {
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  kept.push(child)
  return child
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-supervisor-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function eventually(holds: () => boolean): Promise<void> {
  const tried = () => {
    try {
      return holds()
    } catch {
      // The file it reads is not there yet.
      return false
    }
  }
  for (const deadline = Date.now() + 15_000; !tried(); await sleep(20)) {
    assert.ok(Date.now() < deadline, `in time: ${holds}`)
  }
}
