/** A load so light that the server is what is measured: it counts bytes and looks at nothing else. */
import { once } from 'node:events'
import { connect } from 'node:net'

export interface ByteLoad {
  answered: number
  seconds: number
}

const END_OF_HEAD = '\r\n\r\n'
const LENGTH = /\r\ncontent-length: (\d+)/i

/** GETs the paths in turn over as many connections, for so long. @throws Error for an answer other than 200. */
export async function loadBytes(
  url: string,
  paths: readonly string[],
  settings: { connections: number; seconds: number; headers: Record<string, string> },
): Promise<ByteLoad> {
  const { hostname, port, host } = new URL(url)
  const head = Object.entries({ host, ...settings.headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`))
  const begun = performance.now()
  const end = begun + settings.seconds * 1_000
  const client = async (first: number): Promise<number> => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    return await new Promise((resolve, reject) => {
      let answered = 0
      let missing = 0
      const next = () => {
        if (performance.now() >= end) {
          socket.destroy()
          resolve(answered)
        } else socket.write(requests[(first + answered) % requests.length] as Buffer)
      }
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        if (missing === 0) {
          const text = chunk.toString('latin1', 0, 8_192)
          const headEnd = text.indexOf(END_OF_HEAD)
          const length = LENGTH.exec(text)?.[1]
          if (!text.startsWith('HTTP/1.1 200') || headEnd < 0 || length === undefined) {
            reject(new Error(`${url} answers ${text.slice(0, 80)}`))
            socket.destroy()
            return
          }
          missing = headEnd + END_OF_HEAD.length + Number(length)
        }
        missing -= chunk.length
        if (missing > 0) return
        answered++
        next()
      })
      next()
    })
  }
  const counts = await Promise.all(
    Array.from({ length: settings.connections }, (_none, index) => client(index)),
  )
  return {
    answered: counts.reduce((sum, count) => sum + count, 0),
    seconds: (performance.now() - begun) / 1_000,
  }
}
