/**
 * Pages from memory against the limit: home, a department and a product from one web process, and the same
 * bytes with the same headers from `node:http` alone, in turns. The load comes from this process; the processor time
 * of each server is its own. The first answers of the shop, rendered, are timed too.
 *
 *   npm run bench -- kept-pages [--products 1640] [--connections 32] [--rounds 8] [--seconds 2] [--json]
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { parseArgs } from 'node:util'
import { buildWhatChanged } from '../server/src/launcher/builds.ts'
import { createTerminal } from '../server/src/launcher/terminal.ts'
import { loadBytes } from './byte-client.ts'
import { countFrom, machineLoad, run } from './measurement.ts'
import { interleave, median } from './rounds.ts'
import type { Given } from './same-bytes-server.ts'
import { openDemoShop } from './search-api-shop.ts'
import { serveShop } from './serve-shop.ts'

const ENCODING = 'br'
/** Of the kernel's accounting, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100
/** Of the connection, not of the answer. */
const NOT_COPIED = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding'])

interface Load {
  perSecond: number
  /** Processor time of the server, user and system, for one request. */
  cpuUs: number
}

await run(async () => {
  const { values } = parseArgs({
    options: {
      products: { type: 'string', default: '1640' },
      connections: { type: 'string', default: '32' },
      rounds: { type: 'string', default: '8' },
      seconds: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
    },
  })
  const connections = countFrom('--connections', values.connections)
  const rounds = countFrom('--rounds', values.rounds)
  const seconds = countFrom('--seconds', values.seconds)
  await buildWhatChanged(createTerminal(process.stderr), AbortSignal.timeout(240_000))
  const demo = await openDemoShop(countFrom('--products', values.products))
  const shop = await serveShop(demo.databaseUrl, { front: true })
  let limit: ChildProcess | undefined
  try {
    const paths = ['/', '/c/home', await productPath(shop.url)]
    const given: Record<string, Given> = {}
    const renderedMs: number[] = []
    for (const path of paths) {
      const begun = performance.now()
      await take(shop.url + path)
      renderedMs.push(performance.now() - begun)
      given[path] = await take(shop.url + path)
    }
    limit = fork(new URL('./same-bytes-server.ts', import.meta.url))
    limit.send(given)
    const [port] = (await once(limit, 'message')) as [number]
    const load = (url: string, pid: number) => async (): Promise<Load> => {
      const begunUs = await cpuTimeUs(pid)
      const headers = { 'accept-encoding': ENCODING }
      const result = await loadBytes(url, paths, { connections, seconds, headers })
      return {
        perSecond: result.answered / result.seconds,
        cpuUs: ((await cpuTimeUs(pid)) - begunUs) / result.answered,
      }
    }
    const ours = load(shop.url, shop.pid)
    const control = load(`http://127.0.0.1:${port}`, limit.pid as number)
    await ours()
    await control()
    const measured = await interleave(rounds, ours, control, {
      perSecond: (one) => one.perSecond,
      cpu: (one) => 1 / one.cpuUs,
    })
    const figures = (loads: Load[]) => ({
      perSecond: Math.round(median(loads.map((one) => one.perSecond))),
      cpuUs: Number(median(loads.map((one) => one.cpuUs)).toFixed(1)),
    })
    const sizes = paths.map((path) => Buffer.from((given[path] as Given).body, 'base64').length)
    const say = (name: string, { perSecond, cpuUs }: Load) =>
      console.log(`${name.padEnd(16)}${perSecond} requests/s, ${cpuUs} µs of processor time each`)
    const compare = (name: string, { ratio, spread }: { ratio: number; spread: number[] }) =>
      console.log(
        `${name.padEnd(16)}${ratio.toFixed(3)}  (${spread.map((value) => value.toFixed(3)).join(' … ')}; goal ≥ 0.85)`,
      )
    console.log(
      `pages           ${paths.join(' ')}; ${sizes.join(', ')} bytes in ${ENCODING}, load ${machineLoad()}`,
    )
    console.log(`rendered        ${renderedMs.map((ms) => ms.toFixed(0)).join(', ')} ms, the first of each`)
    say('kept pages', figures(measured.ours))
    say('node:http', figures(measured.control))
    compare('ratio, requests', measured.ratios.perSecond)
    compare('ratio, processor', measured.ratios.cpu)
    if (values.json)
      console.log(
        JSON.stringify({
          name: 'kept-pages',
          ...figures(measured.ours),
          ratio: measured.ratios.perSecond.ratio,
          cpuRatio: measured.ratios.cpu.ratio,
          control: { name: 'node:http', ...figures(measured.control) },
          ...{ connections, rounds, seconds },
        }),
      )
  } finally {
    limit?.kill()
    await shop.stop()
    await demo.close()
  }
})

/** As the bytes travel: `fetch` would unpack them. */
async function take(url: string): Promise<Given> {
  return await new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': ENCODING } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${url} answers ${response.statusCode}`))
        const headers = Object.entries(response.headers).filter(([name]) => !NOT_COPIED.has(name))
        resolve({
          headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks).toString('base64'),
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

async function productPath(url: string): Promise<string> {
  const { items } = (await (await fetch(`${url}/api/products?limit=1`)).json()) as {
    items: { slug: string }[]
  }
  return `/p/${items[0]?.slug}`
}

/** User and system time of a process so far. */
async function cpuTimeUs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000_000
}
