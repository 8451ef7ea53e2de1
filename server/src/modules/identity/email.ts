/** As the contract's `Email`, which the normal form has to fit as well. */
const PATTERN = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/**
 * The one form an address is kept and found in: compatibility-composed, trimmed, lower case.
 * Undefined when it is no address in that form any more, e.g. one with a second, full-width at sign.
 */
export function normalizeEmail(email: string): string | undefined {
  const normal = email.normalize('NFKC').trim().toLowerCase()
  return PATTERN.test(normal) ? normal : undefined
}
