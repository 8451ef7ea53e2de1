import type { Intent } from '../ledger/model.ts'
import type { Language } from './messages.ts'

/** The payment page of an intent, relative to this provider. */
export function payAddress(intent: Intent, language: Language): string {
  return `/pay/${intent.id}?token=${intent.token}&language=${language}`
}

export function challengeAddress(intent: Intent, language: Language): string {
  return `/pay/${intent.id}/challenge?token=${intent.token}&language=${language}`
}

/** The shop's return address with `intent` and `result` appended: hints only, the webhook is the truth. */
export function returnAddress(intent: Intent, result: 'success' | 'failed' | 'pending'): string {
  return withHints(intent.returnUrl, intent.id, result)
}

/** The shop's cancel address. Going there ends nothing: the intent stays payable until it is cancelled. */
export function cancelAddress(intent: Intent): string {
  return withHints(intent.cancelUrl, intent.id, 'cancelled')
}

/** Where the browser of a shopper belongs, given how far the intent has come. */
export function nextAddress(intent: Intent, language: Language): string {
  switch (intent.status) {
    case 'requires_payment':
      return payAddress(intent, language)
    case 'requires_challenge':
      return challengeAddress(intent, language)
    case 'processing':
      return returnAddress(intent, 'pending')
    case 'authorised':
    case 'captured':
      return returnAddress(intent, 'success')
    case 'cancelled':
    case 'failed':
      return returnAddress(intent, 'failed')
  }
}

function withHints(address: string, intentId: string, result: string): string {
  const url = new URL(address)
  url.searchParams.set('intent', intentId)
  url.searchParams.set('result', result)
  return url.href
}
