/**
 * `GET /api/search` over HTTP against the engine alone: the demo shop's products, one web process, 32 connections,
 * every answer with facets and price histogram and none from a cache. The control asks the same engine the same
 * questions in a loop, without HTTP, access rules, cards and serialisation. The load comes from this process.
 *
 *   npm run bench -- search-api [--products 1640] [--connections 32] [--rounds 5] [--seconds 3] [--json]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { childEnvironment } from '../server/src/config.ts'
import { nextFreePort } from '../server/src/launcher/free-port.ts'
import { ROOT } from '../server/src/launcher/installation.ts'
import { countFrom, machineLoad, run } from './measurement.ts'
import { interleave, median } from './rounds.ts'
import { openDemoShop } from './search-api-shop.ts'

const FIRST_PORT = 3400
const MAIN = join(ROOT, 'server', 'src', 'main.ts')

await run(async () => {
  const { values } = parseArgs({
    options: {
      products: { type: 'string', default: '1640' },
      connections: { type: 'string', default: '32' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  })
  const products = countFrom('--products', values.products)
  const connections = countFrom('--connections', values.connections)
  const rounds = countFrom('--rounds', values.rounds)
  const seconds = countFrom('--seconds', values.seconds)
  const shop = await openDemoShop(products)
  const server = await serve(shop.databaseUrl)
  try {
    const paths = shop.texts.map((text) => `/api/search?limit=24&q=${encodeURIComponent(text)}`)
    const p95s: number[] = []
    const load = async () => {
      const result = await autocannon({
        url: server.url,
        connections,
        duration: seconds,
        requests: paths.map((path) => ({ path })),
      })
      if (result.non2xx + result.errors > 0)
        throw new Error(`${result.non2xx} failures, ${result.errors} errors`)
      p95s.push(result.latency.p97_5)
      return result.requests.average
    }
    const engineAlone = async () => {
      const end = performance.now() + seconds * 1000
      let asked = 0
      while (performance.now() < end) shop.ask(shop.texts[asked++ % shop.texts.length] as string)
      return asked / seconds
    }
    await load()
    await engineAlone()
    p95s.length = 0
    const { ours, control, ratios } = await interleave(rounds, load, engineAlone, {
      perSecond: (rate: number) => rate,
    })
    const { ratio, spread } = ratios.perSecond
    const perSecond = Math.round(median(ours))
    console.log(
      `products      ${products}, ${shop.texts.length} questions, ${connections} connections, load ${machineLoad()}`,
    )
    console.log(`over HTTP     ${perSecond} requests/s, 97.5 % within ${median(p95s)} ms`)
    console.log(`engine alone  ${Math.round(median(control))} searches/s`)
    console.log(`ratio         ${ratio.toFixed(3)}  (${spread.map((value) => value.toFixed(3)).join(' … ')})`)
    if (values.json)
      console.log(
        JSON.stringify({
          name: 'search-api',
          perSecond,
          p97_5Ms: median(p95s),
          ratio,
          spread,
          control: 'the engine alone',
          controlPerSecond: Math.round(median(control)),
          ...{ products, connections, rounds, seconds },
        }),
      )
  } finally {
    await server.stop()
    await shop.close()
  }
})

/** The API as an installation runs it, without the storefront. */
async function serve(databaseUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'techmart-search-api-'))
  const port = await nextFreePort(FIRST_PORT, '127.0.0.1')
  const secret = 'a-secret-for-this-measurement'
  const child = fork(MAIN, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: childEnvironment({
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      TECHMART_DATA: folder,
      TECHMART_ROLE: 'web',
      TECHMART_FRONT: '0',
      PORT: String(port),
      LOG_LEVEL: 'error',
      SERVICE_SECRET: secret,
      PAYMENT_SECRET_KEY: secret,
      PAYMENT_WEBHOOK_SECRET: secret,
    }),
  })
  await once(child, 'message')
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
