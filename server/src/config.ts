import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { contracts, type ModuleName } from '@techmart/contracts'

/** Everything the server can be told from outside. This file alone reads the environment. */
export interface Config {
  role: 'web' | 'worker' | 'all'
  host: string
  port: number
  /** How shoppers reach the shop; absolute addresses in mails and at the payment provider begin with it. */
  publicUrl: string
  /** Absent: the embedded PostgreSQL is used. */
  databaseUrl?: string
  databasePool: number
  /** Run every module under its own database role. */
  databaseRoles: boolean
  /** Modules that run in this process. */
  modules: ModuleName[]
  /** Serves the storefront, the admin and the API reference from this process too. */
  front: boolean
  /** Where the others run: module → address. */
  peers: Partial<Record<ModuleName, string>>
  serviceSecret: string
  /** Proxies whose word about the caller's address is taken: addresses and networks. */
  trustedProxies: string[]
  payment: {
    /** Where new payments are made; the others that are set up go on with theirs. */
    provider: 'sandbox' | 'stripe' | 'paystack'
    /** `manual`: money is authorised when the order is placed and taken when it is sent. */
    capture: 'automatic' | 'manual'
    /** Of the sandbox. */
    url: string
    secretKey: string
    webhookSecret: string
    stripe?: { secretKey: string; webhookSecret: string; apiUrl?: string }
    paystack?: { secretKey: string; apiUrl: string }
  }
  /** How long a shopper has to pay a placed order; goods stay held for half as long again. */
  payWindowMs: number
  /** How long after its end an order stays among those at work. */
  archiveAfterDays: number
  /** Absent: mails go to the development mailbox. */
  smtpUrl?: string
  mailFrom: string
  mediaFolder: string
  /** Folder of everything this installation keeps. */
  dataFolder: string
  /** Room for pages kept in each process that serves them; 0: none are kept. */
  pageCacheBytes: number
  /** Absent: the built-in engine searches. `standby`: it is kept ready for when OpenSearch does not answer. */
  opensearch?: { url: string; prefix: string; standby: boolean }
  /** Seeds the demo shop, shows demo logins and the development mailbox. */
  demo: boolean
  logLevel: string
  workers: number
}

export const moduleNames = Object.keys(contracts) as ModuleName[]

/** A setting that cannot be used; the message says which one and what it takes. */
export class ConfigError extends Error {}

type Env = Record<string, string | undefined>

