import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]

/** Where browsers live that are not on the PATH: applications of macOS, downloads of Playwright. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  join(homedir(), '.cache/ms-playwright/chromium-*/chrome-linux*/chrome'),
  join(homedir(), 'Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*'),
]

/** The path of a Chromium that runs. Throws an error that says what to do when there is none. */
export function findChromium(): string {
  const found = candidates().find(runs)
  if (found) return found
  throw new Error(`There is no Chromium here, which the journeys need. ${ADVICE}`)
}

/** Like findChromium, but first installs it where that can be done: by root, on Debian and Ubuntu. */
export function ensureChromium(): string {
  const found = candidates().find(runs)
  if (found) return found
  if (isDebian() && process.getuid?.() === 0) {
    process.stderr.write('Installing Chromium with apt-get, once …\n')
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  }
  return findChromium()
}

const ADVICE =
  'Install it (Debian: apt-get install chromium, macOS: brew install --cask chromium) or Google Chrome.'

function candidates(): string[] {
  const script = 'for name; do command -v "$name"; done'
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...NAMES], { encoding: 'utf8' })
  return [...stdout.split('\n').filter(Boolean), ...PLACES.flatMap((place) => globSync(place))]
}

/** Some systems put a program of that name there which only asks for it to be installed. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function isDebian(): boolean {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  )
}

function apt(...args: string[]): void {
  const settings = ['-o', 'DPkg::Lock::Timeout=120', '-q']
  const { status, stderr } = spawnSync(
    'env',
    ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...settings, ...args],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  )
  if (status === 0) return
  throw new Error(`Chromium could not be installed (apt-get ${args[0]}): ${stderr.trim()}\n${ADVICE}`)
}

if (import.meta.main) {
  try {
    process.stdout.write(`${ensureChromium()}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}
