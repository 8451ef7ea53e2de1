import { shade } from './colour.ts'
import { fill, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { circle, d } from './path.ts'

/** A paper label bent round the front of a vessel. */
export function label(ink: Ink, cx: number, y: number, r: number): string {
  const w = r * 0.62
  const bow = r * ink.pitch * 0.24
  const path = (k: number, h: number, dy: number) =>
    d`M${cx - w * k} ${y - h + dy}Q${cx} ${y - h + dy + bow * 2 * k} ${cx + w * k} ${y - h + dy}V${y + h + dy}Q${cx} ${y + h + dy + bow * 2 * k} ${cx - w * k} ${y + h + dy}Z`
  const lines = d`M${cx - w * 0.56} ${y + 18}q${w * 0.56} ${bow} ${w * 1.12} 0M${cx - w * 0.36} ${y + 36}q${w * 0.36} ${bow * 0.8} ${w * 0.72} 0`
  return (
    fill(path(1, 62, 10), '#f5efe2') +
    stroke(path(0.92, 54, 10), shade(ink.accent, -0.1), 2.4) +
    fill(circle(cx, y - 12, 19), ink.accent) +
    stroke(lines, '#5b5148', 4, 0.75)
  )
}
