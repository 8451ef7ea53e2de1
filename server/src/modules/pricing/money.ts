/**
 * `amount × numerator ÷ denominator` in whole minor units, halves away from zero: the one rounding rule of
 * the shop. Exact at any size: the product may be larger than a double can count.
 * @param amount whole minor units, not negative
 * @param denominator positive
 */
export function scale(amount: number, numerator: number, denominator: number): number {
  const product = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator)
  return Number(product / (2n * BigInt(denominator)))
}

/**
 * Splits an amount over weights so that the parts sum up to it exactly (method of largest remainders).
 * Parts of equal remainder are served in the order of `keys`, so the result does not depend on the order given.
 * No part exceeds its weight when the amount does not exceed the sum of the weights.
 */
export function spread(amount: number, weights: number[], keys: string[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (amount === 0 || total === 0) return weights.map(() => 0)
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight)
    return { index, part: Number(product / BigInt(total)), remainder: Number(product % BigInt(total)) }
  })
  let left = amount - shares.reduce((sum, share) => sum + share.part, 0)
  const served = shares.toSorted(
    (a, b) => b.remainder - a.remainder || compare(keys[a.index] ?? '', keys[b.index] ?? ''),
  )
  for (const share of served) {
    if (left === 0) break
    share.part++
    left--
  }
  return shares.map((share) => share.part)
}

/**
 * The tax on an amount.
 * Included in it: `gross − gross ÷ (1 + rate)`; on top of it: `net × rate`; each rounded once.
 * @param rateBp basis points, 1900 is 19 %
 */
export function taxOn(amount: number, rateBp: number, included: boolean): number {
  return included ? amount - scale(amount, ONE_BP, ONE_BP + rateBp) : scale(amount, rateBp, ONE_BP)
}

const ONE_BP = 10_000

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
