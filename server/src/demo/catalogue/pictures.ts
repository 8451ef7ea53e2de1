import { COLOURS, type ColourCode } from './data/palette.ts'
import type { Four } from './data/shapes.ts'
import { inEach } from './localize.ts'
import type { Plan } from './plan.ts'
import type { DemoOptionValue, DemoPicture, IllustrationSpec, Localized, Tint, View } from './types.ts'
import { contrast } from './variants.ts'

const VIEW_NAMES: Readonly<Record<View, Four>> = {
  front: ['front view', 'vista frontal', 'Vorderansicht', 'منظر أمامي'],
  angle: ['seen at an angle', 'vista en ángulo', 'Schrägansicht', 'منظر جانبي'],
  detail: ['detail', 'detalle', 'Detailansicht', 'لقطة مقرّبة'],
  group: ['the whole set', 'el conjunto completo', 'das ganze Set', 'الطقم كاملًا'],
}

/** A front view of every colour, and two closer looks at the first. */
export function picturesOf(
  slug: string,
  plan: Plan,
  title: Localized,
  colours: readonly DemoOptionValue[],
  tint: Tint,
  seed: number,
): DemoPicture[] {
  const many = colours.length > 1
  const picture = (colour: DemoOptionValue, view: View): DemoPicture => ({
    key: `${slug}-${many ? colour.code : 'base'}-${view}`,
    ...(many ? { colorValue: colour.code } : {}),
    view,
    spec: specOf(plan, colour, tint, view, seed),
    alt: altOf(title, many ? colour.name : undefined, view),
  })
  return [
    ...colours
      .slice(0, 1)
      .flatMap((colour) => (['front', 'angle', 'detail'] as const).map((view) => picture(colour, view))),
    ...colours.slice(1).map((colour) => picture(colour, 'front')),
  ]
}

export function altOf(title: Localized, colour: Localized | undefined, view: View): Localized {
  return inEach((lang, index) => {
    const comma = lang === 'ar' ? '، ' : ', '
    return [title[lang], colour?.[lang], VIEW_NAMES[view][index]].filter(Boolean).join(comma)
  })
}

function specOf(plan: Plan, colour: DemoOptionValue, tint: Tint, view: View, seed: number): IllustrationSpec {
  const primary = colour.hex as string
  const [second, third] = plan.type.trim as [ColourCode, ColourCode]
  return {
    type: plan.type.art,
    primary,
    secondary: colour.hex2 ?? apartFrom(primary, COLOURS[second].hex),
    accent: apartFrom(primary, COLOURS[third].hex),
    pattern: colour.pattern ?? 'plain',
    material: plan.material.art,
    tint,
    view,
    seed,
  }
}

/** Trim must be seen: where it would vanish into the ground colour, a light or a dark one steps in. */
function apartFrom(ground: string, trim: string): string {
  if (contrast(ground, trim) > 28) return trim
  return contrast(ground, COLOURS.ecru.hex) > 70 ? COLOURS.ecru.hex : COLOURS.slate.hex
}
