/** Buyers who want one of the article each, again and again, and what they are told. */
import { type Api, type Context, type inventory, ServiceError } from '@techmart/contracts'
import { newId } from '../server/src/kernel/ids.ts'
import { SKU } from './hot-sku-shop.ts'

export type Reserve = Api<typeof inventory>['reserve']

export interface Demand {
  buyers: number
  /** Of all of them together. */
  attempts: number
}

export interface Tally {
  /** The orders that were told that they have it. */
  granted: string[]
  /** Of those told "sold out", when: milliseconds since the start of the process. */
  soldOutAt: number[]
  /** Any other answer, by code, such as being asked to try again. */
  failed: Record<string, number>
  /** When the last of those who got it asked for it. */
  lastGrantAskedAt: number
  /** How long each waited for the answer. */
  ms: number[]
  seconds: number
}

const HOLD_MS = 60 * 60_000
const CTX: Context = { actor: { kind: 'service', name: 'bench' }, requestId: 'bench' }

/** Each buyer asks again as soon as it has its answer, for another order. */
export async function buy(reserve: Reserve, { buyers, attempts }: Demand): Promise<Tally> {
  const tally: Tally = { granted: [], soldOutAt: [], failed: {}, lastGrantAskedAt: 0, ms: [], seconds: 0 }
  const begun = performance.now()
  let left = attempts
  const buyer = async () => {
    while (left-- > 0) await attempt(reserve, tally)
  }
  await Promise.all(Array.from({ length: buyers }, buyer))
  tally.seconds = (performance.now() - begun) / 1000
  return tally
}

async function attempt(reserve: Reserve, tally: Tally): Promise<void> {
  const orderId = newId()
  const askedAt = performance.now()
  try {
    await reserve(CTX, { orderId, lines: [{ sku: SKU, quantity: 1 }], holdMs: HOLD_MS })
    tally.granted.push(orderId)
    tally.lastGrantAskedAt = Math.max(tally.lastGrantAskedAt, askedAt)
  } catch (error) {
    if (isSoldOut(error)) tally.soldOutAt.push(performance.now())
    else {
      const code = codeOf(error)
      tally.failed[code] = (tally.failed[code] ?? 0) + 1
    }
  }
  tally.ms.push(performance.now() - askedAt)
}

export function isSoldOut(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'OUT_OF_STOCK'
}

export function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? error)
}
