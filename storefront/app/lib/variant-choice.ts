import type { Product, ProductOption, Variant } from '@techmart/contracts'

/** Whether a value can be had together with the options chosen before it. */
export type ValueState = 'free' | 'sold_out' | 'not_made'

export interface OptionChoice {
  option: ProductOption
  /** The value chosen; absent where the shopper has to say it. */
  chosen: string | undefined
  values: Array<{
    value: string
    name: string
    hex?: string
    hex2?: string
    pattern?: string
    state: ValueState
  }>
}

export interface VariantChoice {
  options: OptionChoice[]
  /** The article, once every option is chosen. */
  variant: Variant | undefined
  /** The first option that still has to be chosen. */
  missing: ProductOption | undefined
  /** Option code → value of everything chosen. */
  chosen: Record<string, string>
}

type Choosable = Pick<Product, 'options' | 'variants'>

/**
 * The choice an address stands for. Options are decided in their order, each among what the earlier ones leave:
 * what was asked for when such an article exists, otherwise the first that can be bought. A size is never
 * guessed: it has to be chosen.
 */
export function chooseVariant(
  product: Choosable,
  asked: Readonly<Record<string, string | undefined>>,
): VariantChoice {
  const chosen: Record<string, string> = {}
  const options = product.options.map((option): OptionChoice => {
    const left = product.variants.filter((variant) => fits(variant, chosen))
    const values = option.values.map((value) => ({
      ...value,
      state: stateOf(left, option.code, value.value),
    }))
    const wanted = values.find(({ value, state }) => value === asked[option.code] && state !== 'not_made')
    const decided = wanted ?? (hasToBeSaid(option) ? undefined : firstOf(values))
    if (decided) chosen[option.code] = decided.value
    return { option, chosen: decided?.value, values }
  })
  const missing = options.find((choice) => choice.chosen === undefined)?.option
  return {
    options,
    missing,
    chosen,
    variant: missing ? undefined : product.variants.find((variant) => fits(variant, chosen)),
  }
}

/** Whether nothing that a choice leaves open can be bought. */
export function isSoldOut({ variants }: Choosable, { chosen }: VariantChoice): boolean {
  return !variants.some((variant) => fits(variant, chosen) && canBeBought(variant))
}

/** The lowest price among the articles that a choice leaves open, and whether they differ. */
export function priceOf({ variants }: Choosable, { chosen, variant }: VariantChoice) {
  const left = variant
    ? [variant]
    : variants.filter((candidate) => fits(candidate, chosen) && candidate.price)
  const [lowest] = left.toSorted((a, b) => (a.price?.amountMinor ?? 0) - (b.price?.amountMinor ?? 0))
  return {
    price: lowest?.price,
    compareAt: lowest?.compareAt,
    varies: left.some((candidate) => candidate.price?.amountMinor !== lowest?.price?.amountMinor),
  }
}

function canBeBought(variant: Variant): boolean {
  return variant.availability !== 'out_of_stock' && variant.price !== undefined
}

function hasToBeSaid(option: ProductOption): boolean {
  return option.code === 'size' && option.values.length > 1
}

function fits(variant: Variant, chosen: Readonly<Record<string, string>>): boolean {
  return Object.entries(chosen).every(([code, value]) => variant.options[code] === value)
}

function stateOf(left: readonly Variant[], code: string, value: string): ValueState {
  const withValue = left.filter((variant) => variant.options[code] === value)
  if (withValue.length === 0) return 'not_made'
  return withValue.some(canBeBought) ? 'free' : 'sold_out'
}

function firstOf(values: OptionChoice['values']): OptionChoice['values'][number] | undefined {
  return values.find(({ state }) => state === 'free') ?? values.find(({ state }) => state === 'sold_out')
}
