import { shade } from './colour.ts'
import { bulge, fill, folds, part, stitches, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { curve, d, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** A pile of the same garment, folded, one per colour from the top down. */
export function pile(inks: readonly Ink[]): Drawing {
  const tall = 92
  const base = 790
  const top = base - inks.length * tall
  const art = inks
    .map((ink, i) => slab(ink, top + i * tall, tall, (((i * 2 + 1) % 3) - 1) * 9))
    .reverse()
    .join('')
  return {
    art,
    pose: 'stand',
    box: [180, top - 16, 622, base + 4],
    feet: [[400, base - 2, 216]],
    focus: [400, top + 60, 2],
  }
}

/** One folded piece from its folded edge: soft ends, the turns of the cloth, a label at the middle. */
function slab(ink: Ink, y: number, tall: number, dx: number): string {
  const [l, r, b] = [190 + dx, 612 + dx, y + tall]
  const path = curve([
    [l + 14, b, true],
    [l - 6, b - tall * 0.3],
    [l - 2, y + tall * 0.28],
    [l + 30, y - 4],
    [400 + dx, y - 12],
    [r - 26, y - 2],
    [r + 2, y + tall * 0.3],
    [r + 4, b - tall * 0.28],
    [r - 12, b, true],
    [400 + dx, b + 5],
  ])
  const turns = [0.4, 0.68]
    .map(
      (k) =>
        d`M${l + 6} ${y + tall * k}C${l + 120} ${y + tall * k + 9} ${r - 140} ${y + tall * k - 5} ${r + 2} ${y + tall * k + 3}`,
    )
    .join('')
  const dark = shade(ink.primary, -0.5)
  const tag = rounded(392 + dx, y + tall * 0.4 - 4, 44, 26, 2)
  return part(
    ink,
    path,
    slantFill(ink, ink.primary, 0.16, -0.2),
    (id) =>
      patternOver(ink, { scale: 0.8 }) +
      textureOver(ink, ink.primary) +
      d`<g transform="translate(0 7)">${stroke(turns, shade(ink.primary, 0.55), 7, 0.25)}</g>` +
      stroke(turns, dark, 9, 0.18) +
      stroke(turns, dark, 3.4, 0.6) +
      folds(ink, ink.primary, [
        [l + 40, y + 14, l + 150, y + 30, 6, 12],
        [r - 60, y + 10, r - 170, y + 28, -6, 12],
      ]) +
      bulge(ink, id, ink.primary, 44) +
      fill(tag, ink.accent) +
      stitches(d`M${396 + dx} ${y + tall * 0.4}h36`, shade(ink.accent, 0.5), 1.4, '4 3'),
  )
}
