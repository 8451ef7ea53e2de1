import { gtinOf, skuPart } from './code.ts'
import { COLOUR_NAME, SECOND_OPTIONS } from './data/options.ts'
import { COLOURS, type ColourCode, RANGES } from './data/palette.ts'
import type { SecondOptionSpec } from './data/shapes.ts'
import { inEach, localized } from './localize.ts'
import type { Plan } from './plan.ts'
import { type Charm, pricesFor } from './price.ts'
import type { Random } from './random.ts'
import type { DemoOption, DemoOptionValue, DemoVariant } from './types.ts'

/** Turns on for every product of the catalogue in its order, so that GTINs never repeat. */
export type Serial = () => number

type StockMood = 'normal' | 'sold-out' | 'on-order'
type SecondValue = SecondOptionSpec['values'][number]

/** What these are made of is their colour; toys alone are stained in any. */
const OWN_COLOUR = new Set(['wood', 'brass', 'glass'])
const SALE_SHARE = 0.18
const CHARMS: readonly Charm[] = ['whole', 'whole', 'ninety-five', 'ninety-five', 'half']

export interface Range {
  options: DemoOption[]
  variants: DemoVariant[]
  /** The colours in order, first one first; never empty. */
  colours: DemoOptionValue[]
}

/** Options, and one variant for each combination of their values. */
export function variantsOf(plan: Plan, baseSku: string, random: Random, serial: Serial): Range {
  const colours = coloursOf(plan, random)
  const second = secondOf(plan, random)
  const showsColour = colours.length > 1
  const options: DemoOption[] = []
  if (showsColour) options.push({ code: 'color', name: localized(COLOUR_NAME), values: colours })
  const spec = plan.type.second ? SECOND_OPTIONS[plan.type.second] : undefined
  if (spec) {
    options.push({
      code: spec.code,
      name: localized(spec.name),
      values: second.map(([code, , name]) => ({ code, name: localized(name) })),
    })
  }

  const style = random.pick(CHARMS)
  const [low, high] = plan.type.price
  const euros = (low + (high - low) * random.next()) * (plan.form.price ?? 1) * (plan.material.price ?? 1)
  const off = random.chance(SALE_SHARE) ? random.pick([0.15, 0.2, 0.2, 0.25, 0.3, 0.4]) : 0
  const [light, heavy] = plan.type.grams
  // What costs more within a type is mostly larger, and so heavier.
  const grams = random.int(light, heavy) * (plan.form.price ?? 1)
  const mood = random.pick<StockMood>(MOODS)

  const variants = colours.flatMap((colour) =>
    second.map(
      (value): DemoVariant => ({
        sku: [baseSku, showsColour ? colourPart(colour.code) : '', value[1]].filter(Boolean).join('-'),
        options: {
          ...(showsColour ? { color: colour.code } : {}),
          ...(spec ? { [spec.code]: value[0] } : {}),
        },
        prices: pricesFor(euros * value[3], style, off),
        stock: stockOf(mood, random),
        gtin: gtinOf(serial()),
        weightGrams: Math.max(5, Math.round((grams * value[4]) / 5) * 5),
      }),
    ),
  )
  return { options, variants, colours }
}

const MOODS: readonly StockMood[] = [
  ...Array<StockMood>(36).fill('normal'),
  'sold-out',
  'on-order',
  'on-order',
]

function stockOf(mood: StockMood, random: Random): DemoVariant['stock'] {
  const lowAt = random.pick([3, 5, 5, 8])
  if (mood === 'sold-out') return { onHand: 0, policy: 'deny', lowAt }
  if (mood === 'on-order') return { onHand: 0, policy: 'backorder', lowAt }
  const roll = random.next()
  if (roll < 0.07) return { onHand: 0, policy: 'deny', lowAt }
  if (roll < 0.1) return { onHand: 0, policy: 'backorder', lowAt }
  if (roll < 0.22) return { onHand: random.int(1, 4), policy: 'deny', lowAt }
  return { onHand: random.int(9, 140), policy: random.chance(0.05) ? 'backorder' : 'deny', lowAt }
}

function coloursOf(plan: Plan, random: Random): DemoOptionValue[] {
  const ownColour = OWN_COLOUR.has(plan.material.art) && plan.type.range !== 'play'
  const codes = RANGES[(!ownColour && plan.type.range) || plan.material.colours]
  if (!codes) throw new Error(`unknown colour range of ${plan.type.code}`)
  const [least, most] = plan.type.colours ?? [1, 3]
  const chosen = random.sample(codes, Math.min(codes.length, random.int(least, most)))
  return chosen.map((code) => colourValue(code, plan, random))
}

function colourValue(code: ColourCode, plan: Plan, random: Random): DemoOptionValue {
  const { hex, name } = COLOURS[code]
  if (!plan.pattern) return { code, name: localized(name), hex, pattern: plan.material.pattern ?? 'plain' }
  // A stripe of one's own colour is no stripe.
  const others = plan.pattern.seconds.filter((other) => contrast(COLOURS[other].hex, hex) > 60)
  const other = others.length > 0 ? random.pick(others) : 'navy'
  return {
    code: `${code}-${other}`,
    name: inEach((_lang, index) => `${name[index]} / ${COLOURS[other].name[index]}`),
    hex,
    pattern: plan.pattern.drawn,
    hex2: COLOURS[other].hex,
  }
}

/** A rough distance between two colours, 0–255 per channel, enough to tell stripes from ground. */
export function contrast(one: string, other: string): number {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return Math.max(...[1, 3, 5].map((at) => Math.abs(channel(one, at) - channel(other, at))))
}

/** “navy-ecru” → “NAVECR”. */
function colourPart(code: string): string {
  return code
    .split('-')
    .map((part) => skuPart(part, 3))
    .join('')
}

/** Neighbouring values of the second option; one neutral value when there is none. */
function secondOf(plan: Plan, random: Random): readonly SecondValue[] {
  if (!plan.type.second) return [NEUTRAL]
  const spec = SECOND_OPTIONS[plan.type.second]
  if (!spec) throw new Error(`unknown option ${plan.type.second}`)
  const count = spec.take ? random.int(spec.take[0], spec.take[1]) : spec.values.length
  const start = random.int(0, spec.values.length - count)
  return spec.values.slice(start, start + count)
}

const NEUTRAL: SecondValue = ['one', '', ['', '', '', ''], 1, 1]
