/** How addresses of a country are written, as far as a form has to know. */
export interface AddressRule {
  /** Absent where there are no postal codes. */
  postal?: {
    pattern: RegExp
    /** A real one, shown when the typed one does not fit. */
    example: string
    isRequired: boolean
    /** Digits alone: a phone shows its number keys. */
    isDigits: boolean
  }
  region?: {
    name: 'state' | 'province' | 'emirate' | 'county'
    isRequired: boolean
    /** Chosen from a list, where the post insists on its codes. */
    choices?: ReadonlyArray<readonly [code: string, name: string]>
  }
  /** The postal code stands before the town. */
  postalFirst: boolean
}

/** The rule of a country; a lenient one for countries that have none of their own here. */
export function addressRuleOf(country: string): AddressRule {
  return rules[country] ?? lenient
}

const lenient: AddressRule = {
  postal: { pattern: /^[\p{L}\d -]{2,12}$/u, example: '1000', isRequired: false, isDigits: false },
  postalFirst: true,
}

function digits(count: number, example: string, isRequired = true): AddressRule {
  return {
    postal: { pattern: new RegExp(`^\\d{${count}}$`), example, isRequired, isDigits: true },
    postalFirst: true,
  }
}

function mixed(pattern: RegExp, example: string, isRequired = true): AddressRule {
  return { postal: { pattern, example, isRequired, isDigits: false }, postalFirst: true }
}

/** The 50 states, the district, the territories and the military addresses of the United States Postal Service. */
const usStates: ReadonlyArray<readonly [string, string]> =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|VI U.S. Virgin Islands|AA Armed Forces Americas|AE Armed Forces Europe|AP Armed Forces Pacific'
    .split('|')
    .map((line) => [line.slice(0, 2), line.slice(3)] as const)

const rules: Record<string, AddressRule> = {
  US: {
    postal: { pattern: /^\d{5}(-\d{4})?$/, example: '10001', isRequired: true, isDigits: true },
    region: { name: 'state', isRequired: true, choices: usStates },
    postalFirst: false,
  },
  GB: { ...mixed(/^(GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$/, 'SW1A 1AA'), postalFirst: false },
  IE: {
    ...mixed(/^[A-Z]\d[\dW] [A-Z\d]{4}$/, 'D02 AF30', false),
    region: { name: 'county', isRequired: false },
    postalFirst: false,
  },

  AT: digits(4, '1010'),
  BE: digits(4, '1000'),
  CY: digits(4, '1010'),
  DE: digits(5, '10115'),
  EE: digits(5, '10111'),
  ES: { ...digits(5, '28013'), region: { name: 'province', isRequired: false } },
  FI: digits(5, '00100'),
  FR: digits(5, '75001'),
  GR: mixed(/^\d{3} \d{2}$/, '105 57'),
  HR: digits(5, '10000'),
  IT: { ...digits(5, '00184'), region: { name: 'province', isRequired: true } },
  LT: mixed(/^LT-\d{5}$/, 'LT-01103'),
  LU: mixed(/^L-\d{4}$/, 'L-1009'),
  LV: mixed(/^LV-\d{4}$/, 'LV-1050'),
  MT: mixed(/^[A-Z]{3} \d{4}$/, 'VLT 1117'),
  NL: mixed(/^\d{4} [A-Z]{2}$/, '1012 AB'),
  PT: mixed(/^\d{4}-\d{3}$/, '1100-053'),
  SI: digits(4, '1000'),
  SK: mixed(/^\d{3} \d{2}$/, '811 01'),

  AE: { region: { name: 'emirate', isRequired: true }, postalFirst: false },
  BH: mixed(/^\d{3,4}$/, '317', false),
  EG: { ...digits(5, '11511', false), region: { name: 'province', isRequired: false } },
  JO: digits(5, '11118', false),
  KW: digits(5, '13001', false),
  MA: digits(5, '20000', false),
  OM: digits(3, '113', false),
  QA: { postalFirst: false },
  SA: digits(5, '12211'),
  TN: digits(4, '1000', false),
}

/** Spaces and hyphens where the post of the country puts them; people leave them out or put in others. */
const spacing: Record<string, (bare: string) => string> = {
  US: (bare) => (bare.length === 9 ? `${bare.slice(0, 5)}-${bare.slice(5)}` : bare),
  GB: (bare) => `${bare.slice(0, -3)} ${bare.slice(-3)}`,
  IE: (bare) => `${bare.slice(0, 3)} ${bare.slice(3)}`,
  GR: (bare) => `${bare.slice(0, 3)} ${bare.slice(3)}`,
  SK: (bare) => `${bare.slice(0, 3)} ${bare.slice(3)}`,
  NL: (bare) => `${bare.slice(0, 4)} ${bare.slice(4)}`,
  MT: (bare) => `${bare.slice(0, 3)} ${bare.slice(3)}`,
  PT: (bare) => `${bare.slice(0, 4)}-${bare.slice(4)}`,
  LT: (bare) => `LT-${bare.replace(/^LT/, '')}`,
  LU: (bare) => `L-${bare.replace(/^L/, '')}`,
  LV: (bare) => `LV-${bare.replace(/^LV/, '')}`,
}

/** A postal code as its country writes it: capitals, one kind of digits, its own spaces and hyphens. */
export function tidyPostalCode(country: string, typed: string): string {
  const text = latinDigits(typed).toUpperCase().trim()
  const bare = text.replace(/[\s-]/g, '')
  if (!bare) return ''
  if (!rules[country]) return text.replace(/\s+/g, ' ')
  return spacing[country]?.(bare) ?? bare
}

/** Arabic and Persian keyboards type digits of their own. */
export function latinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
