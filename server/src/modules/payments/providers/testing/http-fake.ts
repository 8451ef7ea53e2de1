import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

export interface FakeAnswer {
  status: number
  body: object | string
  headers?: Record<string, string>
}

export interface HttpFake {
  url: string
  close(): void
}

/** A small HTTP server of the outside world on the loopback interface. `undefined` breaks the connection. */
export async function startHttpFake(
  answer: (request: FakeRequest) => FakeAnswer | undefined | Promise<FakeAnswer | undefined>,
): Promise<HttpFake> {
  const server = createServer((request, response) => {
    read(request)
      .then(answer)
      .then((told) => {
        if (!told) return response.destroy()
        const text = typeof told.body === 'string' ? told.body : JSON.stringify(told.body)
        return response
          .writeHead(told.status, { 'content-type': 'application/json', ...told.headers })
          .end(text)
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => end(server) }
}

function end(server: Server): void {
  server.close()
  server.closeAllConnections()
}

async function read(request: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '/', 'http://fake')
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
