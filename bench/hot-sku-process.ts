/** One process of the shop, with buyers of its own; told what to do by the one that measures. */
import { once } from 'node:events'
import { systemClock } from '../server/src/kernel/clock.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { reserve } from '../server/src/modules/inventory/reserve.ts'
import { buy, type Demand } from './hot-sku-buyers.ts'

export interface Order {
  url: string
  demand: Demand
}

process.send?.('ready')
const [{ url, demand }] = (await once(process, 'message')) as [Order]
const db = openDb({ url, name: 'hot-sku', max: 10 })
const tally = await buy(reserve({ db, clock: systemClock }), demand)
await db.close()
process.send?.(tally, () => process.disconnect())
