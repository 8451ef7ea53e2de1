import { type Address, ServiceError } from '@techmart/contracts'

/** Postal codes as the countries' posts write them; a country that is not listed takes any, or none. */
const POSTAL_CODES: Record<string, RegExp> = {
  AT: /^\d{4}$/,
  BE: /^\d{4}$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
  CH: /^\d{4}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  ES: /^\d{5}$/,
  FI: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
  IE: /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i,
  IT: /^\d{5}$/,
  LU: /^(L-)?\d{4}$/i,
  NL: /^\d{4} ?[A-Z]{2}$/i,
  NO: /^\d{4}$/,
  PL: /^\d{2}-\d{3}$/,
  PT: /^\d{4}-\d{3}$/,
  SA: /^\d{5}(-\d{4})?$/,
  SE: /^\d{3} ?\d{2}$/,
  US: /^\d{5}(-\d{4})?$/,
}
const REGION_NEEDED = new Set(['US', 'CA'])

/** Refuses an address its country's post could not deliver to, naming the field below `at`. */
export function assertDeliverable(address: Address, at: string): void {
  const errors: { field: string; detail: string }[] = []
  const postal = POSTAL_CODES[address.country]
  if (postal && !postal.test(address.postalCode?.trim() ?? '')) {
    errors.push({ field: `${at}/postalCode`, detail: `is not a postal code of ${address.country}` })
  }
  if (REGION_NEEDED.has(address.country) && !address.region?.trim()) {
    errors.push({ field: `${at}/region`, detail: 'is needed: the state or province' })
  }
  for (const field of ['name', 'line1', 'city'] as const) {
    if (address[field].trim() === '') errors.push({ field: `${at}/${field}`, detail: 'is empty' })
  }
  if (errors.length > 0) throw new ServiceError('INVALID_INPUT', { errors })
}
