import type { FacetCount, Histogram } from '../engine/counts.ts'
import type { Filter, Range } from '../engine/filters.ts'
import type { Json } from './connection.ts'
import { facetField, nameOfField, numberField } from './field-names.ts'

/** One filter as a query, and what it narrows: counts of that are taken without it. */
export interface Narrowing {
  of: string
  query: Json
}

/** Several filters of one facet are one: any of all their values. */
export function narrowings(filters: readonly Filter[] = [], ranges: readonly Range[] = []): Narrowing[] {
  const byCode = Map.groupBy(filters, ({ code }) => code)
  return [
    ...[...byCode].map(([code, own]) => ({
      of: facetField(code),
      query: {
        terms: { [facetField(code)]: own.flatMap(({ values }) => values.map((v) => v.toWellFormed())) },
      },
    })),
    ...ranges.map(({ number, min, max }) => ({
      of: numberField(number),
      query: {
        range: {
          [numberField(number)]: {
            // A range without limits still wants the number to be there.
            gte: min === undefined || min === Number.NEGATIVE_INFINITY ? -Number.MAX_VALUE : min,
            lte: max === undefined || max === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : max,
          },
        },
      },
    })),
  ]
}

export function allOf(narrowed: readonly Narrowing[], except?: string): Json {
  const filter = narrowed.filter(({ of }) => of !== except).map(({ query }) => query)
  return filter.length === 0 ? { match_all: {} } : { bool: { filter } }
}

/** Aggregations that count every facet of the index and the ends of some numbers, each as if its own filter were open. */
export function counting(
  fields: readonly string[],
  narrowed: readonly Narrowing[],
  filters: readonly Filter[],
  most: number,
  numbers: readonly string[],
): Json {
  const valuesOf = (field: string): Json => ({ values: { terms: { field, size: most } } })
  const own = new Set(narrowed.map(({ of }) => of))
  const open = fields.filter((field) => !own.has(field))
  const chosen = (field: string) =>
    filters.filter(({ code }) => facetField(code) === field).flatMap(({ values }) => values)
  return {
    ...(open.length === 0
      ? {}
      : {
          open: {
            filter: allOf(narrowed),
            aggs: Object.fromEntries(open.map((field) => [field, { terms: { field, size: most } }])),
          },
        }),
    ...Object.fromEntries(
      fields
        .filter((field) => own.has(field))
        .map((field) => [
          `own ${field}`,
          {
            filter: allOf(narrowed, field),
            aggs: {
              ...valuesOf(field),
              chosen: {
                terms: {
                  field,
                  include: chosen(field).map((value) => value.toWellFormed()),
                  size: Math.max(1, chosen(field).length),
                  min_doc_count: 0,
                },
              },
            },
          },
        ]),
    ),
    ...Object.fromEntries(
      numbers.map((number) => [
        `ends ${numberField(number)}`,
        {
          filter: allOf(narrowed, numberField(number)),
          aggs: { ends: { stats: { field: numberField(number) } } },
        },
      ]),
    ),
  }
}

interface Buckets {
  buckets: { key: string; doc_count: number }[]
}

interface Own {
  values: Buckets
  chosen: Buckets
}

export type Counted = Record<string, unknown>

export function facetsIn(counted: Counted, fields: readonly string[], most: number): FacetCount[] {
  const open = counted.open as Record<string, Buckets> | undefined
  return fields.flatMap((field) => {
    const own = counted[`own ${field}`] as Own | undefined
    const values = own ? chosenFirst(own, most) : asValues(open?.[field])
    return values.length === 0 ? [] : [{ code: nameOfField(field.slice('facets.'.length)), values }]
  })
}

function asValues(buckets: Buckets | undefined, isSelected = false): FacetCount['values'] {
  return (buckets?.buckets ?? []).map(({ key, doc_count: count }) => ({ value: key, count, isSelected }))
}

function chosenFirst({ values, chosen }: Own, most: number): FacetCount['values'] {
  const first = asValues(chosen, true).toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const isFirst = new Set(first.map(({ value }) => value))
  return [...first, ...asValues(values).filter(({ value }) => !isFirst.has(value))].slice(0, most)
}

interface Span {
  number: string
  min: number
  max: number
  width: number
}

/** Numbers that some document has, cut into equal parts. */
export function spansIn(counted: Counted, numbers: readonly string[], parts: number): Span[] {
  return numbers.flatMap((number) => {
    const { ends } = counted[`ends ${numberField(number)}`] as {
      ends: { count: number; min: number; max: number }
    }
    if (ends.count === 0) return []
    return [{ number, min: ends.min, max: ends.max, width: (ends.max - ends.min) / parts || 1 }]
  })
}

export function histogramCounting(spans: readonly Span[], narrowed: readonly Narrowing[]): Json {
  return Object.fromEntries(
    spans.map(({ number, min, width }) => [
      numberField(number),
      {
        filter: allOf(narrowed, numberField(number)),
        aggs: {
          parts: {
            histogram: { field: numberField(number), interval: width, offset: min, min_doc_count: 1 },
          },
        },
      },
    ]),
  )
}

export function histogramsIn(counted: Counted, spans: readonly Span[], parts: number): Histogram[] {
  return spans.map(({ number, min, max, width }) => {
    const { parts: found } = counted[numberField(number)] as {
      parts: { buckets: { key: number; doc_count: number }[] }
    }
    const buckets = new Array<number>(parts).fill(0)
    for (const { key, doc_count: count } of found.buckets) {
      const part = Math.max(0, Math.min(parts - 1, Math.round((key - min) / width)))
      buckets[part] = (buckets[part] as number) + count
    }
    return { number, min, max, buckets }
  })
}
