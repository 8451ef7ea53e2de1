import { shade } from './colour.ts'
import { bulge, cloth, fill, part, stitches, stroke, tube } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, curve, d, type Point, rounded } from './path.ts'
import { textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** A right foot's sole around its own centre, toes up. */
const SOLE: readonly Point[] = [
  [-40, -322],
  [34, -300],
  [86, -216],
  [98, -116],
  [84, 0],
  [72, 120],
  [78, 220],
  [52, 300],
  [0, 322],
  [-54, 300],
  [-78, 220],
  [-70, 100],
  [-78, -40],
  [-96, -150],
  [-92, -262],
]

/** A pair from above: two buckled straps, a broad slide, a toe post or crossed straps with a heel band. */
export function sandal(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const left = pair(-1, 276, -7)
  const right = pair(1, 524, 7)
  const art = [left, right]
    .map((foot) => d`<g transform="${foot.at}">${one(ink, kind, foot.side)}</g>`)
    .join('')
  return {
    art,
    pose: 'lie',
    outline: [placed(left), placed(right)],
    box: [150, 168, 650, 830],
    focus: [524, 420, 2.1],
  }
}

interface Foot {
  side: 1 | -1
  x: number
  degrees: number
  at: string
}

function pair(side: 1 | -1, x: number, degrees: number): Foot {
  return { side, x, degrees, at: d`translate(${x} 500)rotate(${degrees})` }
}

/** The sole's outline on the canvas, for its shadow. */
function placed({ side, x, degrees }: Foot): string {
  const a = (degrees * Math.PI) / 180
  return curve(
    SOLE.map(([px, py]): Point => {
      const u = px * side
      return [x + u * Math.cos(a) - py * Math.sin(a), 500 + u * Math.sin(a) + py * Math.cos(a)]
    }),
  )
}

function one(ink: Ink, kind: number, s: 1 | -1): string {
  const sole = curve(SOLE.map(([x, y]): Point => [x * s, y]))
  const bed = curve(SOLE.map(([x, y]): Point => [x * s * 0.88, y * 0.955]))
  const cork = kind === 0 ? '#b98d5f' : shade(ink.secondary, -0.1)
  const suede = kind === 1 || kind === 3 ? shade(ink.secondary, 0.1) : '#cfb08a'
  const hollows =
    fill(
      d`M${-46 * s} -270Q${20 * s} -290 ${56 * s} -200Q${60 * s} -110 ${-10 * s} -100Q${-70 * s} -140 ${-46 * s} -270Z`,
      shade(suede, -0.4),
      0.14,
    ) + fill('M-44 150Q0 110 44 150Q58 280 0 284Q-58 280 -44 150Z', shade(suede, -0.4), 0.16)
  return (
    part(ink, sole, slantFill(ink, cork, 0.1, -0.3), (id) => bulge(ink, id, cork, 26)) +
    part(
      ink,
      bed,
      slantFill(ink, suede, 0.12, -0.14),
      (id) => textureOver(ink, suede, 'leather') + hollows + shadows(kind, s) + bulge(ink, id, suede, 30),
    ) +
    stitches(curve(SOLE.map(([x, y]): Point => [x * s * 0.8, y * 0.92])), shade(suede, 0.5), 2, '6 5') +
    fill(rounded(-26, 196, 52, 30, 4), shade(suede, -0.2), 0.6) +
    upper(ink, kind, s)
  )
}

function shadows(kind: number, s: 1 | -1): string {
  const bands: Array<[number, number]> =
    kind === 0
      ? [
          [-176, -66],
          [-10, 92],
        ]
      : kind === 1
        ? [[-190, 62]]
        : kind === 3
          ? [[-200, -90]]
          : []
  return fill(bands.map(([a, b]) => band(s, a + 12, b + 18)).join(''), '#2b1d12', 0.25)
}

/** A strap from one edge of the sole to the other, bowed towards the toes. */
function band(s: 1 | -1, y1: number, y2: number): string {
  return d`M${-106 * s} ${y1 + 8}Q${4 * s} ${y1 - 40} ${108 * s} ${y1 + 24}L${100 * s} ${y2 + 18}Q${2 * s} ${y2 - 34} ${-98 * s} ${y2 + 4}Z`
}

function strapOver(ink: Ink, s: 1 | -1, y1: number, y2: number, angle: number): string {
  const inner = d`M${-100 * s} ${y1 + 18}Q${4 * s} ${y1 - 28} ${102 * s} ${y1 + 34}M${-94 * s} ${y2 - 6}Q${2 * s} ${y2 - 44} ${96 * s} ${y2 + 8}`
  const gleam = d`M${-70 * s} ${y1 + 22}Q${0} ${y1 - 12} ${60 * s} ${y1 + 26}L${58 * s} ${y1 + 40}Q0 ${y1 + 4} ${-68 * s} ${y1 + 38}Z`
  return cloth(ink, band(s, y1, y2), {
    depth: 44,
    lay: { angle },
    over: fill(gleam, '#fff', 0.14) + stitches(inner, shade(ink.primary, 0.45), 2, '6 4'),
  })
}

function upper(ink: Ink, kind: number, s: 1 | -1): string {
  switch (kind) {
    case 0:
      return (
        strapOver(ink, s, -176, -66, 0) +
        buckle(52 * s, -128) +
        strapOver(ink, s, -10, 92, 0) +
        buckle(50 * s, 36)
      )
    case 1:
      return (
        strapOver(ink, s, -190, 62, 90) +
        stroke(
          d`M${-60 * s} -150Q0 -60 ${-50 * s} 20M${66 * s} -140Q${10 * s} -60 ${60 * s} 30`,
          shade(ink.primary, -0.35),
          3,
          0.6,
        )
      )
    case 2:
      return (
        tube(
          ink,
          d`M${-20 * s} -196C${-70 * s} -130 ${-104 * s} -60 ${-84 * s} 20M${-20 * s} -196C${40 * s} -150 ${104 * s} -70 ${86 * s} 20`,
          25,
          ink.primary,
        ) +
        fill(circle(-20 * s, -200, 17), ink.accent) +
        fill(circle(-24 * s, -205, 8), shade(ink.accent, 0.4))
      )
    default:
      return (
        tube(
          ink,
          d`M${-92 * s} -60C${-30 * s} -60 ${50 * s} 40 ${84 * s} 60M${98 * s} -60C${30 * s} -60 ${-50 * s} 40 ${-82 * s} 60`,
          25,
          ink.primary,
        ) +
        strapOver(ink, s, -200, -104, 0) +
        tube(
          ink,
          d`M${-80 * s} 150C${-110 * s} 330 ${110 * s} 330 ${82 * s} 150C${60 * s} 110 ${-56 * s} 110 ${-80 * s} 150`,
          21,
          ink.primary,
        ) +
        buckle(74 * s, 150)
      )
  }
}

function buckle(x: number, y: number): string {
  const frame = rounded(x - 19, y - 25, 38, 50, 7)
  return (
    stroke(frame, '#6f5f3f', 9) +
    stroke(frame, '#d4bf8c', 5) +
    stroke(d`M${x - 18} ${y}H${x + 20}`, '#ead9ad', 5)
  )
}