/** Reads and checks the settings. Throws `ConfigError` naming the first one that does not fit. */
export function loadConfig(overrides: Env = {}): Config {
  const env: Env = { ...process.env, ...overrides }
  const port = integer(env, 'PORT', 3000, 1, 65535)
  const host = env.HOST ?? '127.0.0.1'
  const dataFolder = resolve(env.TECHMART_DATA ?? '.techmart')
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:'])
  const smtpUrl = url(env, 'SMTP_URL', ['smtp:', 'smtps:'])
  return {
    role: choice(env, 'TECHMART_ROLE', ['web', 'worker', 'all'] as const, 'all'),
    host,
    port,
    publicUrl: (url(env, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(
      /\/+$/,
      '',
    ),
    ...(databaseUrl ? { databaseUrl } : {}),
    databasePool: integer(env, 'DATABASE_POOL', 10, 2, 20),
    databaseRoles: flag(env, 'DATABASE_ROLES', false),
    modules: moduleList(env),
    front: flag(env, 'TECHMART_FRONT', true),
    peers: peerList(env),
    serviceSecret: secret(env, 'SERVICE_SECRET'),
    trustedProxies: addressList(env, 'TRUSTED_PROXIES', '127.0.0.1'),
    payment: paymentOf(env),
    payWindowMs: 1000 * integer(env, 'PAY_WINDOW_SECONDS', 20 * 60, 10, 7 * 86_400),
    archiveAfterDays: integer(env, 'ARCHIVE_AFTER_DAYS', 730, 30, 36_500),
    ...(smtpUrl ? { smtpUrl } : {}),
    mailFrom: env.MAIL_FROM ?? 'TechMart <shop@techmart.example>',
    mediaFolder: resolve(env.MEDIA_FOLDER ?? `${dataFolder}/media`),
    dataFolder,
    pageCacheBytes: integer(env, 'PAGE_CACHE_MB', 64, 0, 4_096) * 1024 * 1024,
    ...opensearchOf(env),
    demo: flag(env, 'TECHMART_DEMO', false),
    logLevel: choice(env, 'LOG_LEVEL', ['silent', 'error', 'warn', 'info', 'debug'] as const, 'info'),
    workers: integer(env, 'WORKERS', 1, 1, Math.max(64, availableParallelism())),
  }
}

function paymentOf(env: Env): Config['payment'] {
  const payment: Config['payment'] = {
    provider: choice(env, 'PAYMENT_PROVIDER', ['sandbox', 'stripe', 'paystack'] as const, 'sandbox'),
    capture: choice(env, 'PAYMENT_CAPTURE', ['automatic', 'manual'] as const, 'automatic'),
    url: url(env, 'PAYMENT_URL', ['http:', 'https:']) ?? 'http://127.0.0.1:3001',
    secretKey: secret(env, 'PAYMENT_SECRET_KEY'),
    webhookSecret: secret(env, 'PAYMENT_WEBHOOK_SECRET'),
    ...stripeOf(env),
    ...paystackOf(env),
  }
  if (payment.provider === 'stripe' && !payment.stripe)
    throw new ConfigError(
      'PAYMENT_PROVIDER is "stripe"; it needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.',
    )
  if (payment.provider === 'paystack' && !payment.paystack)
    throw new ConfigError('PAYMENT_PROVIDER is "paystack"; it needs PAYSTACK_SECRET_KEY.')
  if (payment.provider === 'paystack' && payment.capture === 'manual')
    throw new ConfigError(
      'PAYMENT_CAPTURE is "manual"; Paystack takes the money at once, so use "automatic".',
    )
  return payment
}

function stripeOf(env: Env): Pick<Config['payment'], 'stripe'> {
  const secretKey = secret(env, 'STRIPE_SECRET_KEY')
  const webhookSecret = secret(env, 'STRIPE_WEBHOOK_SECRET')
  const apiUrl = url(env, 'STRIPE_API_URL', ['http:', 'https:'])
  if (secretKey === '' && webhookSecret === '') return {}
  if (secretKey === '' || webhookSecret === '')
    throw new ConfigError(
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together; one of them is missing.',
    )
  return { stripe: { secretKey, webhookSecret, ...(apiUrl ? { apiUrl } : {}) } }
}

function paystackOf(env: Env): Pick<Config['payment'], 'paystack'> {
  const secretKey = secret(env, 'PAYSTACK_SECRET_KEY')
  if (secretKey === '') return {}
  const apiUrl = url(env, 'PAYSTACK_API_URL', ['http:', 'https:']) ?? 'https://api.paystack.co'
  return { paystack: { secretKey, apiUrl: apiUrl.replace(/\/+$/, '') } }
}

function opensearchOf(env: Env): Pick<Config, 'opensearch'> {
  const engine = choice(env, 'SEARCH_ENGINE', ['built-in', 'opensearch'] as const, 'built-in')
  const address = url(env, 'OPENSEARCH_URL', ['http:', 'https:'])
  const standby = flag(env, 'SEARCH_STANDBY', false)
  const prefix = env.OPENSEARCH_PREFIX || 'techmart'
  if (engine === 'built-in') return {}
  if (!address) throw new ConfigError('SEARCH_ENGINE is "opensearch"; OPENSEARCH_URL has to say where it is.')
  if (!/^[a-z0-9][a-z0-9_-]{0,40}$/.test(prefix))
    throw new ConfigError(
      `OPENSEARCH_PREFIX is "${prefix}"; it takes lower-case letters, digits, hyphens and underscores.`,
    )
  return { opensearch: { url: address, prefix, standby } }
}

function integer(env: Env, name: string, byDefault: number, min: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return byDefault
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(`${name} is "${text}"; it takes a whole number from ${min} to ${max}.`)
  }
  return value
}

function flag(env: Env, name: string, byDefault: boolean): boolean {
  const text = env[name]
  if (text === undefined || text === '') return byDefault
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  throw new ConfigError(`${name} is "${text}"; it takes 1 or 0.`)
}

function choice<T extends string>(env: Env, name: string, values: readonly T[], byDefault: T): T {
  const text = env[name]
  if (text === undefined || text === '') return byDefault
  const value = values.find((candidate) => candidate === text)
  if (value === undefined)
    throw new ConfigError(`${name} is "${text}"; it takes one of ${values.join(', ')}.`)
  return value
}

function url(env: Env, name: string, protocols: string[]): string | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ConfigError(
      `${name} is not an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
    )
  }
  return text
}

const SECRET_MIN_LENGTH = 16

/** `npm start` makes the secrets itself; anyone else gives them. */
function secret(env: Env, name: string): string {
  const text = env[name] ?? ''
  if (text !== '' && text.length < SECRET_MIN_LENGTH) {
    throw new ConfigError(`${name} is too short; it takes at least ${SECRET_MIN_LENGTH} random characters.`)
  }
  return text
}

function moduleList(env: Env): ModuleName[] {
  const text = env.MODULES
  if (text === undefined || text === '' || text === 'all') return moduleNames
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !moduleNames.includes(name as ModuleName))
  if (unknown !== undefined) {
    throw new ConfigError(
      `MODULES names "${unknown}", which is no module; there are ${moduleNames.join(', ')}.`,
    )
  }
  return names as ModuleName[]
}

/** `PEERS=catalog=http://127.0.0.1:4001,search=http://127.0.0.1:4001` */
function peerList(env: Env): Partial<Record<ModuleName, string>> {
  const peers: Partial<Record<ModuleName, string>> = {}
  for (const entry of (env.PEERS ?? '').split(',').filter((part) => part.trim() !== '')) {
    const [name = '', address = ''] = entry.trim().split('=')
    if (!moduleNames.includes(name as ModuleName) || !URL.canParse(address)) {
      throw new ConfigError(`PEERS has "${entry}"; it takes module=http://host:port, parted by commas.`)
    }
    peers[name as ModuleName] = address
  }
  return peers
}

/** `TRUSTED_PROXIES=10.0.0.0/8,2001:db8::1` */
function addressList(env: Env, name: string, byDefault: string): string[] {
  const parts = (env[name] ?? byDefault).split(',').map((part) => part.trim())
  const addresses = parts.filter((part) => part !== '')
  for (const part of addresses) {
    const [address = '', bits, ...more] = part.split('/')
    const family = isIP(address)
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
    if (family === 0 || !fits || more.length > 0)
      throw new ConfigError(`${name} has "${part}"; it takes addresses and networks, parted by commas.`)
  }
  return addresses
}

/** Where tests find a PostgreSQL they may create databases on; `npm test` starts one and sets it. */
export function loadTestDatabaseUrl(): string {
  const address = url(process.env, 'TEST_DATABASE_URL', ['postgres:', 'postgresql:'])
  if (!address) throw new ConfigError('Module tests need a database: run them with `npm test -- FILE`.')
  return address
}

/** The environment of a process that this one starts: what it was given itself, and what it is told on top. */
export function childEnvironment(extra: Record<string, string>): Record<string, string> {
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { ...Object.fromEntries(given), ...extra }
}
