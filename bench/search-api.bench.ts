/**
 * `GET /api/search` over HTTP against the engine alone: the demo shop's products, one web process, 32 connections,
 * every answer with facets and price histogram and none from a cache. The control asks the same engine the same
 * questions in a loop, without HTTP, access rules, cards and serialisation. The load comes from this process.
 *
 *   npm run bench -- search-api [--products 1640] [--connections 32] [--rounds 5] [--seconds 3] [--json]
 */
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { countFrom, machineLoad, run } from './measurement.ts'
import { interleave, median } from './rounds.ts'
import { openDemoShop } from './search-api-shop.ts'
import { serveShop } from './serve-shop.ts'

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
  const server = await serveShop(shop.databaseUrl, { front: false })
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
