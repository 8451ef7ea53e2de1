import { createApp, type RequestLog } from './app.ts'
import type { Context, RecordChanges } from './context.ts'
import { presentIntent } from './intents/present.ts'
import { createSettlements } from './intents/settlements.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'
import type { Change } from './ledger/model.ts'
import { createWebhooks } from './webhooks/deliver-events.ts'

export type SandboxProviderOptions = {
  /** Where the journal is kept; made when missing. One provider per folder. */
  folder: string
  /** The merchant's API key, and the key that signs webhooks. */
  secretKey: string
  webhookSecret: string
  /** Where webhooks go; while absent, events wait. May be set later with `deliverTo`. */
  webhookUrl?: string
  /** How browsers reach this provider; by default the address it listens on. */
  publicUrl?: string
  /** Shown to shoppers as the payee. */
  merchantName?: string
  /** Factor on every artificial delay and retry; above 0, 1 by default. */
  delayScale?: number
  /** How long a webhook receiver may take; 5000 by default, not scaled. */
  webhookTimeoutMs?: number
  /** Epoch milliseconds; the system's clock by default. */
  now?: () => number
  /** One entry per answered request, without query, headers or body; nowhere by default. */
  log?: (entry: RequestLog) => void
  /** Told once when the journal can no longer be written: stop the process. Throws by default. */
  onFatal?: (error: Error) => void
}

export type SandboxProvider = {
  /** Binds the port (0 picks one), replays the journal and starts answering; resolves to the port. */
  listen(port: number, host?: string): Promise<number>
  /** Finishes requests and deliveries under way, then closes the journal. */
  close(): Promise<void>
  /** Redirects webhooks from now on. */
  deliverTo(webhookUrl: string): void
  /** The address it listens on, such as `http://127.0.0.1:41100`; empty before `listen`. */
  readonly url: string
}

/** The sandbox payment provider: an outside company, as far as any shop can tell. */
export function createSandboxProvider(options: SandboxProviderOptions): SandboxProvider {
  const { now = Date.now, delayScale = 1, secretKey } = options
  if (!(delayScale > 0)) throw new RangeError('delayScale must be above 0')
  const opened = Promise.withResolvers<void>()
  const closing = new AbortController()
  let url = ''
  let webhookUrl = options.webhookUrl
  let running: Running | undefined

  const ctx: Context = {
    get ledger() {
      return started(running).ledger
    },
    now,
    scaled: (ms) => ms * delayScale,
    present: (intent) => presentIntent(intent, options.publicUrl ?? url),
  }
  const app = createApp(options, {
    ctx,
    record: (changes) => started(running).record(changes),
    secretKey,
    merchantName: options.merchantName ?? 'TechMart',
    isSecure: options.publicUrl?.startsWith('https:') ?? false,
    opened: opened.promise,
    closing: closing.signal,
  })

  return {
    async listen(port, host = '127.0.0.1') {
      // The port comes first: a second start by mistake must not touch the journal of the first.
      url = await app.listen({ port, host })
      try {
        running = await start(options, ctx, webhookUrl)
      } catch (error) {
        // Requests that wait already are refused; there may be none.
        opened.promise.catch(() => undefined)
        opened.reject(error)
        await app.close()
        throw error
      }
      opened.resolve()
      return Number(new URL(url).port)
    },
    async close() {
      closing.abort()
      await app.close()
      await running?.stop()
    },
    deliverTo(newUrl) {
      webhookUrl = newUrl
      running?.deliverTo(newUrl)
    },
    get url() {
      return url
    },
  }
}

type Running = {
  ledger: Ledger
  record: RecordChanges
  deliverTo(url: string): void
  stop(): Promise<void>
}

/** Replays the journal and takes up what was left undone: webhooks not taken, payments still processing. */
async function start(
  options: SandboxProviderOptions,
  ctx: Context,
  webhookUrl: string | undefined,
): Promise<Running> {
  const { now, scaled } = ctx
  const ledger = await openLedger(options.folder, now, options.onFatal ?? failLoudly)
  const webhooks = createWebhooks({
    ledger,
    now,
    scaled,
    secret: options.webhookSecret,
    url: webhookUrl,
    timeoutMs: options.webhookTimeoutMs ?? 5_000,
  })
  const settlements = createSettlements(ctx, record)
  ledger.processingIntents().forEach(settlements.watch)
  ledger.pendingDeliveries().forEach(webhooks.schedule)

  // Nobody hears of a change, neither the caller nor the webhook receiver, before it is on disk.
  async function record(changes: readonly Change[]): Promise<void> {
    await ledger.commit(changes)
    for (const change of changes) {
      if (change.kind === 'delivery') webhooks.schedule(change.value)
      if (change.kind === 'intent') settlements.watch(change.value)
    }
  }

  return {
    ledger,
    record,
    deliverTo: webhooks.deliverTo,
    async stop() {
      settlements.stop()
      await webhooks.stop()
      await ledger.close()
    },
  }
}

function started(running: Running | undefined): Running {
  if (!running) throw new Error('The provider is not listening')
  return running
}

function failLoudly(error: Error): never {
  throw error
}
