import { shade } from './colour.ts'
import { fill, type Level, mouth, stroke, tube, turned } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, d, last, leaf, oval } from './path.ts'
import type { Drawing } from './types.ts'

const CX = 400

const BASE = 790

/** Amphora, cylinder, gourd, bottle neck or ball vase, sometimes with a few stems. */
export function vase(ink: Ink): Drawing {
  const kind = ink.pick(5, 'kind')
  const levels: Level[][] = [
    [
      [400, 84],
      [420, 66],
      [470, 76],
      [560, 168],
      [640, 182],
      [740, 120],
      [BASE, 84],
    ],
    [
      [380, 104],
      [BASE - 20, 116],
      [BASE, 106],
    ],
    [
      [370, 56],
      [400, 50],
      [450, 92],
      [500, 98],
      [540, 76],
      [620, 160],
      [690, 172],
      [760, 124],
      [BASE, 94],
    ],
    [
      [350, 48],
      [364, 36],
      [500, 40],
      [580, 126],
      [680, 166],
      [750, 140],
      [BASE, 100],
    ],
    [
      [470, 62],
      [486, 58],
      [540, 150],
      [630, 196],
      [720, 166],
      [BASE, 92],
    ],
  ]
  const profile = choose(levels, kind)
  const [top, r] = choose(profile, 0)
  const glass = ink.spec.material === 'glass'
  const dip =
    !glass && ink.spec.pattern === 'plain' && ink.pick(3, 'dip') === 0
      ? fill(d`M100 ${BASE - 110}Q400 ${BASE - 40} 700 ${BASE - 110}V900H100Z`, ink.secondary)
      : ''
  const rings =
    !glass && ink.spec.pattern === 'plain' && ink.pick(3, 'ribs') === 1
      ? Array.from(
          { length: 12 },
          (_, i) => d`M180 ${top + 60 + i * 34}Q400 ${top + 110 + i * 34} 620 ${top + 60 + i * 34}`,
        ).join('')
      : ''
  const body = turned(ink, CX, profile, {
    inside: dip + (rings && stroke(rings, shade(ink.primary, -0.45), 5, 0.28)),
  })
  const ears =
    kind === 0 && ink.pick(2, 'ears')
      ? ([-1, 1] as const)
          .map((s) =>
            tube(
              ink,
              d`M${CX + s * 66} 440C${CX + s * 170} 410 ${CX + s * 190} 500 ${CX + s * 148} 560`,
              20,
              ink.primary,
              { gloss: 0.3 },
            ),
          )
          .join('')
      : ''
  const flowers = ink.pick(2, 'stems') ? stems(ink, top, r) : ''
  return {
    art: flowers + ears + body.art + (flowers ? lip(ink, top, r) : mouth(ink, CX, top, r, 9, ink.primary)),
    pose: 'stand',
    box: [CX - 200, flowers ? top - 300 : top - 16, CX + 200, BASE + 22],
    feet: [[CX, BASE + 4, last(profile)[1] + 6]],
    focus: [CX - 20, top + 160, 2.2],
  }
}

function lip(ink: Ink, top: number, r: number): string {
  return stroke(
    d`M${CX - r} ${top}A${r} ${r * ink.pitch} 0 0 0 ${CX + r} ${top}`,
    shade(ink.primary, 0.35),
    7,
  )
}

function stems(ink: Ink, top: number, r: number): string {
  const green = '#6d7f58'
  const ends: Array<[number, number]> = [
    [-120, -210],
    [-40, -280],
    [60, -240],
    [140, -170],
  ]
  const kind = ink.pick(3, 'flower')
  const stalks = ends
    .map(([x, y]) => d`M${CX + x * 0.12} ${top + 10}Q${CX + x * 0.3} ${top + y * 0.6} ${CX + x} ${top + y}`)
    .join('')
  const leaves = ends
    .map(([x, y], i) =>
      leaf(
        CX + x * 0.4,
        top + y * 0.5,
        CX + x * 0.4 + (i % 2 ? 60 : -60),
        top + y * 0.5 - 46,
        i % 2 ? -10 : 10,
        15,
      ),
    )
    .join('')
  const heads = ends
    .map(([x, y], i) => choose([eucalyptus, poppy, wheat], kind)(ink, CX + x, top + y, i))
    .join('')
  return (
    d`<ellipse cx="${CX}" cy="${top}" rx="${r}" ry="${r * ink.pitch}" fill="${shade(ink.primary, -0.5)}"/>` +
    stroke(stalks, shade(green, -0.2), 6) +
    fill(leaves, green) +
    heads
  )
}

function eucalyptus(_ink: Ink, x: number, y: number, i: number): string {
  return [0, 1, 2, 3]
    .map((k) =>
      fill(oval(x + (k % 2 ? 20 : -20), y + k * 30, 21, 15), shade('#8ea394', (k + i) % 2 ? 0.14 : -0.1)),
    )
    .join('')
}

function poppy(ink: Ink, x: number, y: number, i: number): string {
  const tone = i % 2 ? ink.accent : shade(ink.accent, 0.25)
  return (
    fill(oval(x - 14, y, 30, 26) + oval(x + 16, y - 4, 28, 27), shade(tone, -0.18)) +
    fill(oval(x, y + 8, 34, 20), tone) +
    fill(oval(x, y - 6, 12, 8), '#3a2f2a')
  )
}

function wheat(_ink: Ink, x: number, y: number): string {
  const grains = [0, 1, 2, 3, 4]
    .map(
      (k) =>
        leaf(x, y + k * 22, x - 20, y + k * 22 - 34, 4, 9) +
        leaf(x, y + k * 22, x + 20, y + k * 22 - 34, -4, 9),
    )
    .join('')
  return fill(grains + leaf(x, y, x, y - 44, 0, 9), '#d9b878')
}
