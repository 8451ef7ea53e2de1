import { ATTRIBUTES, FIXED_NAMES } from './data/attributes.ts'
import { CARE, CLOSINGS, LASTING } from './data/care.ts'
import { ORIGINS } from './data/origins.ts'
import type { AttributeSpec, CareSpec, Four } from './data/shapes.ts'
import { decimal, inEach, LANGS, localized } from './localize.ts'
import type { Plan } from './plan.ts'
import type { Random } from './random.ts'
import type { DemoAttribute, Lang, Localized } from './types.ts'

export interface Words {
  subtitle: Localized
  description: Localized
  bullets: Record<Lang, string[]>
  attributes: DemoAttribute[]
}

/** Soap and paper need no spare parts. */
const USED_UP = new Set(['care', 'paper', 'apparel', 'accessory'])

/** Everything a product page says about a thing, beside its title. */
export function describe(plan: Plan, weightGrams: number, random: Random): Words {
  // The material leads every third time or so; on a shelf of one type that alone tells things apart.
  const facts = random.sample(plan.type.facts, 4)
  const [lead, ...bullets] = random.chance(0.4)
    ? [plan.material.note, ...facts]
    : [...facts, plan.material.note]
  return {
    subtitle: localized(lead as Four),
    description: paragraphs(plan, random),
    bullets: Object.fromEntries(
      LANGS.map((lang, index) => [lang, bullets.map((fact) => fact[index] as string)]),
    ) as Record<Lang, string[]>,
    attributes: attributesOf(plan, weightGrams, random),
  }
}

function paragraphs(plan: Plan, random: Random): Localized {
  const first = [random.pick(plan.type.openings), random.pick(plan.material.says)]
  const second = [random.pick(plan.type.details), plan.brand.says]
  const third: Four[] = []
  if (random.chance(0.75)) third.push(random.pick(careOf(plan.type.care ?? plan.material.care).says))
  if (random.chance(0.45))
    third.push(random.pick(USED_UP.has(plan.type.family) ? CLOSINGS : [...CLOSINGS, ...LASTING]))
  const blocks = [first, second, third].filter((block) => block.length > 0)
  return inEach((_lang, index) =>
    blocks.map((block) => block.map((sentence) => sentence[index]).join(' ')).join('\n\n'),
  )
}

function attributesOf(plan: Plan, weightGrams: number, random: Random): DemoAttribute[] {
  const { material, materialCode, brand, form, type, note } = plan
  const care = type.care ?? material.care
  const attributes: DemoAttribute[] = [fixed('material', material.name, materialCode, true)]
  if (note && type.notes) {
    const code = type.notes.attribute as keyof typeof FIXED_NAMES
    attributes.push(fixed(code, note, note[0].toLowerCase(), true))
  }
  for (const code of type.attributes) attributes.push(drawn(code, random))
  if (form.ml) attributes.push(volume(form.ml))
  if (form.size) attributes.push(dimensions(form.size))
  attributes.push(weight(weightGrams))
  attributes.push(fixed('care', careOf(care).value, care, false))
  attributes.push(fixed('origin', ORIGINS[brand.origin] as Four, brand.origin, true))
  return attributes
}

/** One value of an attribute, drawn from its list or range. */
function drawn(code: string, random: Random): DemoAttribute {
  const spec: AttributeSpec | undefined = ATTRIBUTES[code]
  if (!spec) throw new Error(`unknown attribute ${code}`)
  const base = { code, name: localized(spec.name), facet: spec.facet }
  if ('values' in spec) {
    const [machineValue, value] = random.pick(spec.values)
    return { ...base, value: localized(value), machineValue }
  }
  const number = spec.from + spec.step * random.int(0, Math.floor((spec.to - spec.from) / spec.step))
  const value = inEach((_lang, index) => `${number} ${spec.unit[index]}`)
  return { ...base, value, machineValue: `${number} ${spec.machineUnit}` }
}

export function fixed(
  code: keyof typeof FIXED_NAMES,
  value: Four,
  machineValue: string,
  facet: boolean,
): DemoAttribute {
  return { code, name: localized(FIXED_NAMES[code]), value: localized(value), machineValue, facet }
}

function volume(ml: number): DemoAttribute {
  const value = inEach((lang) => (lang === 'ar' ? `${ml} مل` : `${ml} ml`))
  return {
    code: 'volume',
    name: localized(FIXED_NAMES.volume),
    value,
    machineValue: `${ml} ml`,
    facet: false,
  }
}

function dimensions([width, depth, height]: readonly [number, number, number]): DemoAttribute {
  const value = inEach((lang) => {
    const round = depth === 0 && height > 0
    const sides = [width, depth, height].filter((side) => side > 0).map((side) => decimal(side, lang))
    return `${round ? 'Ø ' : ''}${sides.join(' × ')} ${lang === 'ar' ? 'سم' : 'cm'}`
  })
  const machineValue = `${[width, depth, height].filter((side) => side > 0).join('x')} cm`
  return { code: 'dimensions', name: localized(FIXED_NAMES.dimensions), value, machineValue, facet: false }
}

/** Grams up to a kilogram, then kilograms. */
export function weight(grams: number): DemoAttribute {
  const value = inEach((lang) => {
    if (grams < 1000) return `${grams} ${lang === 'ar' ? 'غ' : 'g'}`
    return `${decimal(grams / 1000, lang)} ${lang === 'ar' ? 'كغ' : 'kg'}`
  })
  return {
    code: 'weight',
    name: localized(FIXED_NAMES.weight),
    value,
    machineValue: `${grams} g`,
    facet: false,
  }
}

function careOf(code: string): CareSpec {
  const care = CARE[code]
  if (!care) throw new Error(`unknown care ${code}`)
  return care
}
