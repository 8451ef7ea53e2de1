/** Sends what it was told to send, by `node:http` alone: the limit that a kept page is measured against. */
import { createServer } from 'node:http'

export interface Given {
  headers: Record<string, string>
  /** Base64. */
  body: string
}

process.once('message', (given: Record<string, Given>) => {
  const answers = new Map(
    Object.entries(given).map(([path, { headers, body }]) => [
      path,
      { headers, body: Buffer.from(body, 'base64') },
    ]),
  )
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '')
    if (!answer) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, answer.headers).end(answer.body)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.(typeof address === 'object' ? address?.port : 0)
  })
})
