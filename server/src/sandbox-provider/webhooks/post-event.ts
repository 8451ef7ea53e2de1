import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

type PostResult = { status: number } | { error: string }

type Poster = {
  /** Sends one body; a redirect is an answer like any other and is not followed. */
  post(url: string, body: string, signature: string): Promise<PostResult>
  close(): void
}

/** One keep-alive pool towards the merchant. An answer that takes longer than the limit is none. */
export function createPoster(timeoutMs: number, maxSockets: number): Poster {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets }),
  }
  return {
    post(url, body, signature) {
      const isTls = url.startsWith('https:')
      const send = isTls ? httpsRequest : httpRequest
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Sandpay-Webhooks/1',
        'sandpay-signature': signature,
      }
      const signal = AbortSignal.timeout(timeoutMs)
      return new Promise((resolve) => {
        const request = send(
          url,
          { method: 'POST', headers, agent: agents[isTls ? 'https:' : 'http:'], signal },
          (response) => {
            resolve({ status: response.statusCode ?? 0 })
            // The text of the answer means nothing; reading it frees the connection for the next event.
            response.on('error', () => undefined)
            response.resume()
          },
        )
        request.on('error', (error) => {
          resolve({ error: signal.aborted ? `no answer within ${timeoutMs} ms` : error.message })
        })
        request.end(body)
      })
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}
