import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from './random.ts'
import type { Tally } from './tally.ts'

/** What becomes of a message on its way from the provider to the shop. */
const FATES = {
  /** Handed on, and the provider gets the shop's own answer. */
  passed: 70,
  /** Taken, and brought to the shop seconds later, again and again until it takes it. */
  late: 8,
  /** Handed on twice at the same moment. */
  twice: 8,
  /** Handed on, and once more much later, after others. */
  replayed: 6,
  /** Kept until the next one has passed it. */
  overtaken: 5,
  /** Taken and never brought. The shop has to ask for itself. */
  lost: 3,
}
const LATE_MS = { least: 500, most: 20_000 }
const ANSWER_MS = 4_000
const RETRY_MS = 500

export interface WebhookRelay {
  /** Messages it has promised to bring and has not yet. */
  underWay(): number
  /** From now on everything passes as it is. */
  calm(): void
  close(): void
}

interface Message {
  body: string
  headers: Record<string, string>
}

/** Stands between the provider and the shop's webhook at `target` and plays the tricks that networks play. */
export async function openWebhookRelay(options: {
  port: number
  target: string
  random: Random
  tally: Tally
}): Promise<WebhookRelay> {
  const { port, target, random, tally } = options
  let isCalm = false
  let underWay = 0
  const waiting: Message[] = []

  const bring = async (message: Message): Promise<number> => {
    try {
      const signal = AbortSignal.timeout(ANSWER_MS)
      const answer = await fetch(target, { method: 'POST', ...message, signal })
      await answer.arrayBuffer()
      return answer.status
    } catch {
      return 0
    }
  }
  const promise = async (message: Message, afterMs: number) => {
    underWay++
    if (!isCalm) await sleep(afterMs)
    while ((await bring(message)) !== 200) await sleep(RETRY_MS)
    underWay--
  }
  const letOvertaken = () => {
    for (const message of waiting.splice(0)) void promise(message, 0)
  }
  /** A message with a wrong signature, or one signed for another body: both must be refused. */
  const forge = async (message: Message) => {
    const forged = forgeryOf(message, random)
    const status = await bring(forged)
    tally.count('forged webhooks', status === 401 ? 'refused' : status === 200 ? 'TAKEN' : 'no answer')
  }
  const handle = async (message: Message): Promise<number> => {
    if (isCalm) return await bring(message)
    if (random.chance(0.04)) void forge(message)
    const fate = random.weigh(FATES)
    tally.count('webhooks', fate)
    const lateMs = random.int(LATE_MS.least, LATE_MS.most)
    if (fate === 'lost') return 200
    if (fate === 'late') {
      void promise(message, lateMs)
      return 200
    }
    if (fate === 'overtaken') {
      waiting.push(message)
      return 200
    }
    if (fate === 'replayed') void promise(message, lateMs)
    if (fate === 'twice') void bring(message)
    const status = await bring(message)
    letOvertaken()
    return status
  }

  const server = createServer(async (request, response) => {
    try {
      response.writeHead((await handle(await readMessage(request))) || 502).end()
    } catch {
      response.destroy()
    }
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    underWay: () => underWay + waiting.length,
    calm: () => {
      isCalm = true
      letOvertaken()
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function readMessage(request: IncomingMessage): Promise<Message> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += chunk
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'sandpay-signature': String(request.headers['sandpay-signature'] ?? ''),
    },
  }
}

function forgeryOf({ body, headers }: Message, random: Random): Message {
  const richer = body.replace(/"capturedMinor":\d+/, `"capturedMinor":${random.int(1, 99_999)}`)
  const forged = richer
    .replace(/"status":"\w+"/, '"status":"captured"')
    .replace(/"id":"evt_\w+"/, `"id":"evt_forged${random.int(1, 1e9)}"`)
  if (random.chance(0.5)) return { body: forged, headers }
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', 'a guess').update(`${time}.${forged}`).digest('hex')
  return { body: forged, headers: { ...headers, 'sandpay-signature': `t=${time},v1=${signature}` } }
}
