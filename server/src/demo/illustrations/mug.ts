import { shade } from './colour.ts'
import type { Level } from './form.ts'
import { fill, mouth, stroke, tube, turned } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, d, last } from './path.ts'
import type { Drawing } from './types.ts'

const CX = 400
const BASE = 780

/** A cup with a handle: straight, barrel, tapered, footed or squat. */
export function mug(ink: Ink): Drawing {
  const kind = ink.pick(5, 'shape')
  const r = ink.vary(132, 150, 'width')
  const tall = choose([300, 270, 310, 260, 215], kind)
  const top = BASE - tall
  const profiles: Level[][] = [
    [
      [top, r],
      [top + 60, r],
      [BASE - 30, r],
      [BASE - 8, r - 8],
      [BASE, r - 16],
    ],
    [
      [top, r - 14],
      [top + tall * 0.4, r + 8],
      [top + tall * 0.7, r + 6],
      [BASE - 14, r - 26],
      [BASE, r - 36],
    ],
    [
      [top, r + 8],
      [top + tall * 0.5, r - 10],
      [BASE - 20, r - 30],
      [BASE, r - 38],
    ],
    [
      [top, r + 4],
      [top + tall * 0.45, r],
      [BASE - 60, r - 40],
      [BASE - 34, r - 74, true],
      [BASE, r - 62],
    ],
    [
      [top, r + 12],
      [top + tall * 0.5, r + 14],
      [BASE - 24, r - 4],
      [BASE, r - 22],
    ],
  ]
  const body = turned(ink, CX, choose(profiles, kind), { inside: glaze(ink, top, tall, r) })
  const at = (t: number) => body.radius(top + tall * t) + CX
  const loops = [
    d`M${at(0.16) - 8} ${top + tall * 0.2}C${at(0.2) + 96} ${top + tall * 0.08} ${at(0.6) + 112} ${top + tall * 0.72} ${at(0.72) - 10} ${top + tall * 0.76}`,
    d`M${at(0.2) - 8} ${top + tall * 0.22}H${at(0.2) + 38}Q${at(0.2) + 78} ${top + tall * 0.22} ${at(0.2) + 74} ${top + tall * 0.4}L${at(0.2) + 62} ${top + tall * 0.62}Q${at(0.2) + 56} ${top + tall * 0.74} ${at(0.72) - 10} ${top + tall * 0.74}`,
    d`M${at(0.14) - 8} ${top + tall * 0.3}C${at(0.2) + 30} ${top - 4} ${at(0.4) + 108} ${top + tall * 0.1} ${at(0.4) + 70} ${top + tall * 0.48}S${at(0.7) + 20} ${top + tall * 0.68} ${at(0.7) - 8} ${top + tall * 0.72}`,
  ]
  const handle = ink.spec.pattern === 'terrazzo' || ink.pick(4, 'trim') === 0 ? ink.secondary : ink.primary
  const gloss = ink.spec.material === 'glass' ? 0.8 : 0.4
  const rim = ink.spec.material === 'enamel' ? ink.secondary : shade(ink.primary, 0.1)
  return {
    art:
      tube(ink, choose(loops, ink.pick(3, 'handle')), kind === 4 ? 22 : 27, handle, { gloss }) +
      body.art +
      mouth(
        ink,
        CX,
        top,
        choose(choose(profiles, kind), 0)[1],
        11,
        rim,
        ink.spec.material === 'enamel' ? '#f4efe6' : ink.primary,
      ),
    pose: 'stand',
    box: [CX - r - 12, top - r * ink.pitch, CX + r + 90, BASE + r * ink.pitch],
    feet: [[CX, BASE + 8, last(choose(profiles, kind))[1]]],
    focus: [CX + 40, top + tall * 0.2, 2.5],
  }
}

/** A dipped half or a bare foot, in the second colour, on some plain pieces. */
function glaze(ink: Ink, top: number, tall: number, r: number): string {
  if (ink.spec.pattern !== 'plain' || ink.spec.material === 'glass') return ''
  const dip = (y: number, tone: string) => {
    const edge = d`M${CX - r - 30} ${y}Q${CX} ${y + r * ink.pitch * 2} ${CX + r + 30} ${y}`
    return fill(d`${edge}V${BASE + 90}H${CX - r - 30}Z`, tone) + stroke(edge, shade(tone, -0.4), 2, 0.35)
  }
  switch (ink.pick(4, 'glaze')) {
    case 0:
      return dip(top + tall * 0.86, '#d9c4a5')
    case 1:
      return dip(top + tall * 0.72, ink.secondary)
    default:
      return ''
  }
}
