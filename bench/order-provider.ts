/** A payment provider that answers at once and keeps nothing: what it costs is subtracted or next to nothing. */
import { createServer } from 'node:http'

const server = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const asked = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  const id = `pi_${crypto.randomUUID()}`
  const intent = {
    ...asked,
    id,
    status: 'requires_payment',
    capturedMinor: 0,
    refundedMinor: 0,
    redirectUrl: `http://127.0.0.1/pay/${id}`,
    updatedAt: new Date().toISOString(),
  }
  response.setHeader('content-type', 'application/json')
  response.statusCode = request.method === 'POST' ? 201 : 200
  response.end(JSON.stringify(request.method === 'POST' ? intent : { data: [] }))
})
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('listening'))
process.once('disconnect', () => process.exit(0))
