/** A set of document numbers, a bit for each. */
export type Bits = Uint32Array

/** An empty set with room for the numbers below `documents`. */
export function bitsFor(documents: number): Bits {
  return new Uint32Array((documents + 31) >>> 5)
}

/** 1 where the number is in the set, else 0. */
export function has(bits: Bits, document: number): number {
  return ((bits[document >>> 5] as number) >>> (document & 31)) & 1
}

export function include(bits: Bits, document: number): void {
  ;(bits[document >>> 5] as number) |= 1 << (document & 31)
}

export function exclude(bits: Bits, document: number): void {
  ;(bits[document >>> 5] as number) &= ~(1 << (document & 31))
}
