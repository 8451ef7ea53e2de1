import { catalog, type Operation, type ProductCard, routeOf } from '@techmart/contracts'
import { fastify } from 'fastify'
import { createHttp, serveContract } from '../server/src/kernel/http.ts'
import { silentLog } from '../server/src/kernel/log.ts'

const card = (index: number): ProductCard => ({
  id: `product-${index}`,
  slug: `linen-shirt-${index}`,
  kind: 'simple',
  title: `Linen shirt ${index}`,
  brand: { slug: 'norrland', name: 'Norrland' },
  categorySlug: 'shirts',
  tint: 'sand',
  pictures: [{ id: `linen-shirt-${index}-front`, alt: 'Linen shirt, front', width: 800, height: 1000 }],
  price: { amountMinor: 8900 + index, currency: 'EUR' },
  priceVaries: false,
  colors: [{ value: 'navy', name: 'Navy', hex: '#22304f' }],
  rating: { average: 4.6, count: 31 },
  availability: 'in_stock',
})
const page = { items: Array.from({ length: 24 }, (_, index) => card(index)) }
const handler = async () => page
const kind = process.argv[2]

const app = kind === 'plain' ? plain() : contract()
await app.listen({ host: '127.0.0.1', port: 0 })
const address = app.server.address()
process.on('message', () => process.send?.(process.cpuUsage()))
process.send?.(typeof address === 'object' ? address?.port : 0)

function contract() {
  const app = createHttp(silentLog)
  const api = Object.fromEntries(Object.keys(catalog.operations).map((key) => [key, handler]))
  serveContract(app, catalog, api as never, {
    authenticate: async () => ({ kind: 'anonymous' }),
    serviceSecret: 'not-used-in-this-measurement',
    secureCookies: false,
  })
  return app
}

/** The same routes as one would write them by hand, with the schemas of the same declaration. */
function plain() {
  const app = fastify()
  for (const [key, operation] of Object.entries(catalog.operations)) {
    const { method, path, pathFields, rest } = routeOf(catalog.name, key, operation)
    const { input, output, status = 200 } = operation as Operation
    const asked = pathFields.length > 0 ? {} : { [rest === 'query' ? 'querystring' : 'body']: input }
    const url = path.replace(/\{(\w+)\}/g, ':$1')
    app.route({ method, url, schema: { ...asked, response: { [status]: output } }, handler })
  }
  return app
}
