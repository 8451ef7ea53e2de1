/** The shop as an installation runs it: one web process over a database that is there already. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment } from '../server/src/config.ts'
import { nextFreePort } from '../server/src/launcher/free-port.ts'
import { ROOT } from '../server/src/launcher/installation.ts'

const FIRST_PORT = 3400
const MAIN = join(ROOT, 'server', 'src', 'main.ts')

export interface ServedShop {
  url: string
  pid: number
  stop(): Promise<void>
}

/** `front`: with the storefront's pages, and not the API alone. */
export async function serveShop(databaseUrl: string, { front }: { front: boolean }): Promise<ServedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'techmart-served-'))
  const port = await nextFreePort(FIRST_PORT, '127.0.0.1')
  const secret = 'a-secret-for-this-measurement'
  const child = fork(MAIN, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: childEnvironment({
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      TECHMART_DATA: folder,
      TECHMART_ROLE: 'web',
      TECHMART_FRONT: front ? '1' : '0',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'error',
      SERVICE_SECRET: secret,
      PAYMENT_SECRET_KEY: secret,
      PAYMENT_WEBHOOK_SECRET: secret,
    }),
  })
  await once(child, 'message')
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid as number,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
