import { createHmac, timingSafeEqual } from 'node:crypto'

const TOLERANCE_S = 300

/**
 * Whether a webhook body was signed by the provider within the last five minutes.
 * `Sandpay-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`
 */
export function isSigned(header: string | undefined, body: Buffer, secret: string, nowMs: number): boolean {
  const parts = new Map((header ?? '').split(',').map((part) => part.split('=', 2) as [string, string]))
  const time = Number(parts.get('t'))
  if (!Number.isInteger(time) || Math.abs(nowMs / 1000 - time) > TOLERANCE_S) return false
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest()
  const given = Buffer.from(parts.get('v1') ?? '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
