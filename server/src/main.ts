import { ConfigError, loadConfig } from './config.ts'
import { systemClock } from './kernel/clock.ts'
import { describeError } from './kernel/describe-error.ts'
import { createLog } from './kernel/log.ts'
import { startRuntime } from './runtime.ts'
import { createWeb } from './web/create-web.ts'

const DRAIN_MS = 15_000

/** One process of the installation: settings → modules → listen and work → drain. */
async function main(): Promise<void> {
  const config = loadConfig()
  const log = createLog(config.logLevel, `techmart-${config.role}`)
  if (!config.databaseUrl)
    throw new ConfigError('DATABASE_URL is not set; `npm start` brings a database of its own.')
  for (const [name, value] of Object.entries({
    SERVICE_SECRET: config.serviceSecret,
    PAYMENT_SECRET_KEY: config.payment.secretKey,
    PAYMENT_WEBHOOK_SECRET: config.payment.webhookSecret,
  })) {
    if (value === '') throw new ConfigError(`${name} is not set; \`npm start\` makes one by itself.`)
  }

  process.on('uncaughtException', (error) => {
    // Node's own last words would show all that an error of the database carries.
    log.fatal({ err: error }, 'the process ends: nobody caught this')
    process.exit(1)
  })

  const works = config.role !== 'web'
  const runtime = await startRuntime(config, {
    databaseUrl: config.databaseUrl,
    clock: systemClock,
    log,
    works,
  })
  const web = config.role === 'worker' ? undefined : await createWeb(runtime, log)
  if (works) {
    await runtime.reportDeadLetters()
    await runtime.startEvents()
    await runtime.jobs.work()
  }
  if (web) followInBackground()
  await web?.listen({ host: config.host, port: config.port })
  log.info({ role: config.role, port: config.port, modules: config.modules }, 'ready')
  process.send?.({ type: 'ready' })

  /** Whoever asks before it has caught up waits for it. */
  function followInBackground(): void {
    runtime.followers.start().catch((error: unknown) => {
      log.warn({ err: error }, 'what is kept in memory could not be read; the next request tries again')
    })
  }

  const drain = async (): Promise<void> => {
    // What does not end in time is cut off: it can be repeated, since every command is built for that.
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    await web?.close()
    await runtime.close()
    process.exit(0)
  }
  process.once('SIGTERM', drain)
  process.once('SIGINT', drain)
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : describeError(error))
  process.exit(1)
})
