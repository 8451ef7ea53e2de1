import { BRANDS } from './data/brands.ts'
import { MATERIALS } from './data/materials.ts'
import { PATTERNS, type PatternSpec } from './data/palette.ts'
import type { BrandSpec, FormSpec, Four, MaterialSpec, TypeSpec } from './data/shapes.ts'
import { inEach, words } from './localize.ts'
import { type Random, randomFor } from './random.ts'
import type { Localized } from './types.ts'

/** What one product is, before it has variants, pictures and words. */
export interface Plan {
  type: TypeSpec
  brand: BrandSpec
  line: string
  form: FormSpec
  materialCode: string
  material: MaterialSpec
  pattern?: PatternSpec
  note?: Four
  title: Localized
}

const TITLE_LIMIT = 60
const ATTEMPTS = 200
/** A pattern needs threads to be woven from. */
const WOVEN = new Set(['cotton', 'wool', 'linen'])

const BRAND_BY_SLUG = new Map(BRANDS.map((brand) => [brand.slug, brand]))

/** `count` products of one type, no two with the same title in any language. */
export function planType(type: TypeSpec, count: number, seed: string, taken: Set<string>): Plan[] {
  const random = randomFor(`${seed}/plan/${type.code}`)
  const lines = new Map(type.brands.map((slug) => [slug, random.sample(brandOf(slug).lines, 99)]))
  const notes = type.notes ? random.sample(type.notes.values, 99) : []
  const plans: Plan[] = []
  for (let attempt = 0; plans.length < count; attempt++) {
    if (attempt > count + ATTEMPTS) throw new Error(`too few different titles for ${type.code}`)
    const brand = brandOf(type.brands[attempt % type.brands.length] as string)
    const brandLines = lines.get(brand.slug) as string[]
    const line = brandLines[Math.floor(attempt / type.brands.length) % brandLines.length] as string
    const note = notes.length > 0 ? notes[attempt % notes.length] : undefined
    const plan = planOne(type, brand, line, note, random)
    const titles = Object.entries(plan.title).map(([lang, title]) => `${lang} ${title}`)
    if (titles.some((title) => taken.has(title) || title.length > TITLE_LIMIT + 3)) continue
    for (const title of titles) taken.add(title)
    plans.push(plan)
  }
  return plans
}

export function brandOf(slug: string): BrandSpec {
  const brand = BRAND_BY_SLUG.get(slug)
  if (!brand) throw new Error(`unknown brand ${slug}`)
  return brand
}

export function materialOf(code: string): MaterialSpec {
  const material = MATERIALS[code]
  if (!material) throw new Error(`unknown material ${code}`)
  return material
}

function planOne(
  type: TypeSpec,
  brand: BrandSpec,
  line: string,
  note: Four | undefined,
  random: Random,
): Plan {
  const [form, materialCode] = makeup(type, brand, random)
  const material = materialOf(materialCode)
  const patterned = type.patterns && WOVEN.has(material.art) && random.chance(0.3)
  const pattern = patterned ? PATTERNS[random.pick(type.patterns as string[])] : undefined
  // Every third title stays plain, so that a page of titles does not march in step.
  const saysMaterial = !pattern && random.chance(note ? 0.3 : 0.66)
  const middle = pattern?.title ?? (saysMaterial ? material.title : undefined)
  return {
    type,
    brand,
    line,
    form,
    materialCode,
    material,
    pattern,
    note,
    title: titleOf(line, form, middle, note),
  }
}

/** A form and a material the house works in; any of the type's where it keeps to none of them. */
function makeup(type: TypeSpec, brand: BrandSpec, random: Random): [FormSpec, string] {
  const own = (form: FormSpec) =>
    (form.materials ?? type.materials).filter((code) => brand.works?.includes(code) ?? true)
  const forms = type.forms.filter((form) => own(form).length > 0)
  const form = random.pick(forms.length > 0 ? forms : type.forms)
  return [form, random.pick(forms.length > 0 ? own(form) : (form.materials ?? type.materials))]
}

/** “Arc Brass Table Lamp”, “Lámpara de mesa Arc de latón”: no adjective ever has to agree. */
function titleOf(line: string, form: FormSpec, middle: Four | undefined, note: Four | undefined): Localized {
  return inEach((lang, index) => {
    const noun = form.name[index]
    // “Raincoat Wool Wool” helps nobody: what the noun says already is not said again.
    const extra = middle && !noun.includes(middle[index]) ? middle[index] : undefined
    const name = lang === 'en' ? words(line, extra, noun) : words(noun, line, extra)
    return note ? `${name}${lang === 'ar' ? '،' : ','} ${note[index]}` : name
  })
}
