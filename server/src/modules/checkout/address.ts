import { type Address, ServiceError } from '@techmart/contracts'

/** What the post of a country needs; spaces and hyphens in postal codes are as free as people write them. */
interface Rule {
  /** Without spaces and hyphens, in capitals. Absent where there are no postal codes. */
  postalCode?: RegExp
  /** Codes are used, yet letters arrive without one. */
  postalCodeIsOptional?: true
  region?: 'needed' | ReadonlySet<string>
}

const digits = (count: number): Rule => ({ postalCode: new RegExp(`^\\d{${count}}$`) })
const maybe = (rule: Rule): Rule => ({ ...rule, postalCodeIsOptional: true })

/** States, district, territories and military addresses (USPS Publication 28, appendix B). */
const US_STATES: ReadonlySet<string> = new Set(
  (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK ' +
    'OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP'
  ).split(' '),
)
const CA_PROVINCES: ReadonlySet<string> = new Set('AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '))

/** Of a country that is not listed any postal code is taken, or none. */
const RULES: Record<string, Rule> = {
  AE: { region: 'needed' },
  AT: digits(4),
  BE: digits(4),
  BH: maybe({ postalCode: /^\d{3,4}$/ }),
  CA: { postalCode: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/, region: CA_PROVINCES },
  CH: digits(4),
  CY: digits(4),
  DE: digits(5),
  DK: digits(4),
  EE: digits(5),
  EG: maybe(digits(5)),
  ES: { postalCode: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/ },
  FI: digits(5),
  FR: digits(5),
  GB: { postalCode: /^(GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/ },
  GR: digits(5),
  HR: digits(5),
  // Eircodes are still not known to everybody who has one.
  IE: maybe({ postalCode: /^[A-Z]\d[\dW][A-Z\d]{4}$/ }),
  IT: digits(5),
  JO: maybe(digits(5)),
  KW: maybe(digits(5)),
  LT: { postalCode: /^(LT)?\d{5}$/ },
  LU: { postalCode: /^L?\d{4}$/ },
  LV: { postalCode: /^(LV)?\d{4}$/ },
  MA: maybe(digits(5)),
  MT: { postalCode: /^[A-Z]{3}\d{4}$/ },
  NL: { postalCode: /^[1-9]\d{3}[A-Z]{2}$/ },
  NO: digits(4),
  OM: maybe(digits(3)),
  PL: digits(5),
  PT: digits(7),
  QA: {},
  SA: { postalCode: /^\d{5}(\d{4})?$/ },
  SE: digits(5),
  SI: digits(4),
  SK: digits(5),
  TN: maybe(digits(4)),
  US: { postalCode: /^\d{5}(\d{4})?$/, region: US_STATES },
}

type Fault = { field: string; detail: string }

/**
 * Refuses an address its country's post could not deliver to: INVALID_INPUT with every field that does not fit,
 * below `at`.
 */
export function assertDeliverable(address: Address, at: string): void {
  const errors = [...emptyFields(address), ...postalFaults(address), ...regionFaults(address)].map(
    ({ field, detail }) => ({ field: `${at}/${field}`, detail }),
  )
  if (errors.length > 0) throw new ServiceError('INVALID_INPUT', { errors })
}

function emptyFields(address: Address): Fault[] {
  return (['name', 'line1', 'city'] as const)
    .filter((field) => address[field].trim() === '')
    .map((field) => ({ field, detail: 'is empty' }))
}

function postalFaults({ country, postalCode = '' }: Address): Fault[] {
  const { postalCode: pattern, postalCodeIsOptional } = RULES[country] ?? {}
  const bare = postalCode.toUpperCase().replace(/[\s-]/g, '')
  if (!pattern || pattern.test(bare) || (postalCodeIsOptional && bare === '')) return []
  return [{ field: 'postalCode', detail: `is not a postal code of ${country}` }]
}

function regionFaults({ country, region = '' }: Address): Fault[] {
  const needed = RULES[country]?.region
  const given = region.trim()
  if (!needed) return []
  if (given === '') return [{ field: 'region', detail: 'is needed: the state, province or emirate' }]
  if (needed === 'needed' || needed.has(given.toUpperCase())) return []
  return [{ field: 'region', detail: `is not the code of a state or province of ${country}` }]
}
