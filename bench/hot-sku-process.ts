/** One process of the shop: reserves what it is asked for by the process that started it. */
import { once } from 'node:events'
import { systemClock } from '../server/src/kernel/clock.ts'
import { openDb } from '../server/src/kernel/db.ts'
import { reserve } from '../server/src/modules/inventory/reserve.ts'
import { codeOf, type Reserve } from './hot-sku-buyers.ts'

export interface Asked {
  id: number
  input: Parameters<Reserve>[1]
}

export interface Answered {
  id: number
  reservationId?: string
  expiresAt?: string
  refusal?: string
}

const CONNECTIONS = 10

const [url] = (await once(process, 'message')) as [string]
const db = openDb({ url, name: 'hot-sku', max: CONNECTIONS })
const ask = reserve({ db, clock: systemClock })
process.on('message', async ({ id, input }: Asked) => {
  const answer = await ask({ actor: { kind: 'service', name: 'bench' }, requestId: 'bench' }, input).catch(
    (error: unknown) => ({ refusal: codeOf(error) }),
  )
  if (process.connected) process.send?.({ id, ...answer })
})
process.on('disconnect', () => void db.close())
process.send?.('ready')
