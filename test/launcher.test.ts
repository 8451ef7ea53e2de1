import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment, loadTestDatabaseUrl } from '../server/src/config.ts'
import { claim } from '../server/src/launcher/claim.ts'

const ROOT = resolve(import.meta.dirname, '..')

describe('installing', { concurrency: true }, () => {
  test('the first start installs and hands over to the pinned Node; the second only hands over', async (t) => {
    const clone = makeClone(t)
    const first = await clone.run(['start', '--port', '4000'])
    assert.equal(first.code, 0)
    assert.match(first.stderr, /^Installing 2 packages, once …\nInstalled 2 packages in \d+ s\.\n$/)
    assert.deepEqual(JSON.parse(first.stdout), { args: ['start', '--port', '4000'], node: clone.pinnedNode })

    const second = await clone.run(['help'])
    assert.equal(second.stderr, '')
    assert.equal(clone.installs(), 1)
  })

  test('another package-lock.json is installed anew', async (t) => {
    const clone = makeClone(t)
    await clone.run(['help'])
    clone.writeLock('2.0.0')
    await clone.run(['help'])
    assert.equal(clone.installs(), 2)
    await clone.run(['help'])
    assert.equal(clone.installs(), 2)
  })

  test('what somebody installed by hand from the same package-lock.json is taken as it is', async (t) => {
    const clone = makeClone(t)
    await clone.installByHand()
    assert.equal((await clone.run(['help'])).code, 0)
    assert.equal(clone.installs(), 1, 'only the one by hand')
  })

  test('an install that was broken off is repeated from nothing', async (t) => {
    const clone = makeClone(t)
    const broken = clone.start(['help'], { FIXTURE_NPM: 'hangs' })
    await eventually(() => existsSync(join(clone.folder, 'node_modules', 'half', 'done')))
    broken.kill('SIGKILL')
    await once(broken, 'exit')
    const npm = Number(readFileSync(join(clone.folder, 'npm.pid'), 'utf8'))

    // The npm of the broken start lives on for a moment: nobody installs beside it.
    const next = clone.run(['help'])
    await sleep(500)
    assert.equal(clone.installs(), 1)
    process.kill(npm, 'SIGKILL')
    assert.equal((await next).code, 0)
    assert.equal(clone.installs(), 2)
    assert.ok(!existsSync(join(clone.folder, 'node_modules', 'half')))
  })

  test('of two starts at once one installs and the other waits', async (t) => {
    const clone = makeClone(t)
    const both = await Promise.all([
      clone.run(['one'], { FIXTURE_NPM: 'slow' }),
      clone.run(['two'], { FIXTURE_NPM: 'slow' }),
    ])
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    )
    assert.equal(clone.installs(), 1)
    assert.match(both.map(({ stderr }) => stderr).join(''), /is installing the packages; waiting for it/)
  })

  test('a failed install gets one sentence and what to do, and is tried again', async (t) => {
    const clone = makeClone(t)
    const failed = await clone.run(['help'], { FIXTURE_NPM: 'fails' })
    assert.equal(failed.code, 1)
    assert.match(
      failed.stderr,
      /\nInstalling the packages failed: getaddrinfo EAI_AGAIN registry\.example\.\nCheck the network/,
    )
    assert.equal((await clone.run(['help'])).code, 0)
  })

  test('a Node that was not installed because scripts may not run is told as that', async (t) => {
    const clone = makeClone(t)
    const { code, stderr } = await clone.run(['help'], { FIXTURE_NPM: 'without node' })
    assert.equal(code, 1)
    assert.match(
      stderr,
      /install script of the package "node" did not run\.\nLet it run with: npm rebuild node/,
    )
  })
})

describe('handing over', { concurrency: true }, () => {
  test('flags that npm took for its own arrive all the same', async (t) => {
    const clone = makeClone(t)
    await clone.installByHand()
    const argsFor = async (words: string[], taken: Record<string, string>) =>
      JSON.parse((await clone.run(['start', ...words], taken)).stdout).args
    assert.deepEqual(await argsFor([], { npm_config_port: '4000', npm_config_fresh: 'true' }), [
      'start',
      '--port=4000',
      '--fresh',
    ])
    assert.deepEqual(await argsFor(['4000', '2'], { npm_config_port: 'true', npm_config_workers: 'true' }), [
      'start',
      '--port=4000',
      '--workers=2',
    ])
    assert.deepEqual(await argsFor(['--port', '1'], { npm_config_port: '4000' }), ['start', '--port', '1'])
  })

  test('its exit code is ours', async (t) => {
    const clone = makeClone(t)
    await clone.installByHand()
    assert.equal((await clone.run(['exit', '7'])).code, 7)
  })

  test('a signal reaches it once, and it may finish', async (t) => {
    const clone = makeClone(t)
    await clone.installByHand()
    const child = clone.start(['stay'])
    const heard = output(child)
    await eventually(() => heard().includes('staying'))
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')
    assert.equal(code, 5)
    assert.match(heard(), /^staying \d+\nSIGINT\n$/)
  })

  test('it learns that we were killed', async (t) => {
    const clone = makeClone(t)
    await clone.installByHand()
    const child = clone.start(['stay'])
    const heard = output(child)
    await eventually(() => heard().includes('staying'))
    child.kill('SIGKILL')
    await eventually(() => heard().includes('left alone'))
  })
})

