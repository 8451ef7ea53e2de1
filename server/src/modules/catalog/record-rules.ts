import { type ProductRecord, ServiceError } from '@techmart/contracts'

export interface Fault {
  /** JSON pointer into the record. */
  field: string
  detail: string
}

/** Throws INVALID_INPUT naming every fault; `at` is the pointer of the record within the input. */
export function assertSound(record: ProductRecord, at: string): void {
  const faults = faultsOf(record)
  if (faults.length > 0)
    throw invalid(faults.map(({ field, detail }) => ({ field: `${at}${field}`, detail })))
}

export function invalid(errors: Fault[]): ServiceError {
  return new ServiceError('INVALID_INPUT', { errors })
}

/** What the schema cannot say: a record must fit together. */
function faultsOf(record: ProductRecord): Fault[] {
  return [
    ...optionFaults(record),
    ...variantFaults(record),
    ...pictureFaults(record),
    ...componentFaults(record),
  ]
}

const HEX = /^#[0-9a-f]{6}$/

function optionFaults({ options }: ProductRecord): Fault[] {
  const faults = repeated(options.map(({ code }) => code)).map((index) => ({
    field: `/options/${index}/code`,
    detail: 'is there twice',
  }))
  for (const [index, { values }] of options.entries()) {
    const field = `/options/${index}/values`
    for (const twice of repeated(values.map(({ value }) => value)))
      faults.push({ field: `${field}/${twice}/value`, detail: 'is there twice' })
    for (const [at, value] of values.entries()) {
      for (const code of ['hex', 'hex2'] as const) {
        if (value[code] !== undefined && !HEX.test(value[code]))
          faults.push({ field: `${field}/${at}/${code}`, detail: 'must look like #1a2b3c' })
      }
    }
  }
  return faults
}

function variantFaults({ options, variants }: ProductRecord): Fault[] {
  const faults = repeated(variants.map(({ sku }) => sku)).map((index) => ({
    field: `/variants/${index}/sku`,
    detail: 'is there twice',
  }))
  const known = new Map(options.map(({ code, values }) => [code, new Set(values.map(({ value }) => value))]))
  for (const [index, variant] of variants.entries()) {
    const chosen = Object.entries(variant.options)
    const fits = chosen.length === known.size && chosen.every(([code, value]) => known.get(code)?.has(value))
    if (!fits)
      faults.push({ field: `/variants/${index}/options`, detail: 'must choose one value of every option' })
  }
  const choices = variants.map((variant) => options.map(({ code }) => variant.options[code]).join('\n'))
  for (const twice of repeated(choices))
    faults.push({ field: `/variants/${twice}/options`, detail: 'are those of another variant' })
  return faults
}

function pictureFaults({ options, pictures }: ProductRecord): Fault[] {
  const values = new Set(options.flatMap(({ values }) => values.map(({ value }) => value)))
  return pictures.flatMap(({ colorValue }, index) =>
    colorValue === undefined || values.has(colorValue)
      ? []
      : [{ field: `/pictures/${index}/colorValue`, detail: 'is no value of an option' }],
  )
}

function componentFaults({ kind, components = [], variants }: ProductRecord): Fault[] {
  const own = new Set(variants.map(({ sku }) => sku))
  if (kind === 'simple' && components.length > 0)
    return [{ field: '/components', detail: 'belong to a bundle' }]
  if (kind === 'bundle' && components.length === 0)
    return [{ field: '/components', detail: 'a bundle is made of something' }]
  const faults = repeated(components.map(({ sku }) => sku)).map((index) => ({
    field: `/components/${index}/sku`,
    detail: 'is there twice',
  }))
  for (const [index, { sku }] of components.entries()) {
    if (own.has(sku)) faults.push({ field: `/components/${index}/sku`, detail: 'is the bundle itself' })
  }
  return faults
}

/** Where a value stands that stood before. */
function repeated(values: readonly string[]): number[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    const again = seen.has(value)
    seen.add(value)
    return again ? [index] : []
  })
}
