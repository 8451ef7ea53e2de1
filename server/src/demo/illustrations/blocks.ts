import { shade } from './colour.ts'
import { fill, part, stroke, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, rounded } from './path.ts'
import { grain, patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Wooden building blocks: tower, arch bridge, castle or train of cubes. */
export function blocks(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const tones = [ink.primary, ink.secondary, ink.accent, '#d2ab79']
  const cube = (x: number, y: number, w: number, h: number, i: number) =>
    block(ink, x, y, w, h, choose(tones, i % 4))
  const builds = [
    () =>
      cube(210, 650, 140, 130, 3) +
      cube(350, 650, 140, 130, 0) +
      cube(490, 650, 130, 130, 2) +
      cube(280, 520, 140, 130, 0) +
      cube(420, 520, 140, 130, 1) +
      cube(350, 390, 140, 130, 0) +
      roof(ink, 350, 390, 140, ink.accent),
    () =>
      cube(190, 610, 120, 170, 0) +
      cube(500, 610, 120, 170, 0) +
      bridge(ink, 190, 500, 430, ink.primary) +
      cube(250, 400, 110, 100, 1) +
      cube(450, 400, 110, 100, 2) +
      sphere(ink, 400, 456, 44, ink.accent),
    () =>
      cube(180, 560, 130, 220, 0) +
      cube(500, 560, 130, 220, 0) +
      cube(310, 640, 190, 140, 3) +
      roof(ink, 180, 560, 130, ink.accent) +
      roof(ink, 500, 560, 130, ink.accent) +
      cube(350, 540, 110, 100, 1) +
      fill('M372 780v-60a30 30 0 0 1 66 0v60Z', '#3d2f24', 0.7),
    () =>
      cube(180, 650, 150, 110, 0) +
      cube(348, 660, 130, 100, 1) +
      cube(496, 660, 130, 100, 2) +
      cube(200, 550, 90, 100, 0) +
      column(ink, 400, 570, 34, 90, ink.accent) +
      [230, 290, 390, 440, 540, 590].map((x) => sphere(ink, x, 764, 28, '#7a5a3c')).join(''),
  ]
  return {
    art: choose(builds, kind)(),
    pose: 'stand',
    box: [180, choose([300, 370, 470, 520], kind), 670, 790],
    feet: [[410, 780, 220]],
    focus: [420, 620, 2],
  }
}

function block(ink: Ink, x: number, y: number, w: number, h: number, tone: string): string {
  const [dx, dy] = [44, 26]
  const natural = tone === '#d2ab79'
  const front = rounded(x + 1, y + 1, w - 2, h - 2, 7)
  return (
    fill(
      d`M${x + w - 5} ${y + 3}L${x + w + dx - 6} ${y - dy + 5}q5 -1 5 5V${y + h - dy - 8}q0 4 -3 6L${x + w - 5} ${y + h - 2}Z`,
      shade(tone, -0.3),
    ) +
    fill(
      d`M${x + 5} ${y + 3}L${x + dx + 3} ${y - dy + 3}q3 -2 6 -2H${x + w + dx - 6}q6 0 3 5L${x + w - 4} ${y + 4}Z`,
      shade(tone, 0.34),
    ) +
    part(
      ink,
      front,
      slantFill(ink, tone, 0.12, -0.12),
      (id) =>
        (tone === ink.primary ? patternOver(ink, { scale: 0.6 }) : '') +
        grain(
          ink,
          [x, y, x + w, y + h],
          natural ? tone : shade(tone, 0.1),
          (x + y) % 3 ? 'across' : 'down',
          5,
        ) +
        `<use href="#${id}" fill="none" stroke="#ffffff4c" stroke-width="4"/>`,
    )
  )
}

function roof(ink: Ink, x: number, y: number, w: number, tone: string): string {
  return (
    fill(
      d`M${x + w / 2} ${y - 92}L${x + w / 2 + 44} ${y - 116}L${x + w + 46} ${y - 26}L${x + w - 2} ${y}Z`,
      shade(tone, -0.3),
    ) +
    part(ink, d`M${x + w / 2} ${y - 92}L${x + w - 2} ${y}H${x + 2}Z`, slantFill(ink, tone, 0.16, -0.12), () =>
      grain(ink, [x, y - 92, x + w, y], tone, 'across', 4),
    )
  )
}

function bridge(ink: Ink, x: number, y: number, w: number, tone: string): string {
  const mid = x + w / 2
  return (
    fill(d`M${x + w - 4} ${y + 4}l44 -26v96l-44 32Z`, shade(tone, -0.3)) +
    fill(d`M${x + 4} ${y + 3}l44 -25h${w - 4}l-44 25Z`, shade(tone, 0.34)) +
    part(
      ink,
      d`M${x} ${y}h${w}v110h${-w / 2 + 100}a100 92 0 0 0 -200 0h${-w / 2 + 100}Z`,
      slantFill(ink, tone, 0.1, -0.12),
      () => grain(ink, [x, y, x + w, y + 110], tone, 'across', 5),
    ) +
    stroke(d`M${mid - 100} ${y + 110}a100 92 0 0 1 200 0`, shade(tone, -0.5), 4, 0.5)
  )
}

function column(ink: Ink, cx: number, y: number, r: number, h: number, tone: string): string {
  return (
    turned(
      ink,
      cx,
      [
        [y, r],
        [y + h, r],
      ],
      { colour: tone, material: 'wood', plain: true },
    ).art + d`<ellipse cx="${cx}" cy="${y}" rx="${r}" ry="${r * ink.pitch}" fill="${shade(tone, 0.3)}"/>`
  )
}

function sphere(ink: Ink, x: number, y: number, r: number, tone: string): string {
  return fill(
    circle(x, y, r),
    ink.radial(
      [
        [0, shade(tone, 0.4)],
        [0.5, tone],
        [1, shade(tone, -0.35)],
      ],
      0.36,
      0.32,
      0.72,
    ),
  )
}
