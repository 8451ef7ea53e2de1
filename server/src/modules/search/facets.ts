import type { Facet } from '@techmart/contracts'

export interface CountedValue {
  code: string
  name: string
  value: string
  /** Of a category: the one above. */
  parent: string | null
  label: string
  hex: string | null
  count: number
  selected: boolean
}

/** Shown first, in this order; the others follow by how much of the result they speak of. */
const FIRST = ['category', 'brand', 'color', 'size', 'material']
const LAST = ['rating', 'availability']
const MAX_FACETS = 14
/** A facet that says nothing of nine products in ten is not offered. */
const MIN_SHARE = 0.1
const LETTER_SIZES = ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl', '2xl', '3xl', '4xl', '5xl']

/** The facets of an answer from its counted values: worth offering, in a steady order, values as people expect them. */
export function toFacets(values: readonly CountedValue[], total: number, language: string): Facet[] {
  const byCode = [...Map.groupBy(values, ({ code }) => code)]
  return byCode
    .map(([code, known]) => [code, code === 'category' ? oneLevel(known) : known] as const)
    .filter(([code, known]) => isWorthwhile(code, known, total))
    .map(([code, known]) => ({ code, share: sum(known), facet: toFacet(code, known, language) }))
    .sort((one, other) => placeOf(one.code) - placeOf(other.code) || other.share - one.share)
    .slice(0, MAX_FACETS)
    .map(({ facet }) => facet)
}

/**
 * Categories of one level: the departments, or, when all of it is in one department, what stands below that.
 * Inside a category only its children are counted, so there is one level already.
 */
function oneLevel(categories: readonly CountedValue[]): CountedValue[] {
  const top = categories.filter(({ parent }) => parent === null)
  if (top.length === 0) return [...categories]
  const only = top.length === 1 ? top[0]?.value : undefined
  return categories.filter(({ parent, selected }) => selected || parent === (only ?? null))
}

function isWorthwhile(code: string, values: readonly CountedValue[], total: number): boolean {
  if (values.some(({ selected }) => selected)) return true
  if (values.length < 2) return false
  return FIRST.includes(code) || LAST.includes(code) || sum(values) >= total * MIN_SHARE
}

function sum(values: readonly CountedValue[]): number {
  return values.reduce((all, { count }) => all + count, 0)
}

function placeOf(code: string): number {
  if (FIRST.includes(code)) return FIRST.indexOf(code)
  if (LAST.includes(code)) return FIRST.length + 1 + LAST.indexOf(code)
  return FIRST.length
}

function toFacet(code: string, known: readonly CountedValue[], language: string): Facet {
  return {
    code,
    name: known[0]?.name ?? code,
    values: inOrder(code, known, language).map(({ value, label, count, selected, hex }) => ({
      value,
      label,
      count,
      selected,
      ...(hex ? { hex } : {}),
    })),
  }
}

/** Sizes and measures by their size, stars from the top, the rest by what most products have. */
function inOrder(code: string, values: readonly CountedValue[], language: string): CountedValue[] {
  const inWords = collatorOf(language)
  const byLabel = (one: CountedValue, other: CountedValue) => inWords.compare(one.label, other.label)
  const byCount = (one: CountedValue, other: CountedValue) => other.count - one.count || byLabel(one, other)
  if (code === 'rating') return values.toSorted((one, other) => Number(other.value) - Number(one.value))
  const measured = values.filter((one) => sizeOf(one.value) !== undefined)
  if (measured.length < values.length * MOSTLY) return values.toSorted(byCount)
  const size = (one: CountedValue) => sizeOf(one.value) ?? Number.MAX_VALUE
  return values.toSorted((one, other) => size(one) - size(other) || byLabel(one, other))
}

/** Making one takes longer than everything else an answer's facets take. */
const collators = new Map<string, Intl.Collator>()

function collatorOf(language: string): Intl.Collator {
  const known = collators.get(language)
  if (known) return known
  const collator = new Intl.Collator(language, { numeric: true })
  collators.set(language, collator)
  return collator
}

/** The share of values that are measures for a facet to be sorted by them. */
const MOSTLY = 0.6
/** In the smallest unit of its kind. */
const UNITS: Record<string, number> = { cl: 10, l: 1000, litres: 1000, kg: 1000, cm: 10, m: 1000 }

const sizes = new Map<string, number | undefined>()
/** A shop has a few thousand values. */
const MAX_SIZES = 10_000

function sizeOf(value: string): number | undefined {
  if (sizes.has(value)) return sizes.get(value)
  if (sizes.size >= MAX_SIZES) sizes.clear()
  const size = readSize(value)
  sizes.set(value, size)
  return size
}

/** `xs`, `w32`, `42`, `500ml`, `1-5l`, `45x45`; letters stand before figures. */
function readSize(value: string): number | undefined {
  const letters = LETTER_SIZES.indexOf(value)
  if (letters >= 0) return letters - LETTER_SIZES.length
  const [, figure, unit] = /^(?:[a-z]-?)?(\d+(?:[.,-]\d+)?)-?([a-z]*)/.exec(value) ?? []
  return figure === undefined ? undefined : Number(figure.replace(/[,-]/, '.')) * (UNITS[unit ?? ''] ?? 1)
}
