import { shade } from './colour.ts'
import { fill, part, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, circle, d, oval } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Panelled football, beach ball, basketball or playground ball with star. */
export function ball(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy, r] = [400, 560, 230]
  const base = ink.radial(
    [
      [0, shade(ink.primary, 0.3)],
      [0.45, ink.primary],
      [0.85, shade(ink.primary, -0.22)],
      [1, shade(ink.primary, -0.32)],
    ],
    0.36,
    0.32,
    0.76,
  )
  const dark = shade(ink.primary, -0.6)
  const marks = choose([football, beach, basketball, star], kind)(ink, cx, cy, r)
  return {
    art:
      part(
        ink,
        circle(cx, cy, r),
        base,
        (id) =>
          patternOver(ink) +
          marks +
          textureOver(ink, ink.primary, ink.spec.material === 'leather' ? 'leather' : 'rubber') +
          `<use href="#${id}" fill="${ink.radial(
            [
              [0, '#fff', 0.3],
              [0.4, '#fff', 0],
              [0.62, dark, 0],
              [1, dark, 0.5],
            ],
            0.36,
            0.32,
            0.76,
          )}"/>` +
          fill(oval(cx + 60, cy + r - 26, 120, 20), '#fff', 0.12),
      ) + fill(oval(cx - 84, cy - 116, 52, 30), '#fff', ink.spec.material === 'leather' ? 0.2 : 0.42),
    pose: 'stand',
    box: [cx - r, cy - r, cx + r, cy + r],
    feet: [[cx, cy + r - 8, r * 0.5]],
    focus: [cx + 30, cy, 2],
  }
}

/** Five-sided patches round a middle one, joined by the seams of the hexagons between them. */
function football(ink: Ink, cx: number, cy: number, r: number): string {
  type Spot = readonly [number, number]
  const fifth = (Math.PI * 2) / 5
  const at = (angle: number, radius: number): Spot => [
    cx + Math.cos(angle) * radius,
    cy + Math.sin(angle) * radius,
  ]
  const middle = [0, 1, 2, 3, 4].map((i) => at(-Math.PI / 2 + 0.12 + i * fifth, r * 0.34))
  const outer = [0, 1, 2, 3, 4].map((i) => {
    const a = -Math.PI / 2 + 0.12 + i * fifth
    return [0, 1, 2, 3, 4].map((k): Spot => {
      // Foreshortened towards the rim, one corner pointing at the middle patch.
      const [u, v] = [-Math.cos(k * fifth) * r * 0.19, -Math.sin(k * fifth) * r * 0.31]
      const [x, y] = at(a, r * 0.9 + u)
      return [x - Math.sin(a) * v, y + Math.cos(a) * v]
    })
  })
  const ring = (points: readonly Spot[]) => `M${points.map(([x, y]) => d`${x} ${y}`).join('L')}Z`
  const line = (from: Spot, to: Spot) => d`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`
  const seams = outer
    .map(
      (patch, i) =>
        line(choose(middle, i), choose(patch, 0)) +
        line(choose(patch, 4), choose(choose(outer, (i + 1) % 5), 1)),
    )
    .join('')
  const patches = ring(middle) + outer.map(ring).join('')
  return fill(patches, ink.secondary) + stroke(seams + patches, shade(ink.primary, -0.5), 4, 0.6)
}

function beach(ink: Ink, cx: number, cy: number, r: number): string {
  const [px, py] = [cx - r * 0.3, cy - r * 0.5]
  const wedge = (a0: number, a1: number) =>
    d`M${px} ${py}Q${cx + Math.cos(a0) * r * 0.7 + 50} ${cy + Math.sin(a0) * r * 0.6} ${cx + Math.cos(a0) * r * 1.05} ${cy + Math.sin(a0) * r * 1.05}A${r * 1.05} ${r * 1.05} 0 0 1 ${cx + Math.cos(a1) * r * 1.05} ${cy + Math.sin(a1) * r * 1.05}Q${cx + Math.cos(a1) * r * 0.7 + 50} ${cy + Math.sin(a1) * r * 0.6} ${px} ${py}Z`
  return (
    fill(wedge(-0.9, 0.1) + wedge(3.4, 4.4), ink.secondary) +
    fill(wedge(1.1, 2.2), ink.accent) +
    fill(circle(px, py, 26), shade(ink.secondary, 0.3)) +
    stroke(circle(px, py, 26), shade(ink.secondary, -0.3), 3, 0.5)
  )
}

function basketball(ink: Ink, cx: number, cy: number, r: number): string {
  const lines = d`M${cx - r} ${cy + 40}Q${cx} ${cy - 60} ${cx + r} ${cy - 40}M${cx - 60} ${cy - r}Q${cx + 60} ${cy} ${cx + 20} ${cy + r}M${cx - r * 0.8} ${cy - r * 0.6}Q${cx - 20} ${cy - 20} ${cx - r * 0.5} ${cy + r * 0.9}M${cx + r * 0.5} ${cy - r * 0.9}Q${cx + 40} ${cy} ${cx + r * 0.86} ${cy + r * 0.5}`
  return (
    stroke(lines, shade(ink.secondary, -0.4), 10, 0.9) +
    d`<g transform="translate(-2 -3)">${stroke(lines, shade(ink.primary, 0.5), 3, 0.3)}</g>`
  )
}

function star(ink: Ink, cx: number, cy: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const a = -1.4 + i * 0.62832
    const k = i % 2 ? 0.26 : 0.58
    return d`${cx - 20 + Math.cos(a) * r * k} ${cy - 10 + Math.sin(a) * r * k}`
  }).join('L')
  return (
    stroke(
      d`M${cx - r} ${cy + r * 0.52}Q${cx} ${cy + r * 0.86} ${cx + r} ${cy + r * 0.52}`,
      ink.secondary,
      40,
    ) + fill(`M${points}Z`, ink.accent)
  )
}
