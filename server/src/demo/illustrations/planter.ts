import { shade } from './colour.ts'
import { fill, type Level, mouth, part, stroke, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, leaf } from './path.ts'
import type { Drawing } from './types.ts'

const CX = 400

const BASE = 790

/** Pot on a saucer, footed, ribbed or hanging-style bowl, with a plant of its own. */
export function planter(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const top = choose([570, 560, 590, 600], kind)
  const levels: Level[][] = [
    [
      [top, 150],
      [top + 34, 150, true],
      [top + 36, 138, true],
      [BASE - 30, 104],
      [BASE - 22, 100],
    ],
    [
      [top, 146],
      [BASE - 60, 140],
      [BASE - 46, 130],
      [BASE - 40, 128],
    ],
    [
      [top, 132],
      [top + 50, 164],
      [BASE - 60, 146],
      [BASE - 8, 96],
      [BASE, 92],
    ],
    [
      [top, 160],
      [BASE - 24, 150],
      [BASE, 132],
    ],
  ]
  const profile = choose(levels, kind)
  const r = choose(profile, 0)[1]
  const ribs =
    kind === 3
      ? Array.from({ length: 13 }, (_, i) => {
          const k = Math.sin(((i - 6) / 6.6) * 1.5)
          return d`M${CX + k * 158} ${top + 4 + 30 * Math.sqrt(1 - k * k)}L${CX + k * 144} ${BASE + 26 * Math.sqrt(1 - k * k)}`
        }).join('')
      : ''
  const body = turned(ink, CX, profile, { inside: ribs && stroke(ribs, shade(ink.primary, -0.5), 8, 0.22) })
  const saucer =
    kind === 0
      ? turned(
          ink,
          CX,
          [
            [BASE - 26, 138],
            [BASE - 4, 128],
            [BASE, 118],
          ],
          { plain: true },
        )
      : undefined
  const legs =
    kind === 1
      ? tube(
          ink,
          d`M${CX - 120} ${top + 90}L${CX - 132} ${BASE + 30}M${CX + 120} ${top + 90}L${CX + 132} ${BASE + 30}M${CX - 50} ${BASE - 40}L${CX - 56} ${BASE + 6}M${CX + 60} ${BASE - 40}L${CX + 66} ${BASE + 6}`,
          15,
          '#a8774b',
        )
      : ''
  const soil = d`<ellipse cx="${CX}" cy="${top + 4}" rx="${r - 13}" ry="${(r - 13) * ink.pitch}" fill="#4b3a2e"/>`
  const plant = choose([rubberPlant, snakePlant, fern, cactus], ink.pick(4, 'plant'))(ink, top)
  return {
    art: (saucer?.art ?? '') + body.art + mouth(ink, CX, top, r, 12, ink.primary) + soil + plant + legs,
    pose: 'stand',
    box: [CX - 210, top - 330, CX + 210, BASE + 34],
    feet: [[CX, BASE + (kind === 1 ? 20 : 4), kind === 0 ? 128 : 116]],
    focus: [CX, top + 60, 2.1],
  }
}

function rubberPlant(_ink: Ink, top: number): string {
  const spots: Array<[number, number, number, number, number]> = [
    [-20, -60, -170, -130, 20],
    [20, -60, 170, -150, -20],
    [-10, -110, -150, -240, 24],
    [10, -120, 130, -270, -24],
    [0, -150, -40, -320, 14],
    [4, -140, 60, -300, -10],
  ]
  return (
    stroke(d`M400 ${top}Q396 ${top - 100} 400 ${top - 200}`, '#5f4b37', 11) +
    spots
      .map(([x1, y1, x2, y2, bow], i) =>
        leafBlade(CX + x1, top + y1, CX + x2, top + y2, bow, 40, shade('#3f6247', (i % 3) * 0.12 - 0.1)),
      )
      .join('')
  )
}

function snakePlant(_ink: Ink, top: number): string {
  const spots: Array<[number, number, number]> = [
    [-70, -210, 16],
    [70, -230, -14],
    [-30, -300, 8],
    [34, -320, -6],
    [0, -190, 4],
    [-100, -130, 16],
    [104, -140, -16],
  ]
  return spots
    .map(([x, y, bow], i) =>
      leafBlade(
        CX + x * 0.6,
        top + 8,
        CX + x,
        top + y,
        bow,
        26,
        shade('#5b7a52', (i % 3) * 0.13 - 0.12),
        '#c9c98a',
      ),
    )
    .join('')
}

function fern(_ink: Ink, top: number): string {
  const spots: Array<[number, number, number]> = [
    [-190, -80, -50],
    [190, -90, 50],
    [-160, -190, -50],
    [170, -200, 50],
    [-80, -270, -30],
    [90, -280, 30],
    [0, -300, 6],
    [-200, -10, -60],
    [200, -10, 60],
  ]
  return spots
    .map(([x, y, bow], i) =>
      leafBlade(CX + x * 0.1, top, CX + x, top + y, bow, 19, shade('#6f9160', (i % 4) * 0.1 - 0.16)),
    )
    .join('')
}

function cactus(ink: Ink, top: number): string {
  const ribs = (x: number, half: number, y0: number, y1: number) =>
    [-0.6, -0.2, 0.2, 0.6]
      .map(
        (k) =>
          d`M${x + k * half} ${y1}Q${x + k * half * 1.1} ${(y0 + y1) / 2} ${x + k * half * 0.6} ${y0 + 20}`,
      )
      .join('')
  const limb = (path: string, x: number, half: number, y0: number, y1: number) =>
    part(ink, path, slantFill(ink, '#6d8f66', 0.25, -0.3), () =>
      stroke(ribs(x, half, y0, y1), '#34513a', 4, 0.4),
    )
  return (
    limb(
      d`M${CX - 96} ${top - 60}q-50 -10 -50 -60v-40q0 -28 26 -28t26 28v30q4 24 30 24Z`,
      CX - 120,
      20,
      top - 180,
      top - 60,
    ) +
    limb(
      d`M${CX - 56} ${top + 10}V${top - 230}Q${CX - 50} ${top - 300} ${CX} ${top - 304}T${CX + 56} ${top - 230}V${top + 10}Z`,
      CX,
      56,
      top - 300,
      top,
    ) +
    fill(circle(CX + 4, top - 304, 17) + circle(CX + 24, top - 296, 13), ink.accent)
  )
}

function leafBlade(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  bow: number,
  width: number,
  tone: string,
  edge?: string,
): string {
  const blade = leaf(x1, y1, x2, y2, bow, width)
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [mx, my] = [(x1 + x2) / 2 - ((y2 - y1) / length) * bow, (y1 + y2) / 2 + ((x2 - x1) / length) * bow]
  return (
    fill(blade, tone) +
    (edge ? stroke(blade, edge, 3) : '') +
    fill(
      d`M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}Q${mx + width * 0.8} ${my + width * 0.4} ${x1} ${y1}Z`,
      shade(tone, -0.35),
      0.5,
    ) +
    stroke(d`M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`, shade(tone, 0.3), 2.2, 0.7)
  )
}
