import type { TestContext } from 'node:test'
import { createHttp } from '../../kernel/http.ts'
import { silentLog } from '../../kernel/log.ts'
import { type World, world } from '../../testing/world.ts'

/** A shop, and its media routes as a browser reaches them. */
export async function mediaWorld(t: TestContext) {
  const shop = await world(t)
  const app = routesOf(shop)
  t.after(() => app.close())
  return { shop, get: (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers }) }
}

function routesOf(shop: World) {
  const app = createHttp(silentLog)
  const media = shop.runtime.local.find((module) => module.name === 'media')
  media?.routes?.(app)
  return app
}

/** A drawing in the manner of the demo shop's. */
export function drawing(colour = '#b4553a', size = '0 0 800 1000'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}"><rect width="100%" height="100%" fill="#efe6da"/><circle cx="400" cy="520" r="260" fill="${colour}"/></svg>`
}
