import {
  type Actor,
  type Api,
  type Context,
  type Order,
  type orders,
  type Permission,
  ServiceError,
} from '@techmart/contracts'
import type { Queryable } from '../../kernel/db.ts'
import { sameSecret } from '../../kernel/ids.ts'
import type { ModuleDeps } from '../../kernel/module.ts'
import { countedGuess } from './limit-guesses.ts'
import { type Related, toOrder } from './order-view.ts'
import * as store from './store.ts'
import { findDocuments } from './store-documents.ts'
import { findParcels } from './store-parcels.ts'
import { findRefunds } from './store-refunds.ts'
import { findReturns } from './store-returns.ts'

export interface OrderAccess {
  reference: string
  email?: string
  token?: string
}

/** An order by its reference, for whoever may see it; everyone else learns nothing, not even that it exists. */
export function getOrder({ db, clock }: ModuleDeps): Api<typeof orders>['getOrder'] {
  return async (ctx, access) => {
    const { order, role } = await findAllowed({ db, clock }, ctx, access)
    return await viewOrder(db.sql, role, order)
  }
}

/** What opens an order without an account, for the mails that lead there; never to be logged or kept. */
export function getAccessToken({ db }: ModuleDeps): Api<typeof orders>['getAccessToken'] {
  return async (_ctx, { orderId }) => {
    const order = await store.findById(db.sql, orderId)
    if (!order) throw new ServiceError('ORDER_NOT_FOUND')
    return { reference: order.reference, accessToken: order.accessToken }
  }
}

/**
 * As whom a caller uses an order. Staff without the permission may be its shopper like anybody else, and then have no
 * more than a shopper's rights.
 */
export type Role = 'shopper' | 'staff' | 'shop'

export interface Allowed {
  order: store.OrderRow
  role: Role
}

/**
 * The order, if the caller may use it; a member of staff needs `staffNeed` for that. Throws ORDER_NOT_FOUND,
 * and TOO_MANY_REQUESTS where addresses are guessed.
 */
export async function findAllowed(
  deps: Pick<ModuleDeps, 'db' | 'clock'>,
  ctx: Context,
  access: OrderAccess,
  staffNeed: Permission = 'orders:read',
): Promise<Allowed> {
  const reference = access.reference.trim().toUpperCase()
  const order = await store.findByReference(deps.db.sql, reference)
  const role = order && roleOf(ctx, order, access, staffNeed)
  if (order && role) return { order, role }
  const { email, token } = access
  // Also for a reference that does not exist: nobody learns that.
  const isRight = () => order !== undefined && sameSecret(email?.trim().toLowerCase() ?? '', order.email)
  const opens =
    email !== undefined && token === undefined && (await countedGuess(deps, ctx, reference, isRight))
  if (order && opens) return { order, role: 'shopper' }
  throw new ServiceError('ORDER_NOT_FOUND')
}

function roleOf(
  { actor }: Context,
  order: store.OrderRow,
  access: OrderAccess,
  staffNeed: Permission,
): Role | undefined {
  if (actor.kind === 'service') return 'shop'
  if (actor.kind === 'staff' && actor.permissions.includes(staffNeed)) return 'staff'
  return isItsShopper(actor, order, access) ? 'shopper' : undefined
}

/** By session or token; an address is looked at last, and counted. */
function isItsShopper(actor: Actor, order: store.OrderRow, { token }: OrderAccess): boolean {
  if (actor.kind === 'customer' && order.customerId === actor.customerId) return true
  return token !== undefined && sameSecret(token, order.accessToken)
}

/** The order with all that belongs to it, as this role may see it; as many statements whatever its size. */
export async function viewOrder(sql: Queryable, role: Role, row: store.OrderRow): Promise<Order> {
  return toOrder(row, await findRelated(sql, row.id), role !== 'shopper')
}

async function findRelated(sql: Queryable, orderId: string): Promise<Related> {
  const [lines, timeline, parcels, returns, refunds, documents] = await Promise.all([
    store.findLines(sql, orderId),
    store.findTimeline(sql, orderId),
    findParcels(sql, orderId),
    findReturns(sql, orderId),
    findRefunds(sql, orderId),
    findDocuments(sql, orderId),
  ])
  return { lines, timeline, parcels, returns, refunds, documents }
}
