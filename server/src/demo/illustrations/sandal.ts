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
  // One drawing serves both feet: a mirrored pair at half the size of two.
  const foot = ink.def((key) => `<g id="${key}">${one(ink, kind)}</g>`)
  const left: Foot = { side: -1, x: 276, degrees: -7 }
  const right: Foot = { side: 1, x: 524, degrees: 7 }
  const shoe = ({ side, x, degrees }: Foot) =>
    d`<use href="#${foot}" transform="translate(${x} 500)rotate(${degrees})${side < 0 ? 'scale(-1 1)' : ''}"/>`
  return {
    art: shoe(left) + shoe(right),
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

/** The right foot, around its own centre. */
function one(ink: Ink, kind: number): string {
  const sole = curve(SOLE.map(([x, y]): Point => [x, y]))
  const bed = curve(SOLE.map(([x, y]): Point => [x * 0.88, y * 0.955]))
  const cork = kind === 0 ? '#b98d5f' : shade(ink.secondary, -0.1)
  const suede = kind === 1 || kind === 3 ? shade(ink.secondary, 0.1) : '#cfb08a'
  const hollows =
    fill(d`M-46 -270Q20 -290 56 -200Q60 -110 -10 -100Q-70 -140 -46 -270Z`, shade(suede, -0.4), 0.14) +
    fill('M-44 150Q0 110 44 150Q58 280 0 284Q-58 280 -44 150Z', shade(suede, -0.4), 0.16)
  return (
    part(ink, sole, slantFill(ink, cork, 0.1, -0.3), (id) => bulge(ink, id, cork, 26)) +
    part(
      ink,
      bed,
      slantFill(ink, suede, 0.12, -0.14),
      (id) => textureOver(ink, suede, 'leather') + hollows + shadows(kind) + bulge(ink, id, suede, 30),
    ) +
    stitches(curve(SOLE.map(([x, y]): Point => [x * 0.8, y * 0.92])), shade(suede, 0.5), 2, '6 5') +
    fill(rounded(-26, 196, 52, 30, 4), shade(suede, -0.2), 0.6) +
    upper(ink, kind)
  )
}

function shadows(kind: number): string {
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
  return fill(bands.map(([a, b]) => band(a + 12, b + 18)).join(''), '#2b1d12', 0.25)
}

/** A strap from one edge of the sole to the other, bowed towards the toes. */
function band(y1: number, y2: number): string {
  return d`M-106 ${y1 + 8}Q4 ${y1 - 40} 108 ${y1 + 24}L100 ${y2 + 18}Q2 ${y2 - 34} -98 ${y2 + 4}Z`
}

function strapOver(ink: Ink, y1: number, y2: number, angle: number): string {
  const inner = d`M-100 ${y1 + 18}Q4 ${y1 - 28} 102 ${y1 + 34}M-94 ${y2 - 6}Q2 ${y2 - 44} 96 ${y2 + 8}`
  const gleam = d`M-70 ${y1 + 22}Q0 ${y1 - 12} 60 ${y1 + 26}L58 ${y1 + 40}Q0 ${y1 + 4} -68 ${y1 + 38}Z`
  return cloth(ink, band(y1, y2), {
    depth: 44,
    lay: { angle },
    over: fill(gleam, '#fff', 0.14) + stitches(inner, shade(ink.primary, 0.45), 2, '6 4'),
  })
}

function upper(ink: Ink, kind: number): string {
  switch (kind) {
    case 0:
      return strapOver(ink, -176, -66, 0) + buckle(52, -128) + strapOver(ink, -10, 92, 0) + buckle(50, 36)
    case 1:
      return (
        strapOver(ink, -190, 62, 90) +
        stroke(d`M-60 -150Q0 -60 -50 20M66 -140Q10 -60 60 30`, shade(ink.primary, -0.35), 3, 0.6)
      )
    case 2:
      return (
        tube(ink, d`M-20 -196C-70 -130 -104 -60 -84 20M-20 -196C40 -150 104 -70 86 20`, 25, ink.primary) +
        fill(circle(-20, -200, 17), ink.accent) +
        fill(circle(-24, -205, 8), shade(ink.accent, 0.4))
      )
    default:
      return (
        tube(ink, d`M-92 -60C-30 -60 50 40 84 60M98 -60C30 -60 -50 40 -82 60`, 25, ink.primary) +
        strapOver(ink, -200, -104, 0) +
        tube(ink, d`M-80 150C-110 330 110 330 82 150C60 110 -56 110 -80 150`, 21, ink.primary) +
        buckle(74, 150)
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