describe('the command line', { concurrency: true }, () => {
  test('every command explains itself', async () => {
    const { stdout } = await cli(['help'])
    const names = [...stdout.matchAll(/^ {2}(\w+) {2,}\w/gm)].map(([, name = '']) => name)
    assert.deepEqual(names, ['start', 'dev', 'test', 'check', 'bench', 'chaos', 'migrate', 'seed'])
    for (const name of names) {
      const help = await cli([name, '--help'])
      assert.equal(help.code, 0)
      assert.match(help.stdout, new RegExp(`techmart ${name}`))
    }
  })

  test('what it does not understand gets one sentence and exit code 2', async () => {
    const cases: [string[], string][] = [
      [['strat'], 'There is no command "strat".'],
      [['start', '--prot', '1'], 'There is no flag --prot.'],
      [['start', '--port'], '--port needs a value.'],
      [['start', '--port', 'high'], '--port is "high"; it takes a whole number from 1 to 65535.'],
      [['start', 'now'], '"now" is not understood here.'],
      [['test', '--only', 'some'], '--only takes one of check, unit, journeys.'],
      [['bench', 'nothing'], 'There is no measurement "nothing"'],
    ]
    for (const [args, sentence] of cases) {
      const { code, stderr } = await cli(args)
      assert.equal(code, 2, args.join(' '))
      assert.ok(stderr.trimStart().startsWith(sentence), `${args.join(' ')}: ${stderr}`)
      assert.equal(stderr.trim().split('\n').length, 2, 'one sentence, and what to do')
    }
  })

  test('a port that is taken is named, with one that is free', async (t) => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    t.after(() => squatter.close())
    const { port } = squatter.address() as { port: number }
    const { code, stderr } = await cli(['start', '--port', String(port), '--data', temporaryFolder(t)])
    assert.equal(code, 1)
    assert.match(
      stderr,
      new RegExp(
        `^\\nPort ${port} is taken by another program\\.\\nChoose another: npm start -- --port \\d+\\n$`,
      ),
    )
  })

  test('a database that nobody serves is told in one sentence, and nothing is put aside for it', async (t) => {
    const { port } = await closedPort()
    const data = temporaryFolder(t)
    mkdirSync(join(data, 'media'))
    const DATABASE_URL = `postgres://somebody:secret@127.0.0.1:${port}/nope`
    const start = ['start', '--fresh', '--port', '41251', '--data', data]
    for (const args of [start, ['migrate'], ['seed']]) {
      const { code, stdout, stderr } = await cli(args, { DATABASE_URL })
      assert.equal(code, 1)
      assert.equal(stdout.trim(), '')
      assert.match(
        stderr,
        new RegExp(
          `^\\nNo PostgreSQL answers at 127\\.0\\.0\\.1:${port}, where .+\\nStart it, or correct .+\\n$`,
        ),
      )
    }
    assert.ok(existsSync(join(data, 'media')))
  })

  test('a database that does not exist is told in one sentence', async (t) => {
    const url = new URL(loadTestDatabaseUrl())
    url.pathname = '/no_such_shop'
    const args = ['start', '--port', '41252', '--data', temporaryFolder(t)]
    const { code, stderr } = await cli(args, { DATABASE_URL: url.href })
    assert.equal(code, 1)
    assert.match(stderr, /^\nThe PostgreSQL at \S+ has no database "no_such_shop", .+\nCreate it empty .+\n$/)
  })

  test('a second start on the same data says who runs it', async (t) => {
    const data = temporaryFolder(t)
    claim(join(data, 'run.claim'), { port: 4321, state: 'open' })
    const { code, stderr } = await cli(['start', '--port', '41250', '--data', data])
    assert.equal(code, 1)
    assert.match(stderr, new RegExp(`already running here, on port 4321 \\(process ${process.pid}\\)`))
  })
})

