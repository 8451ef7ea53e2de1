import { createHmac } from 'node:crypto'

/**
 * The `Sandpay-Signature` header: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`. The moment is
 * signed too, so that a receiver can refuse old recordings.
 */
export function signatureHeader(secret: string, atMs: number, body: string): string {
  const seconds = Math.floor(atMs / 1000)
  const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${hmac}`
}
