/** Names for machines: slugs, SKUs and GTINs. */

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
}

/** Latin letters without their marks, so that `Fanø` reads `Fano`. */
function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[æøßıłđœ]/gi, (letter) => LETTERS[letter.toLowerCase()] ?? '')
}

export function slugOf(text: string): string {
  return plainLetters(text)
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The first letters of a word in capitals, for one part of a SKU. */
export function skuPart(text: string, length: number): string {
  return plainLetters(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, length)
}

/**
 * An EAN-13 for internal use: prefix 2, eleven digits of serial number, check digit.
 * Serial numbers are spread with a prime, so neighbours do not look alike and none repeats.
 */
export function gtinOf(serial: number): string {
  const body = `2${String((serial * 73_939_133 + 40_507) % 100_000_000_000).padStart(11, '0')}`
  return body + gtinCheckDigit(body)
}

/** GS1 modulo 10: weights 1 and 3 from the left over twelve digits. */
export function gtinCheckDigit(twelveDigits: string): number {
  let sum = 0
  for (let index = 0; index < 12; index++) sum += Number(twelveDigits[index]) * (index % 2 === 0 ? 1 : 3)
  return (10 - (sum % 10)) % 10
}

/** Hands out each name once; a second caller gets it with a number. */
export function uniqueNames(join: string): (name: string) => string {
  const taken = new Map<string, number>()
  return (name) => {
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count === 1 ? name : `${name}${join}${count}`
  }
}
