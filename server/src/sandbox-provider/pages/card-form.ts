import { findTestCard, type TestCard } from '../test-cards.ts'
import type { MessageKey } from './messages.ts'

export type CardFields = { number: string; expiry: string; cvc: string }
export type FieldErrors = { [Field in keyof CardFields]?: MessageKey }

type CheckedCard =
  | { readonly card: TestCard; readonly errors?: undefined }
  | { readonly card?: undefined; readonly errors: FieldErrors }

/** Checks what the shopper typed; digits of any script, spaces and dashes are understood. */
export function checkCard(fields: CardFields, now: number): CheckedCard {
  const number = digitsOf(fields.number)
  const errors: FieldErrors = {
    number: numberError(number),
    expiry: expiryError(fields.expiry, now),
    cvc: /^\d{3}$/.test(digitsOf(fields.cvc)) ? undefined : 'cvcInvalid',
  }
  const card = findTestCard(number)
  const isFine = !errors.number && !errors.expiry && !errors.cvc
  if (isFine && card) return { card }
  // The number is not sent back to the page, so a right one has to be typed again too.
  return { errors: { ...errors, number: errors.number ?? 'numberAgain' } }
}

function numberError(number: string): MessageKey | undefined {
  if (number === '') return 'numberMissing'
  if (number.length < 12 || number.length > 19 || !passesLuhn(number)) return 'numberInvalid'
  return findTestCard(number) ? undefined : 'numberNotTest'
}

/** The check digit of ISO/IEC 7812: every second digit from the right counts double. */
export function passesLuhn(number: string): boolean {
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

const longestValidityYears = 20

// A card is good until its month has ended everywhere; UTC−12 is the last place on earth.
function expiryError(text: string, now: number): MessageKey | undefined {
  const parts = /^(\d{1,2})\s*[/.-]\s*(?:20)?(\d{2})$|^(\d{2})(?:20)?(\d{2})$/.exec(asciiDigits(text).trim())
  const month = Number(parts?.[1] ?? parts?.[3] ?? 0)
  const year = 2000 + Number(parts?.[2] ?? parts?.[4] ?? 0)
  if (month < 1 || month > 12) return 'expiryInvalid'
  const endsAt = Date.UTC(year, month, 1, 12)
  if (endsAt <= now) return 'expiryPast'
  return year > new Date(now).getUTCFullYear() + longestValidityYears ? 'expiryInvalid' : undefined
}

function digitsOf(text: string): string {
  return asciiDigits(text).replace(/[\s-]/g, '')
}

/** Arabic-Indic and Persian digits, as phone keyboards may give them, as 0–9. */
function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
