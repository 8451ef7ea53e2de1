import { shade } from './colour.ts'
import { fill, type Level, tube, turned } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, d } from './path.ts'
import type { Drawing } from './types.ts'

const CX = 400

const WOOD = '#b07f52'

/** Insulated bottle, flask with cup, sports bottle or glass water bottle. */
export function bottle(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 800
  const top = choose([330, 350, 330, 320], kind)
  const r = choose([94, 106, 100, 92], kind)
  const levels: Level[][] = [
    [
      [top, 50],
      [top + 30, 52],
      [top + 100, r - 4],
      [top + 150, r],
      [base - 14, r],
      [base, r - 9],
    ],
    [
      [top, r - 12],
      [top + 20, r, true],
      [base - 20, r],
      [base, r - 10],
    ],
    [
      [top, 66],
      [top + 40, r - 6],
      [top + 160, r],
      [top + 230, r - 18],
      [top + 300, r],
      [base - 16, r],
      [base, r - 14],
    ],
    [
      [top, 42],
      [top + 70, 42],
      [top + 150, r - 4],
      [top + 190, r],
      [base - 20, r],
      [base, r - 12],
    ],
  ]
  const glass = kind === 3 && ink.spec.material === 'glass'
  const sleeve = kind === 3 || ink.pick(3, 'band') === 0
  const bands = sleeve
    ? fill(d`M200 ${base - 150}Q400 ${base - 118} 600 ${base - 150}V900H200Z`, ink.secondary)
    : ink.pick(2, 'line')
      ? fill(
          d`M200 ${top + 200}Q400 ${top + 236} 600 ${top + 200}v22Q400 ${top + 258} 200 ${top + 222}Z`,
          ink.accent,
        )
      : ''
  const body = turned(ink, CX, choose(levels, kind), {
    inside: bands,
    material: glass ? 'glass' : ink.spec.material === 'glass' ? 'enamel' : ink.spec.material,
  })
  const capTone = ink.pick(3, 'cap') === 0 ? ink.secondary : ink.pick(2, 'capwood') ? WOOD : '#2f2c2a'
  const capR = choose(choose(levels, kind), 0)[1]
  const capLevels: Level[][] = [
    [
      [top - 66, capR - 6],
      [top - 58, capR + 4, true],
      [top - 8, capR + 4],
      [top - 2, capR - 2],
    ],
    [
      [top - 120, capR - 16],
      [top - 106, capR - 4],
      [top - 10, capR],
      [top, capR],
    ],
    [
      [top - 50, capR - 10],
      [top - 40, capR + 4],
      [top - 4, capR + 6],
    ],
    [
      [top - 60, capR - 2],
      [top - 52, capR + 8, true],
      [top - 6, capR + 8],
      [top, capR + 2],
    ],
  ]
  const lid = turned(ink, CX, choose(capLevels, kind), {
    colour: capTone,
    material: capTone === WOOD ? 'wood' : 'plastic',
    plain: true,
  })
  const lidTop = choose(choose(capLevels, kind), 0)
  const face = d`<ellipse cx="${CX}" cy="${lidTop[0]}" rx="${lidTop[1]}" ry="${lidTop[1] * ink.pitch}" fill="${shade(capTone, 0.22)}"/>`
  const loop =
    kind === 0
      ? tube(
          ink,
          d`M${CX - capR + 4} ${top - 46}C${CX - capR - 6} ${top - 160} ${CX + capR + 6} ${top - 160} ${CX + capR - 4} ${top - 46}`,
          13,
          capTone,
          { gloss: 0.2 },
        )
      : kind === 2
        ? turned(
            ink,
            CX,
            [
              [top - 96, 16],
              [top - 84, 24],
              [top - 62, 24],
              [top - 50, 32],
            ],
            { colour: ink.accent, material: 'plastic', plain: true },
          ).art
        : ''
  const ring =
    kind === 1
      ? turned(
          ink,
          CX,
          [
            [top - 4, r - 6],
            [top, r + 2],
            [top + 16, r + 2],
            [top + 20, r - 2],
          ],
          { colour: '#c9ccce', material: 'steel', plain: true },
        ).art
      : ''
  return {
    art: (kind === 0 ? loop : '') + body.art + lid.art + face + (kind === 2 ? loop : '') + ring,
    pose: 'stand',
    box: [CX - r - 4, lidTop[0] - (kind === 0 ? 66 : kind === 2 ? 56 : 18), CX + r + 4, base + 18],
    feet: [[CX, base + 4, r]],
    focus: [CX, top + 20, 2.2],
  }
}
