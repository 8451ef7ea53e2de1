import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { artefacts } from './artefacts.ts'

export interface RunningOpenSearch {
  url: string
  /** Ends the node and removes its data. */
  stop: () => Promise<void>
}

const CACHE = join(import.meta.dirname, '../../.techmart/cache/opensearch')
const HEAP = '768m'
const START_MS = 60_000
const STOP_MS = 15_000
const POLL_MS = 200
const PROBE_MS = 2_000
const ATTEMPTS = 3
/** The runner looks for a free port from the given one to 9299. */
const PORTS = { first: 9200, last: 9290 }

/**
 * A shell between us and Java: should we end in whatever way, the pipe to it closes, and it ends the node, by force
 * where asking does not help.
 */
const LEASH = `exec 3<&0
"$@" &
node=$!
(
  cat <&3
  kill "$node"
  for second in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$node" || exit 0; sleep 1; done
  kill -9 "$node"
) >/dev/null 2>&1 &
wait "$node"`

/**
 * A single OpenSearch node with empty data on the loopback interface; or why there is none: no Java, no Maven, nothing
 * to be fetched. The first run fetches about 55 MB into the cache.
 */
export async function startOpenSearch(cache = CACHE): Promise<RunningOpenSearch | { reason: string }> {
  const jars = await artefacts(cache)
  if ('reason' in jars) return jars
  let reason = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const running = await startOn(randomPort(), jars.folder)
    if ('url' in running) return running
    reason = running.reason
  }
  return { reason }
}

function randomPort(): number {
  return PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first))
}

async function startOn(port: number, jars: string): Promise<RunningOpenSearch | { reason: string }> {
  const home = await mkdtemp(join(tmpdir(), 'opensearch-'))
  const config = join(home, 'config')
  await mkdir(config)
  await writeFile(join(config, 'opensearch.yml'), SETTINGS)
  const child = spawn('sh', ['-c', LEASH, 'sh', 'java', ...javaArguments(jars, home, config, port)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // The leash may go first.
  child.stdin.on('error', () => {})
  const stop = async () => {
    await end(child)
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.text = (output.text + text).slice(-4_000)
    })
  const url = await whenReady(child, output)
  if (url) return { url, stop }
  await stop()
  return { reason: `OpenSearch did not start: ${output.text.trim().split('\n').slice(-3).join(' ')}` }
}

/** Disk space is nobody's concern here: a full disk elsewhere must not make the node read-only. */
const SETTINGS = `cluster.name: techmart-test
discovery.type: single-node
network.host: 127.0.0.1
transport.port: 41600-42600
cluster.routing.allocation.disk.threshold_enabled: false
`

function javaArguments(jars: string, home: string, config: string, port: number): string[] {
  return [
    `-Xms${HEAP}`,
    `-Xmx${HEAP}`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Djava.io.tmpdir=${home}`,
    '-cp',
    join(jars, '*'),
    'org.codelibs.opensearch.runner.OpenSearchRunner',
    ...['-basePath', home, '-confPath', config, '-numOfNode', '1'],
    ...['-baseHttpPort', String(port), '-clusterName', 'techmart-test'],
  ]
}

async function whenReady(child: ChildProcess, output: { text: string }): Promise<string | undefined> {
  const until = Date.now() + START_MS
  let url: string | undefined
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const port = /HTTP Port:\s+(\d+)/.exec(output.text)?.[1]
    url ??= port && `http://127.0.0.1:${port}`
    if (url && (await isReady(url))) return url
    await sleep(POLL_MS)
  }
  return undefined
}

async function isReady(url: string): Promise<boolean> {
  try {
    const health = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`, {
      signal: AbortSignal.timeout(PROBE_MS),
    })
    const { cluster_name: name } = (await health.json()) as { cluster_name?: string }
    return health.ok && name === 'techmart-test'
  } catch {
    return false
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })])
}

if (import.meta.main) {
  const running = await startOpenSearch()
  if ('reason' in running) {
    console.error(running.reason)
    process.exitCode = 1
  } else {
    console.log(`OpenSearch serves at ${running.url} until Ctrl-C`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.stop())
  }
}
