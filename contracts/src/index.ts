/** The whole API as data. The `contracts` list is what the server serves and the API reference shows. */
import { cart } from './cart.ts'
import { catalog } from './catalog.ts'
import { checkout } from './checkout.ts'
import type { Api } from './contract.ts'
import { identity } from './identity.ts'
import { inventory } from './inventory.ts'
import { media } from './media.ts'
import { notifications } from './notifications.ts'
import { operations } from './operations.ts'
import { orders } from './orders.ts'
import { payments } from './payments.ts'
import { pricing } from './pricing.ts'
import { search } from './search.ts'

export const contracts = {
  identity,
  catalog,
  search,
  inventory,
  pricing,
  cart,
  checkout,
  orders,
  payments,
  media,
  notifications,
  operations,
}
export type Contracts = typeof contracts
export type ModuleName = keyof Contracts

/** Every module as a value, wherever it runs. */
export type Peers = { [M in ModuleName]: Api<Contracts[M]> }

export * from './cart.ts'
export * from './catalog.ts'
export * from './checkout.ts'
export * from './connect.ts'
export * from './contract.ts'
export * from './errors.ts'
export * from './identity.ts'
export * from './inventory.ts'
export * from './media.ts'
export * from './notifications.ts'
export * from './operations.ts'
export * from './order.ts'
export * from './orders.ts'
export * from './payments.ts'
export * from './pricing.ts'
export * from './search.ts'
export * from './shared.ts'
