import { parseArgs } from 'node:util'
import { createSandboxProvider } from './provider.ts'

const usage = `Sandpay, a sandbox payment provider.

  node main.ts --port 4100 --data FOLDER --secret-key KEY --webhook-secret KEY --webhook-url URL

  --port N             port to listen on; 0 picks a free one
  --host NAME          address to listen on (127.0.0.1)
  --data FOLDER        where the journal is kept
  --secret-key KEY     key of the merchant's API
  --webhook-secret KEY key that signs webhooks
  --webhook-url URL    where webhooks go
  --public-url URL     how browsers reach this provider (the address it listens on)
  --merchant-name NAME payee shown to shoppers (TechMart)
  --delay-scale X      factor on every artificial delay and retry (1)
  --help               this text
`

/** Reads the arguments, serves, prints `{"listening":port}` as one line, drains on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const settings = readSettings()
  const provider = createSandboxProvider({
    ...settings,
    log: (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`),
    onFatal: stopWith,
  })
  let isClosing = false
  async function drain(): Promise<void> {
    if (isClosing) return
    isClosing = true
    await provider.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => drain().catch(stopWith))
  // Started with an IPC channel, it does not outlive the process that started it.
  process.on('disconnect', () => drain().catch(stopWith))

  const port = await provider.listen(settings.port, settings.host)
  process.stdout.write(`${JSON.stringify({ listening: port })}\n`)
}

function readSettings() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      'secret-key': { type: 'string' },
      'webhook-secret': { type: 'string' },
      'webhook-url': { type: 'string' },
      'public-url': { type: 'string' },
      'merchant-name': { type: 'string' },
      'delay-scale': { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    process.exit(0)
  }
  return {
    port: numberOf('port', required('port', values.port), (port) => Number.isInteger(port) && port < 65_536),
    host: values.host,
    folder: required('data', values.data),
    secretKey: required('secret-key', values['secret-key']),
    webhookSecret: required('webhook-secret', values['webhook-secret']),
    webhookUrl: required('webhook-url', values['webhook-url']),
    publicUrl: values['public-url']?.replace(/\/+$/, ''),
    merchantName: values['merchant-name'],
    delayScale: numberOf('delay-scale', values['delay-scale'], (scale) => scale > 0),
  }
}

function required(name: string, value: string | undefined): string {
  if (value) return value
  throw new Error(`--${name} is missing; see --help`)
}

function numberOf(name: string, text: string, isFine: (value: number) => boolean): number {
  const value = Number(text)
  if (text !== '' && value >= 0 && isFine(value)) return value
  throw new Error(`--${name}: ${text} does not do; see --help`)
}

function stopWith(error: Error): void {
  process.stderr.write(`sandpay: ${error.message}\n`)
  process.exit(1)
}

main().catch(stopWith)
