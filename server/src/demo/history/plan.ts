import { type Random, randomFor } from '../catalogue/random.ts'
import { SAVE, WELCOME } from '../coupons.ts'
import { steadyId } from '../steady-id.ts'
import { type Moment, momentsOf, startOfDay } from './calendar.ts'
import { type DemoCustomer, inventor, type Person } from './people.ts'
import type { Shelf } from './shelf.ts'
import { weighted } from './weighted.ts'

/** What becomes of an order: it is paid, is never paid, or is paid and its goods turn out to be gone. */
export type Fate = 'paid' | 'expired' | 'refunded'

/** An order before anybody has added it up. */
export interface OrderPlan {
  id: string
  reference: string
  placedMs: number
  person: Person
  customerId?: string
  lines: { sku: string; quantity: number }[]
  deliveryCode: string
  couponCode?: string
  fate: Fate
  /** The first payment was declined. */
  declinedOnce: boolean
  payAfterMs: number
  sendAfterMs: number
}

const HOUR_MS = 3_600_000
const GUESTS = 0.34
const CANCELLED = 0.04
/** As the shop writes its own references: nothing to misread. */
const READABLE = [...'23456789ABCDEFGHJKMNPQRSTVWXYZ']
/** How many different things are in an order, of a thousand orders. */
const LINES = [420, 270, 150, 75, 40, 22, 13, 10]
const QUANTITIES = [820, 130, 30, 14, 0, 6]
const DELIVERY = [
  { code: 'standard', share: 70 },
  { code: 'express', share: 17 },
  { code: 'pickup', share: 13 },
]
const OFTEN_DECLINED = 0.03
/** Orders of the shopper one can sign in as. */
const SHOPPER_ORDERS = 10

export interface PlanOptions {
  /** Orders on the ninety days before the present one. */
  orders: number
  seed: string
  nowMs: number
  shelf: Shelf
  customers: readonly DemoCustomer[]
  /** The customer one can sign in as: an order now and then is theirs. */
  shopper: DemoCustomer
}

/** Ninety days of orders, oldest first: same options on the same day, same orders. */
export function planOrders(options: PlanOptions): OrderPlan[] {
  const { seed, nowMs, shelf } = options
  const moments = momentsOf(options.orders, seed, nowMs)
  const buyerOf = buyers(options)
  return moments.flatMap((moment, at) => {
    const random = randomFor(`${seed}/order/${moment.daysAgo}/${moment.index}`)
    const lines = shelf
      .take(random, 1 + indexOf(LINES, random), moment.daysAgo)
      .map((sku) => ({ sku, quantity: 1 + indexOf(QUANTITIES, random) }))
    if (lines.length === 0) return []
    const name = `order/${moment.daysAgo}/${moment.index}`
    return [
      {
        id: steadyId(name),
        reference: referenceOf(random),
        placedMs: moment.atMs,
        ...buyerOf(moment, at, random),
        lines,
        deliveryCode: weighted(DELIVERY, ({ share }) => share)(random).code,
        ...couponOf(random),
        fate: fateOf(random),
        declinedOnce: random.chance(OFTEN_DECLINED),
        payAfterMs: random.int(40, 240) * 1_000,
        sendAfterMs: Math.round((5 + random.next() * random.next() * 70) * HOUR_MS),
      },
    ]
  })
}

type Buyer = Pick<OrderPlan, 'person' | 'customerId'>

function buyers({ orders, seed, customers, shopper }: PlanOptions) {
  const every = Math.ceil(orders / SHOPPER_ORDERS)
  const guest = inventor(`${seed}/guests`)
  // By the day: whoever registered during it may well have ordered in the same minute.
  const since = customers.map(({ createdAt }) => startOfDay(Date.parse(createdAt)))
  const some = weighted(
    customers.map((customer, index) => ({ customer, index })),
    ({ customer }) => customer.loyalty,
  )
  return (moment: Moment, at: number, random: Random): Buyer => {
    if (at % every === every >> 1) return { person: shopper, customerId: shopper.id }
    if (!random.chance(GUESTS)) {
      const { customer, index } = some(random)
      if ((since[index] as number) <= startOfDay(moment.atMs))
        return { person: customer, customerId: customer.id }
    }
    return { person: guest(`${moment.daysAgo}/${moment.index}`) }
  }
}

function fateOf(random: Random): Fate {
  if (!random.chance(CANCELLED)) return 'paid'
  return random.chance(0.6) ? 'expired' : 'refunded'
}

function couponOf(random: Random): Pick<OrderPlan, 'couponCode'> {
  const roll = random.next()
  if (roll < 0.06) return { couponCode: WELCOME.code }
  return roll < 0.1 ? { couponCode: SAVE.code } : {}
}

function referenceOf(random: Random): string {
  const letters = Array.from({ length: 10 }, () => random.pick(READABLE)).join('')
  return `TM-${letters.slice(0, 5)}-${letters.slice(5)}`
}

function indexOf(shares: readonly number[], random: Random): number {
  return weighted([...shares.keys()], (index) => shares[index] as number)(random)
}
