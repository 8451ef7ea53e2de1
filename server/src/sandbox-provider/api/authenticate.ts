import { equalsInConstantTime } from '../constant-time.ts'
import { SandpayError } from '../sandpay-error.ts'

/** Checks `Authorization: Bearer <secret key>`. Error: `api_key_invalid`. */
export function authenticate(header: string | undefined, secretKey: string): void {
  const given = /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? ''
  if (!equalsInConstantTime(given, secretKey)) {
    throw new SandpayError(401, 'api_key_invalid', 'Send the secret key as Authorization: Bearer <key>')
  }
}
