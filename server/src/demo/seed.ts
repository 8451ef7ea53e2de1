import type { Peers } from '@techmart/contracts'
import { type Config, loadConfig } from '../config.ts'
import type { Log } from '../kernel/log.ts'
import { serviceContext, startRuntime } from '../runtime.ts'
import { LAST, WELCOME } from './coupons.ts'

export interface SeedOptions {
  databaseUrl: string
  mediaFolder: string
  log: Log
  /** How large the shop is; as large as it should be unless said. */
  size?: Partial<SeedSize>
  /** The present moment. Only its day matters, but for the orders of today. */
  nowMs?: number
  /** Told before each step; a seed that it throws in is cut off there. */
  onStep?: (step: string) => void
}

export interface SeedSize {
  products: number
  customers: number
  /** In the ninety days before the present one. */
  orders: number
}

const SIZE: SeedSize = { products: 1_640, customers: 400, orders: 2_500 }
const POOL = '8'
const ctx = serviceContext('seed')

/**
 * Fills an empty shop with the demo: catalogue, pictures, people, ninety days of orders. Every step may be repeated,
 * so a seed that was cut off goes on at the next call; a finished one, and a shop that holds something else, are left
 * as they are. The database must be migrated.
 */
export async function seedDemo(options: SeedOptions): Promise<void> {
  const { log, nowMs = Date.now() } = options
  const runtime = await startRuntime(configFor(options), {
    databaseUrl: options.databaseUrl,
    clock: { now: () => nowMs },
    log,
    works: false,
  })
  try {
    if (!(await isUnfinished(runtime.peers, log))) return
    // A third of a second to read and compile, which the usual start does not need.
    const { fillShop } = await import('./fill-shop.ts')
    await runtime.peers.pricing.saveCoupon(ctx, WELCOME)
    await fillShop({
      ...options,
      peers: runtime.peers,
      ctx,
      nowMs,
      size: { ...SIZE, ...options.size },
      fillSearch: () => runtime.runJob('search.rebuild'),
    })
    await runtime.peers.pricing.saveCoupon(ctx, LAST)
  } finally {
    await runtime.close()
  }
}

/** All modules run here, whatever this installation does otherwise. */
function configFor({ databaseUrl, mediaFolder }: SeedOptions): Config {
  return loadConfig({
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: POOL,
    MEDIA_FOLDER: mediaFolder,
    MODULES: 'all',
    PEERS: '',
  })
}

/** The first coupon is written before anything else and the last one after all: they tell how far a seed came. */
async function isUnfinished({ pricing, catalog }: Peers, log: Log): Promise<boolean> {
  const codes = new Set((await pricing.listCoupons(ctx, {})).items.map(({ code }) => code))
  if (codes.has(LAST.code)) return false
  if (codes.has(WELCOME.code)) return true
  const { items } = await catalog.listProductRecords(ctx, { limit: 1 })
  if (items.length > 0) log.info('this shop has products of its own: no demo is put into it')
  return items.length === 0
}
