import { arrange } from './arrange.ts'
import { MODELS } from './drawers.ts'
import { still } from './still.ts'
import type { IllustrationSpec } from './types.ts'

export type { IllustrationSpec, Material, Pattern, View } from './types.ts'

/** Every type `drawIllustration` can picture. */
export const illustrationTypes: readonly string[] = Object.keys(MODELS)

/**
 * One product picture as SVG text with viewBox 0 0 800 1000: the object on its department's ground, in its own
 * colours. The same specification always gives the same text of at most 14 KB, with nothing outside referred to.
 * Throws a RangeError for a type not in `illustrationTypes`.
 */
export function drawIllustration(spec: IllustrationSpec): string {
  return arrange(spec)
}

/**
 * A wide still life of several products as SVG text with viewBox 0 0 1600 900. The left third stays quiet, so a
 * heading can lie over it; up to six items are shown, largest first behind. Deterministic like `drawIllustration`.
 */
export function drawHero(spec: { tint: string; items: IllustrationSpec[] }): string {
  return still(spec.tint, spec.items)
}
