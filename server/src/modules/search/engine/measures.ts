/** A number with its unit in one canonical spelling: "500ml" for 500 ml, 0.5 l and 50 cl alike. */
export type Measure = string

/** What a unit is called, in which unit it is counted, and how many of those it is. */
export type Units = ReadonlyMap<string, readonly [unit: string, times: number]>

const NUMBER = /^\d+(?:[.,/]\d+)*$/
const NUMBER_AND_UNIT = /^(\d+(?:[.,/]\d+)*)(\p{L}+)$/u
const THOUSANDS = /^\d{1,3}(?:,\d{3})+$/

const table: [names: string, unit: string, times: number][] = [
  ['mm millimeter millimeters millimetre millimetres', 'mm', 1],
  ['cm centimeter centimeters centimetre centimetres', 'mm', 10],
  ['m meter meters metre metres metro metros متر', 'mm', 1000],
  ['in inch inches zoll pulgada pulgadas بوصه', 'in', 1],
  ['ft foot feet', 'in', 12],
  ['ml milliliter milliliters millilitre millilitres mililitro mililitros', 'ml', 1],
  ['cl', 'ml', 10],
  ['l liter liters litre litres litro litros لتر', 'ml', 1000],
  ['gal gallon gallons', 'gal', 1],
  ['qt quart quarts', 'qt', 1],
  ['mg', 'mg', 1],
  ['g gram grams gramm gramo gramos جرام', 'mg', 1000],
  ['kg kilo kilos kilogram kilograms كجم', 'mg', 1_000_000],
  ['oz ounce ounces', 'oz', 1],
  ['lb lbs pound pounds', 'oz', 16],
  ['mb', 'mb', 1],
  ['gb gigabyte gigabytes', 'gb', 1],
  ['tb terabyte terabytes', 'gb', 1000],
  ['w watt watts', 'w', 1],
  ['kw', 'w', 1000],
  ['v volt volts', 'v', 1],
  ['mah', 'mah', 1],
  ['hz', 'hz', 1],
]

/** Names and factors of common units in every language at once: a unit means the same wherever it is read. */
export const units: Units = new Map(
  table.flatMap(([names, unit, times]) => names.split(' ').map((name) => [name, [unit, times]] as const)),
)

/** "4gb", "1.5l": number and unit in one word. */
export function measureOf(word: string, known: Units): Measure | undefined {
  const parts = NUMBER_AND_UNIT.exec(word)
  return parts ? asMeasure(parts[1] as string, parts[2] as string, known) : undefined
}

export function asMeasure(number: string, name: string, known: Units): Measure | undefined {
  const unit = known.get(name)
  const value = amountOf(number)
  if (!unit || value === undefined) return undefined
  return `${Number((value * unit[1]).toPrecision(6))}${unit[0]}`
}

/** The number that a word is or begins with ("4" of "4gb" only where gb is no part of a name), in one spelling. */
export function numberIn(word: string): string | undefined {
  if (!NUMBER.test(word)) return undefined
  if (word.includes('/')) return word
  return plain(word)
}

/** 1/2 is a half; "1,000" a thousand; "1,5" what "1.5" is. */
function amountOf(number: string): number | undefined {
  const [above, below] = number.split('/')
  const value = below === undefined ? Number(plain(number)) : Number(above) / Number(below)
  return Number.isFinite(value) && value > 0 ? value : undefined
}

function plain(number: string): string {
  return THOUSANDS.test(number) ? number.replaceAll(',', '') : number.replaceAll(',', '.')
}
