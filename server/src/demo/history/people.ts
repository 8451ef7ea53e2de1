import type { Address, Currency, Language } from '@techmart/contracts'
import { type Random, randomFor } from '../catalogue/random.ts'
import { steadyId } from '../steady-id.ts'
import { ARABIC, NAMES, type Tongue } from './names.ts'
import { COUNTRIES, type Country } from './places.ts'
import { weighted } from './weighted.ts'

const DAY_MS = 86_400_000
/** The oldest account; the shop opened then. */
const OPEN_FOR_DAYS = 540
const DOMAINS = ['example.com', 'example.org', 'example.net'] as const

export interface Person {
  name: string
  email: string
  language: Language
  currency: Currency
  address: Address
}

export interface DemoCustomer extends Person {
  id: string
  /** RFC 3339. */
  createdAt: string
  /** How often they come back, against others. */
  loyalty: number
}

/** Invents people; the same source of names gives the same people in the same order, and no address twice. */
export function inventor(seed: string): (key: string) => Person {
  const taken = new Set<string>()
  const countryOf = weighted(COUNTRIES, ({ share }) => share)
  return (key) => {
    const random = randomFor(`${seed}/person/${key}`)
    const country = countryOf(random)
    const { name, latin } = nameIn(country.tongue, random)
    return {
      name,
      email: emailOf(latin, random, taken),
      language: weighted(country.languages, ([, share]) => share)(random)[0],
      currency: country.currency,
      address: addressIn(country, name, random),
    }
  }
}

/** Customers with accounts, the oldest first; `nowMs` is the start of the present day. */
export function makeCustomers(count: number, seed: string, nowMs: number): DemoCustomer[] {
  const invent = inventor(`${seed}/customers`)
  return Array.from({ length: count }, (_, index) => {
    const random = randomFor(`${seed}/customer/${index}`)
    // More come every month: the square root puts most of them into the later half.
    const age = Math.floor((1 - Math.sqrt((index + random.next()) / count)) * OPEN_FOR_DAYS)
    const createdMs = nowMs - (age + 1) * DAY_MS + random.int(7 * 60, 22 * 60) * 60_000
    return {
      ...invent(String(index)),
      id: steadyId(`customer/${index}`),
      createdAt: new Date(createdMs).toISOString(),
      loyalty: 1 / (count / 20 + random.int(0, count - 1)) ** 0.6,
    }
  })
}

function nameIn(tongue: Tongue, random: Random): { name: string; latin: [string, string] } {
  if (tongue === 'arabic') {
    const [given, family] = [random.pick(ARABIC.given), random.pick(ARABIC.family)]
    return { name: `${given[0]} ${family[0]}`, latin: [given[1], family[1]] }
  }
  const { given, family } = NAMES[tongue]
  const pair: [string, string] = [random.pick(given), random.pick(family)]
  // Two family names, as is the custom.
  const second = tongue === 'spanish' && random.chance(0.7) ? ` ${random.pick(family)}` : ''
  return { name: `${pair.join(' ')}${second}`, latin: pair }
}

function emailOf(latin: [string, string], random: Random, taken: Set<string>): string {
  const [given, family] = latin.map(fold) as [string, string]
  const local = random.pick([`${given}.${family}`, `${given.charAt(0)}.${family}`, `${given}${family}`])
  const domain = random.pick(DOMAINS)
  for (let number = 1; ; number++) {
    const email = `${local}${number === 1 ? '' : number}@${domain}`
    if (taken.has(email)) continue
    taken.add(email)
    return email
  }
}

/** Letters of e-mail addresses: without accents, in lower case. */
function fold(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[äöü]/g, (letter) => `${{ ä: 'a', ö: 'o', ü: 'u' }[letter] ?? ''}e`)
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}

function addressIn(country: Country, name: string, random: Random): Address {
  const place = random.pick(country.places)
  const fill = (pattern: string) =>
    pattern
      .replaceAll('{street}', random.pick(country.streets))
      .replaceAll('{number}', String(random.int(1, 180)))
  return {
    name,
    line1: fill(country.line1),
    ...(country.line2 && random.chance(0.25)
      ? { line2: country.line2.replace('{number}', String(random.int(1, 24))) }
      : {}),
    city: place.city,
    ...(place.postalCode ? { postalCode: scramble(place.postalCode, random) } : {}),
    ...(place.region ? { region: place.region } : {}),
    country: country.code,
    ...(country.phone && random.chance(0.5) ? { phone: scramble(country.phone, random) } : {}),
  }
}

/** Letters that postal codes use: none that can be taken for a digit. */
const LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ']

function scramble(pattern: string, random: Random): string {
  return pattern.replace(/#/g, () => String(random.int(1, 9))).replace(/@/g, () => random.pick(LETTERS))
}
