import { ServiceError } from '@techmart/contracts'
import { normalize } from './password.ts'

const MIN_LENGTH = 8

/**
 * Passwords that everybody tries first; shorter ones are refused by their length. Compared without case,
 * digits and signs at the end, so that "Password123!" counts as "password".
 */
const COMMON = new Set(
  (
    'password passwort contraseña contrasena passw0rd p@ssword p@ssw0rd password1 letmein welcome willkommen ' +
    'bienvenido iloveyou teamo sunshine princess princesa football futbol fussball baseball basketball superman ' +
    'batman starwars pokemon trustno monkey dragon master shadow michael jennifer charlie whatever freedom ' +
    'computer internet samsung liverpool chelsea arsenal barcelona realmadrid summer winter spring autumn ' +
    'sommer verano invierno qwerty qwertyui qwertyuiop qwertz qwertzui qwertzuiop azerty azertyuiop asdfgh ' +
    'asdfghjk asdfghjkl zxcvbnm yxcvbnm qazwsx qazwsxedc abcdef abcdefg abcdefgh abcd abc changeme default ' +
    'secret geheim secreto admin administrator root test testtest user guest hallo hello schatz killer hunter ' +
    'mustang access login techmart shopping google facebook jesus blessed cookie chocolate butterfly'
  ).split(' '),
)
const SEQUENCES = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz']

/**
 * Length and guessability only, no rules on kinds of characters (NIST SP 800-63B §3.1.1.2).
 * Throws WEAK_PASSWORD with a `reason`: too_short, common or email.
 */
export function assertStrong(password: string, email: string): void {
  const plain = normalize(password)
  const folded = plain.toLowerCase()
  if ([...plain].length < MIN_LENGTH) throw weak('too_short', { minLength: MIN_LENGTH })
  if (folded === email || folded === email.split('@')[0]) throw weak('email')
  if (isCommon(folded)) throw weak('common')
}

function isCommon(folded: string): boolean {
  const stem = folded.replace(/[\p{N}\p{P}\p{S}]+$/u, '')
  return (
    COMMON.has(folded) ||
    COMMON.has(stem) ||
    new Set(folded).size <= 2 ||
    SEQUENCES.some((sequence) => sequence.includes(folded)) ||
    isOneWordTwice(folded)
  )
}

function isOneWordTwice(folded: string): boolean {
  const half = folded.length / 2
  const word = folded.slice(0, half)
  return (
    Number.isInteger(half) &&
    folded === word + word &&
    (COMMON.has(word) || SEQUENCES.some((sequence) => sequence.includes(word)))
  )
}

function weak(reason: string, more: object = {}): ServiceError {
  return new ServiceError('WEAK_PASSWORD', { reason, ...more })
}
