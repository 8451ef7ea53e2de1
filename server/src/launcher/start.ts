import { ConfigError, loadConfig } from '../config.ts'
import { demoLogins } from '../demo/logins.ts'
import { parseFlags, UsageError } from './command.ts'
import { type OpenShop, openShop } from './open-shop.ts'
import { reachable } from './services.ts'
import { createTerminal, paint } from './terminal.ts'

export const help = `Opens the shop: everything it needs is installed, built, started and kept running.

  npm start -- [flags]      (or: techmart start [flags])

  --port N       port of the shop (3000)
  --host NAME    address to listen on (127.0.0.1); 0.0.0.0 lets a phone in the same network in
  --workers N    web processes that share the port (1)
  --data FOLDER  where this shop keeps its data (.techmart)
  --fresh        begin with a new demo shop; the content until now is moved to before-fresh in the data folder,
                 where the next --fresh replaces it (damaged content is kept for good)
  --help         this text

Without DATABASE_URL a PostgreSQL of its own is used, in the data folder. Ctrl-C stops everything.
`

export async function run(args: string[]): Promise<number> {
  return await runShop(args, { verbose: false, opened: async () => undefined })
}

/** Opens the shop, calls `opened`, and stays until a signal ends it or it fails. Answers the exit code. */
export async function runShop(
  args: string[],
  options: { verbose: boolean; opened: (shop: OpenShop, signal: AbortSignal) => Promise<void> },
): Promise<number> {
  const { config, fresh } = readFlags(args)
  const terminal = createTerminal(process.stdout)
  const begun = performance.now()
  const stop = new AbortController()
  let shop: OpenShop | undefined
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // Asked twice, it does not wait for what is under way.
      if (stop.signal.aborted) void shop?.close()
      stop.abort()
    })
  }
  terminal.print('')
  try {
    shop = await openShop(config, { fresh, verbose: options.verbose, terminal, signal: stop.signal })
  } catch (error) {
    if (!stop.signal.aborted) throw error
    terminal.print('  Stopped before it was open.')
    return 130
  }
  terminal.print(welcome(shop, (performance.now() - begun) / 1000))
  const open = shop
  try {
    await options.opened(shop, stop.signal)
    await Promise.race([aborted(stop.signal), shop.failed])
  } finally {
    terminal.print('')
    await terminal.step('Shutdown', () => open.close())
  }
  return 0
}

const settingOf = { port: 'PORT', host: 'HOST', workers: 'WORKERS', data: 'TECHMART_DATA' } as const

function readFlags(args: string[]): { config: ReturnType<typeof loadConfig>; fresh: boolean } {
  const { values } = parseFlags(args, {
    port: { type: 'string' },
    host: { type: 'string' },
    workers: { type: 'string' },
    data: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  })
  const { fresh, ...settings } = values
  const given = Object.entries(settings).map(([flag, value]) => [
    settingOf[flag as keyof typeof settings],
    value,
  ])
  try {
    // A flag that is not given must not hide a setting of the environment.
    const overrides = Object.fromEntries(given.filter(([, value]) => value !== undefined))
    return { config: loadConfig(overrides), fresh }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const flag = Object.entries(settingOf).find(([name, setting]) => {
      return settings[name as keyof typeof settings] !== undefined && error.message.startsWith(setting)
    })
    if (!flag) throw error
    throw new UsageError(error.message.replace(flag[1], `--${flag[0]}`))
  }
}

function welcome({ settings }: OpenShop, afterS: number): string {
  const { config, payment, demo } = settings
  const out = process.stdout
  const rows: [string, string][] = [
    ['Shop', config.publicUrl],
    ['Admin', `${config.publicUrl}/admin`],
    ['API reference', `${config.publicUrl}/docs`],
  ]
  if (config.smtpUrl === undefined) rows.push(['Mailbox', `${config.publicUrl}/mailbox`])
  if (payment.sandboxPort !== undefined) {
    rows.push(['Payment sandbox', `http://${reachable(config.host)}:${payment.sandboxPort}`])
  }
  const lines = rows.map(([name, url]) => `  ${name.padEnd(17)}${paint(out, ['cyan', 'underline'], url)}`)
  const logins = demoLogins.map(
    ({ role, email, password }) => `  ${role.padEnd(17)}${email}  ${paint(out, 'dim', '·')}  ${password}`,
  )
  return [
    '',
    `  ${paint(out, 'bold', 'TechMart is open')} ${paint(out, 'dim', `after ${afterS.toFixed(1)} s`)}`,
    '',
    ...lines,
    ...(demo ? ['', `  ${paint(out, 'bold', 'Demo logins')}`, ...logins] : []),
    '',
    `  ${paint(out, 'dim', `Ctrl-C stops it. Its data and logs are in ${config.dataFolder}`)}`,
    '',
  ].join('\n')
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
