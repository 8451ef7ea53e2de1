import {
  type Api,
  type Contracts,
  connect,
  contracts,
  type ModuleName,
  type Peers,
} from '@techmart/contracts'
import { type Config, ConfigError } from './config.ts'
import type { Module, ModuleDeps } from './kernel/module.ts'
import { createCart } from './modules/cart/index.ts'
import { createCatalog } from './modules/catalog/index.ts'
import { createCheckout } from './modules/checkout/index.ts'
import { createIdentity } from './modules/identity/index.ts'
import { createInventory } from './modules/inventory/index.ts'
import { createMedia } from './modules/media/index.ts'
import { createNotifications } from './modules/notifications/index.ts'
import { createOperations } from './modules/operations/index.ts'
import { createOrders } from './modules/orders/index.ts'
import { createPayments } from './modules/payments/index.ts'
import { createPricing } from './modules/pricing/index.ts'
import { createSearch } from './modules/search/index.ts'

export interface Shop {
  /** Every module as a value, wherever it runs. */
  peers: Peers
  /** The modules that run in this process. */
  local: LocalModule[]
}

export type LocalModule = { [M in ModuleName]: Module<Contracts[M]> & { name: M } }[ModuleName]

/**
 * The whole system on one page: who exists, who knows whom, and what runs here.
 * A module that `MODULES` leaves out is reached over HTTP; nothing else changes.
 */
export function compose(config: Config, depsOf: (module: ModuleName) => ModuleDeps): Shop {
  const local: LocalModule[] = []
  const use = <M extends ModuleName>(
    name: M,
    create: (deps: ModuleDeps) => Module<Contracts[M]>,
  ): Api<Contracts[M]> => {
    if (!config.modules.includes(name)) return remote(config, name)
    const module = create(depsOf(name))
    local.push({ name, ...module } as unknown as LocalModule)
    return module.api
  }

  const identity = use('identity', (deps) => createIdentity(deps))
  const media = use('media', (deps) => createMedia({ ...deps, folder: config.mediaFolder }))
  const inventory = use('inventory', (deps) => createInventory(deps))
  const pricing = use('pricing', (deps) => createPricing(deps))
  const catalog = use('catalog', (deps) => createCatalog({ ...deps, pricing, inventory }))
  const search = use('search', (deps) =>
    createSearch({
      ...deps,
      catalog,
      folder: config.dataFolder,
      ...(config.opensearch ? { opensearch: config.opensearch } : {}),
    }),
  )
  const cart = use('cart', (deps) => createCart({ ...deps, catalog, pricing, inventory }))
  const payments = use('payments', (deps) => createPayments({ ...deps, provider: config.payment }))
  const orders = use('orders', (deps) =>
    createOrders({
      ...deps,
      cart,
      payments,
      publicUrl: config.publicUrl,
      archiveAfterDays: config.archiveAfterDays,
    }),
  )
  const checkout = use('checkout', (deps) =>
    createCheckout({
      ...deps,
      cart,
      pricing,
      inventory,
      catalog,
      orders,
      payments,
      publicUrl: config.publicUrl,
      payWindowMs: config.payWindowMs,
    }),
  )
  const notifications = use('notifications', (deps) =>
    createNotifications({ ...deps, orders, mail: config, publicUrl: config.publicUrl }),
  )
  const operations = use('operations', (deps) =>
    createOperations({ ...deps, inventory, orders, payments, payWindowMs: config.payWindowMs }),
  )

  const peers = {
    identity,
    media,
    inventory,
    pricing,
    catalog,
    search,
    cart,
    payments,
    orders,
    checkout,
    notifications,
    operations,
  }
  return { peers, local }
}

function remote<M extends ModuleName>(config: Config, name: M): Api<Contracts[M]> {
  const url = config.peers[name]
  if (!url)
    throw new ConfigError(`MODULES leaves ${name} out; say where it runs: PEERS=${name}=http://host:port`)
  // Indexing by a generic name widens the contract; the name chooses contract and Api together.
  return connect(contracts[name], url, { serviceSecret: config.serviceSecret }) as unknown as Api<
    Contracts[M]
  >
}
