/**
 * What the contract mechanism costs over plain Fastify: the same handler, the same answer to the byte, one
 * process each, loaded from this process in turns. Requests a second show it on a quiet machine; the processor
 * time a request takes hardly depends on what else the machine does. `--json` prints one object on the last line.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { interleave, median } from './rounds.ts'

/** Short ones: what else the machine does then falls on both servers of a round alike. */
const ROUNDS = 24
const REQUESTS = 5_000
const WARM_UP_REQUESTS = 30_000
/** The load ends at the next look after its last answer. */
const NOTICE_END_MS = 5
const CONNECTIONS = 32
const ADDRESS = '/api/products?limit=24&currency=EUR&language=de'

interface Server {
  child: ChildProcess
  url: string
  answer: string
}

/** One round's load on a server. */
interface Load {
  perSecond: number
  /** Processor time of the server's process, user and system, for one request. */
  cpuUs: number
}

async function serve(kind: 'plain' | 'contract'): Promise<Server> {
  const child = fork(new URL('./contract-cost-server.ts', import.meta.url), [kind])
  const [port] = (await once(child, 'message')) as [number]
  const url = `http://127.0.0.1:${port}${ADDRESS}`
  const answer = await (await fetch(url)).text()
  return { child, url, answer }
}

/** Processor time that the server's process has used so far, in microseconds. */
async function cpuTimeUs({ child }: Server): Promise<number> {
  const answered = once(child, 'message')
  child.send('cpu')
  const [usage] = (await answered) as [NodeJS.CpuUsage]
  return usage.user + usage.system
}

async function load(server: Server, requests = REQUESTS): Promise<Load> {
  const begunUs = await cpuTimeUs(server)
  const begunMs = performance.now()
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    amount: requests,
    sampleInt: NOTICE_END_MS,
  })
  const seconds = (performance.now() - begunMs) / 1000
  if (result.non2xx + result.errors > 0)
    throw new Error(`${server.url}: ${result.non2xx} failures, ${result.errors} errors`)
  return {
    perSecond: requests / seconds,
    cpuUs: ((await cpuTimeUs(server)) - begunUs) / requests,
  }
}

const plain = await serve('plain')
const contract = await serve('contract')
if (plain.answer !== contract.answer) throw new Error('The two servers do not answer the same bytes')
await load(plain, WARM_UP_REQUESTS)
await load(contract, WARM_UP_REQUESTS)
const { ours, control, ratios } = await interleave(
  ROUNDS,
  () => load(contract),
  () => load(plain),
  { perSecond: (one) => one.perSecond, cpuUs: (one) => 1 / one.cpuUs },
)
plain.child.kill()
contract.child.kill()

const figures = (loads: Load[]) => ({
  perSecond: Math.round(median(loads.map((one) => one.perSecond))),
  cpuUs: Number(median(loads.map((one) => one.cpuUs)).toFixed(1)),
})
const line = (name: string, { perSecond, cpuUs }: Load) =>
  console.log(`${name.padEnd(19)}${perSecond} requests/s, ${cpuUs.toFixed(1)} µs of processor time each`)
const compared = (name: string, { ratio, spread }: (typeof ratios)['cpuUs']) =>
  console.log(
    `${name.padEnd(19)}${ratio.toFixed(3)}  (${spread.map((value) => value.toFixed(3)).join(' … ')}; goal ≥ 0.95)`,
  )

console.log(
  `answer             ${plain.answer.length} bytes, ${CONNECTIONS} connections, ${ROUNDS} rounds A-B-B-A of ${REQUESTS} requests`,
)
line('plain Fastify', figures(control))
line('contract', figures(ours))
compared('ratio, requests', ratios.perSecond)
compared('ratio, processor', ratios.cpuUs)
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({
      name: 'contract-cost',
      ...figures(ours),
      ratio: ratios.perSecond.ratio,
      cpuRatio: ratios.cpuUs.ratio,
      control: { name: 'plain Fastify', ...figures(control) },
      connections: CONNECTIONS,
      rounds: ROUNDS,
    }),
  )
}
