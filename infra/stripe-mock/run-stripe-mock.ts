import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Stripe's own emulator: it checks every request against Stripe's OpenAPI, and remembers nothing. */
const VERSION = 'v0.203.0'
const CACHE = join(import.meta.dirname, '../../.techmart/cache/stripe-mock')
const MIN_GO = { major: 1, minor: 22 }
/** Where Go's own packages put it when it is on no path. */
const GO_PLACES = ['go', '/usr/local/go/bin/go']
const BUILD_MS = 300_000
const INSTALL_MS = 300_000
const ASK_MS = 30_000
const START_MS = 15_000
const STOP_MS = 5_000

export interface RunningStripeMock {
  url: string
  stop: () => Promise<void>
}

/** The emulator on a free port of the loopback interface; or why there is none. The first run builds it with Go. */
export async function startStripeMock(cache = CACHE): Promise<RunningStripeMock | { reason: string }> {
  const built = await build(cache)
  return 'reason' in built ? built : await start(built.program)
}

async function build(cache: string): Promise<{ program: string } | { reason: string }> {
  const program = join(cache, VERSION, 'stripe-mock')
  if (existsSync(program)) return { program }
  const go = findGo() ?? installGo()
  if (!go) return { reason: `Go ${MIN_GO.major}.${MIN_GO.minor} or newer is not installed` }
  await mkdir(cache, { recursive: true })
  // Into a folder of its own first: half a program is never taken for the whole.
  const unfinished = await mkdtemp(join(cache, 'building-'))
  const { status, stderr, error } = spawnSync(go, ['install', `github.com/stripe/stripe-mock@${VERSION}`], {
    encoding: 'utf8',
    timeout: BUILD_MS,
    env: { ...process.env, GOBIN: unfinished, GOFLAGS: '' },
  })
  if (status === 0 && existsSync(join(unfinished, 'stripe-mock'))) {
    // Another run may have been faster.
    await rename(unfinished, join(cache, VERSION)).catch(() =>
      rm(unfinished, { recursive: true, force: true }),
    )
    return { program }
  }
  await rm(unfinished, { recursive: true, force: true })
  const said = error?.message ?? (stderr.trim().split('\n').at(-1) || 'no word why')
  return { reason: `Go could not build stripe-mock ${VERSION}: ${said}` }
}

function findGo(): string | undefined {
  return GO_PLACES.find((place) => {
    const { stdout } = spawnSync(place, ['version'], { encoding: 'utf8', timeout: ASK_MS })
    const [, major, minor] = /go(\d+)\.(\d+)/.exec(stdout ?? '') ?? []
    return Number(major) > MIN_GO.major || (Number(major) === MIN_GO.major && Number(minor) >= MIN_GO.minor)
  })
}

/** Only where nobody minds: on a continuous-integration machine of Debian's family, as root. */
function installGo(): string | undefined {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=240']
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', ...wait, 'golang-go', 'ca-certificates'],
  ])
    spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: INSTALL_MS })
  return findGo()
}

/** Should we end in whatever way, the pipe to the shell closes, and it ends the emulator. */
const LEASH = `exec 3<&0
"$@" &
child=$!
( cat <&3; kill "$child" ) >/dev/null 2>&1 &
wait "$child"`

async function start(program: string): Promise<RunningStripeMock | { reason: string }> {
  const child = spawn('sh', ['-c', LEASH, 'sh', program, '-http-addr', '127.0.0.1:0'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // The leash may go first.
  child.stdin.on('error', () => {})
  const address = await whenListening(child)
  if ('url' in address) return { ...address, stop: () => stop(child) }
  await stop(child)
  return { reason: `stripe-mock did not start: ${address.said}` }
}

async function whenListening(child: ChildProcess): Promise<{ url: string } | { said: string }> {
  let said = ''
  return await new Promise((resolve) => {
    const giveUp = () => resolve({ said: said.trim().split('\n').at(-1) ?? '' })
    const timer = setTimeout(giveUp, START_MS)
    child.once('exit', giveUp)
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000)
        const port = /Listening for HTTP at address: \S*:(\d+)/.exec(said)?.[1]
        if (!port) return
        clearTimeout(timer)
        resolve({ url: `http://127.0.0.1:${port}` })
      })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())])
}

if (import.meta.main) {
  const running = await startStripeMock()
  if ('reason' in running) {
    console.error(running.reason)
    process.exitCode = 1
  } else {
    console.log(`stripe-mock serves at ${running.url} until Ctrl-C`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.stop())
  }
}
