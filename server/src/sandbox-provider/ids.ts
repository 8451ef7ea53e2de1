import { randomBytes } from 'node:crypto'

/** `pi_…`, `evt_…`, `re_…`: 96 random bits behind a prefix that says what it names. */
export function newId(prefix: 'pi' | 'evt' | 're'): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}

/** 192 unguessable bits, safe in addresses, cookies and forms. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}
