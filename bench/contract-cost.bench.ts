/**
 * What the contract mechanism costs over plain Fastify: the same handler, the same answer to the byte, one
 * process each, loaded from this process in turns. `--json` prints one object on the last line.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { interleave, median } from './rounds.ts'

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 32
const ADDRESS = '/api/products?limit=24&currency=EUR&language=de'

async function serve(kind: 'plain' | 'contract') {
  const child = fork(new URL('./contract-cost-server.ts', import.meta.url), [kind])
  const [port] = (await once(child, 'message')) as [number]
  const url = `http://127.0.0.1:${port}${ADDRESS}`
  const answer = await (await fetch(url)).text()
  return { child, url, answer }
}

const plain = await serve('plain')
const contract = await serve('contract')
if (plain.answer !== contract.answer) throw new Error('The two servers do not answer the same bytes')

const load = async (url: string) => {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} failures, ${result.errors} errors`)
  return result.requests.average
}
await load(plain.url)
await load(contract.url)
const { ours, control, ratio, spread } = await interleave(
  ROUNDS,
  () => load(contract.url),
  () => load(plain.url),
)
plain.child.kill()
contract.child.kill()

const perSecond = Math.round(median(ours))
console.log(
  `answer             ${plain.answer.length} bytes, ${CONNECTIONS} connections, ${ROUNDS} rounds A-B-B-A of ${SECONDS} s`,
)
console.log(`plain Fastify      ${Math.round(median(control))} requests/s`)
console.log(`contract           ${perSecond} requests/s`)
console.log(
  `ratio              ${ratio.toFixed(3)}  (${spread.map((value) => value.toFixed(3)).join(' … ')}; goal ≥ 0.95)`,
)
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({
      name: 'contract-cost',
      perSecond,
      ratio,
      control: 'plain Fastify',
      connections: CONNECTIONS,
      rounds: ROUNDS,
    }),
  )
}
