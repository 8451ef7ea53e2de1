import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { PublicIntent } from '../intents/present.ts'
import { createSandboxProvider, type SandboxProviderOptions } from '../provider.ts'

export const secretKey = 'sk_test_merchant'
export const webhookSecret = 'whsec_test_merchant'

/** A provider in this process on a folder of its own; gone after the test. Delays run 100 times as fast. */
export async function startSandpay(t: TestContext, options: Partial<SandboxProviderOptions> = {}) {
  const folder = options.folder ?? (await temporaryFolder(t))
  const provider = createSandboxProvider({ folder, secretKey, webhookSecret, delayScale: 0.01, ...options })
  await provider.listen(0)
  atEnd(t, () => provider.close())
  return { provider, folder, merchant: merchantOf(provider.url) }
}

export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandpay-'))
  atEnd(t, () => rm(folder, { recursive: true, force: true }))
  return folder
}

export const order = {
  amountMinor: 12_345,
  currency: 'EUR',
  reference: 'TM-1001',
  returnUrl: 'http://shop.example/checkout/return?order=1',
  cancelUrl: 'http://shop.example/checkout/payment',
  capture: 'automatic',
}

/** The merchant's side of the API, over HTTP. */
export function merchantOf(url: string) {
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${secretKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    // Tests look into answers freely; what is not there fails their assertions.
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
  }
  const keyed = (key?: string) => ({ 'idempotency-key': key ?? randomUUID() })
  return {
    call,
    create: (changes: object = {}, key?: string) =>
      call('POST', '/v1/intents', { ...order, ...changes }, keyed(key)),
    refund: (id: string, amountMinor: number, key?: string) =>
      call('POST', `/v1/intents/${id}/refunds`, { amountMinor }, keyed(key)),
    capture: (id: string, body?: object) => call('POST', `/v1/intents/${id}/capture`, body),
    cancel: (id: string) => call('POST', `/v1/intents/${id}/cancel`),
    async intent(id: string): Promise<PublicIntent> {
      return (await call('GET', `/v1/intents/${id}`)).body
    },
    async events(): Promise<{ id: string; type: string; data: { intent: PublicIntent } }[]> {
      return (await call('GET', '/v1/events')).body.data
    },
  }
}

/** A browser as far as plain forms need one: cookies kept, redirects shown instead of followed. */
export function shopper() {
  let cookie = ''
  async function request(address: string, init: RequestInit = {}) {
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) }
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const location = response.headers.get('location')
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
      location: location === null ? undefined : new URL(location, address),
    }
  }
  const submit = (address: string, fields: Record<string, string>) =>
    request(address, { method: 'POST', body: new URLSearchParams(fields) })
  const card = (number: string) => ({ number, expiry: '12/40', cvc: '123' })
  return {
    open: request,
    submit,
    /** Opens the payment page and sends its form with this card. */
    async pay(address: string, number: string) {
      const page = await request(address)
      return submit(address, { ...hiddenFields(page.html), ...card(number) })
    },
    card,
    hiddenFields,
  }
}

/** The hidden inputs of the first form on a page. */
function hiddenFields(page: string): Record<string, string> {
  const [form = ''] = /<form[^>]*method="post"[\s\S]*?<\/form>/.exec(page) ?? []
  const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}

type Ending = () => unknown
const endings = new WeakMap<TestContext, Ending[]>()

/** Runs after the test, what was asked for last first: a folder goes after those who write in it. */
export function atEnd(t: TestContext, ending: Ending): void {
  const list = endings.get(t) ?? []
  if (!endings.has(t)) {
    endings.set(t, list)
    t.after(async () => {
      for (const step of list.toReversed()) await step()
    })
  }
  list.push(ending)
}

type Delivered = { at: number; signature: string; body: string; event: { id: string; type: string } }

/** A merchant's webhook endpoint on a real port; `answer` may be replaced at any time. */
export async function startReceiver(t: TestContext) {
  const received: Delivered[] = []
  const receiver = {
    url: '',
    received,
    answer: (_request: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(204).end()
    },
    types: () => received.map(({ event }) => event.type),
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const signature = String(request.headers['sandpay-signature'])
    received.push({ at: Date.now(), signature, body, event: JSON.parse(body) })
    receiver.answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  atEnd(t, () => {
    server.close()
    server.closeAllConnections()
  })
  return receiver
}

/** Waits until the check holds; fails loudly instead of hanging. */
export async function until(what: string, check: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 10_000
  while (!(await check())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
