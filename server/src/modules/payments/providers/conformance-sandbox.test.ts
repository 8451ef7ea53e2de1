import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandboxProvider } from '../../../sandbox-provider/provider.ts'
import { shopper } from '../../../sandbox-provider/testing/sandpay.ts'
import { connectSandbox, type SandboxIntent } from './sandbox.ts'
import { conformance, type Delivered } from './testing/conformance.ts'
import { startGateway } from './testing/gateway.ts'
import { startHttpFake } from './testing/http-fake.ts'
import { signSandbox } from './testing/sign-sandbox.ts'

const keys = { secretKey: 'secret-key-of-a-test', webhookSecret: 'webhook-secret-of-a-test' }
const CARD = '4242424242424242'

// The sandbox as it runs in every installation: over HTTP, with its journal on disk.
conformance('the sandbox', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandpay-'))
  const sandbox = createSandboxProvider({ folder, ...keys, delayScale: 0.02 })
  await sandbox.listen(0)
  const delivered: Delivered[] = []
  const webhook = await startHttpFake(({ headers, body }) => {
    delivered.push({ headers: { 'sandpay-signature': String(headers['sandpay-signature']) }, body })
    return { status: 200, body: {} }
  })
  sandbox.deliverTo(webhook.url)
  const gateway = await startGateway()
  gateway.leadTo(sandbox.url)
  let opened = 0
  const provider = connectSandbox({ url: gateway.url, ...keys })
  const ids = new Set<string>()
  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(sandbox.url + path, {
      headers: { authorization: `Bearer ${keys.secretKey}` },
    })
    return (await response.json()) as T
  }
  return {
    provider: {
      ...provider,
      open: async (attempt) => {
        const intent = await provider.open(attempt)
        ids.add(intent.id)
        opened = ids.size
        return intent
      },
    },
    delivered,
    pay: async (redirectUrl) => void (await shopper().pay(redirectUrl, CARD)),
    ledger: async (id) => {
      const { capturedMinor, refundedMinor } = await ask<SandboxIntent>(`/v1/intents/${id}`)
      const { data } = await ask<{ data: unknown[] }>(`/v1/intents/${id}/refunds`)
      return { capturedMinor, refundedMinor, refunds: data.length }
    },
    attempts: async () => opened,
    sign: (body) => signSandbox(body, keys.webhookSecret),
    behave: gateway.behave,
    close: async () => {
      gateway.close()
      await sandbox.close()
      webhook.close()
      await rm(folder, { recursive: true, force: true })
    },
    can: { authorise: true, cancel: true, repeat: true },
  }
})
