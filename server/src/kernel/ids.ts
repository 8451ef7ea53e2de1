import { createHash, randomBytes, randomFillSync, randomInt, timingSafeEqual } from 'node:crypto'

const ID_BYTES = 16
/** Random bytes for so many ids are asked for at a time: asking costs more than the bytes. */
const pool = Buffer.alloc(256 * ID_BYTES)
let used = pool.length

/** A time-ordered id (UUID version 7, RFC 9562 §5.7): new rows land at the end of an index. Not a secret. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + ID_BYTES)
  used += ID_BYTES
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** 192 random bits, safe in URLs: whoever holds it is let in, so it is never logged. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** What is stored of a secret: SHA-256, so that a leaked table opens nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Without 0, 1, I, L, O and U: nothing to misread, and hardly a word to misspell. */
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code people can read out, e.g. an order reference; about 4.9 bits a character. */
export function readableCode(length: number): string {
  return Array.from({ length }, () => READABLE[randomInt(READABLE.length)]).join('')
}

/** Compares secrets in a time that does not tell how much of them matched. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)))
}