/** Stands where the real one does; what it does is told by FIXTURE_NPM. */
const NPM = `
const fs = require('node:fs'), path = require('node:path')
fs.appendFileSync('installs', process.argv.slice(2).join(' ') + '\\n')
fs.writeFileSync('npm.pid', String(process.pid))
const mode = process.env.FIXTURE_NPM
if (mode === 'fails') {
  console.error('npm error code EAI_AGAIN\\nnpm error errno EAI_AGAIN\\nnpm error getaddrinfo EAI_AGAIN registry.example')
  process.exit(1)
}
if (mode === 'hangs') {
  fs.mkdirSync('node_modules/half/done', { recursive: true })
  setInterval(() => undefined, 1000)
} else setTimeout(install, mode === 'slow' ? 1000 : 0)
function install() {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'))
  for (const place of Object.keys(packages).filter((place) => place !== '' && !packages[place].optional)) {
    fs.mkdirSync(place, { recursive: true })
    fs.writeFileSync(path.join(place, 'package.json'), '{}')
  }
  fs.mkdirSync('node_modules/node/bin', { recursive: true })
  if (mode !== 'without node' && !fs.existsSync('node_modules/node/bin/node')) {
    fs.symlinkSync(process.execPath, 'node_modules/node/bin/node')
  }
  fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }))
}
`

const CLI = `
const [command, word] = process.argv.slice(2)
if (command === 'exit') process.exit(Number(word))
if (command === 'stay') {
  process.on('SIGINT', () => { console.log('SIGINT'); setTimeout(() => process.exit(5), 100) })
  process.on('disconnect', () => { console.log('left alone'); process.exit(0) })
  console.log('staying', process.pid)
  setInterval(() => undefined, 1000)
} else {
  console.log(JSON.stringify({ args: process.argv.slice(2), node: process.argv0 }))
  process.exit(0)
}
`

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A clone in miniature: the real launcher, an npm and a command line that only show what reached them. */
function makeClone(t: TestContext) {
  const folder = temporaryFolder(t)
  const npm = join(folder, 'npm-cli.js')
  mkdirSync(join(folder, 'bin'))
  mkdirSync(join(folder, 'server', 'src'), { recursive: true })
  cpSync(join(ROOT, 'bin', 'techmart.mjs'), join(folder, 'bin', 'techmart.mjs'))
  writeFileSync(npm, NPM)
  writeFileSync(join(folder, 'server', 'src', 'cli.ts'), CLI)
  const writeLock = (version: string) => {
    const packages = {
      '': {},
      'node_modules/node': { version: '24.0.0' },
      'node_modules/some': { version },
      'node_modules/for-another-system': { version, optional: true },
    }
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
  }
  writeLock('1.0.0')

  const start = (args: string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [join(folder, 'bin', 'techmart.mjs'), ...args], {
      cwd: folder,
      env: { PATH: '/usr/bin:/bin', npm_execpath: npm, npm_node_execpath: process.execPath, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    t.after(() => child.kill('SIGKILL'))
    return child
  }
  return {
    folder,
    writeLock,
    start,
    pinnedNode: join(folder, 'node_modules', 'node', 'bin', 'node'),
    run: (args: string[], env?: Record<string, string>) => ended(start(args, env)),
    installs: () => readFileSync(join(folder, 'installs'), 'utf8').trim().split('\n').length,
    installByHand: () => ended(spawn(process.execPath, [npm, 'install'], { cwd: folder, env: {} })),
  }
}

function cli(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const file = join(ROOT, 'server', 'src', 'cli.ts')
  return ended(spawn(process.execPath, [file, ...args], { cwd: ROOT, env: childEnvironment(env) }))
}

/** A port at which nobody listens any more. */
async function closedPort(): Promise<{ port: number }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return address
}

async function ended(child: ChildProcess): Promise<Ended> {
  const heard = { stdout: output(child, 'stdout'), stderr: output(child, 'stderr') }
  const [code] = await once(child, 'close')
  return { code, stdout: heard.stdout(), stderr: heard.stderr() }
}

function output(child: ChildProcess, stream: 'stdout' | 'stderr' = 'stdout'): () => string {
  let text = ''
  child[stream]?.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return () => text
}

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'techmart-launcher-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function eventually(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 15_000; !holds(); await sleep(20)) {
    assert.ok(Date.now() < deadline, `in time: ${holds}`)
  }
}
