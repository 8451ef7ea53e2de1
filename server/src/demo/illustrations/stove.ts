import { shade } from './colour.ts'
import { fill, type Level, part, tube, turned } from './form.ts'
import { type Ink, roundFill } from './ink.ts'
import { choose, curve, d, last, oval } from './path.ts'
import { grain } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400

const WOOD = '#b07f52'

/** Skillet, saucepan, casserole with two ears and lid, or sauté pan. */
export function pan(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [r, tall] = choose(
    [
      [210, 74],
      [170, 170],
      [206, 190],
      [216, 110],
    ],
    kind,
  )
  const base = 780
  const top = base - tall
  const cx = kind === 2 ? 400 : 330
  const metal = ink.spec.material === 'steel' || ink.spec.material === 'brass'
  const levels: Level[] =
    kind === 0
      ? [
          [top, r],
          [base - 14, r * 0.82],
          [base, r * 0.78],
        ]
      : [
          [top, r],
          [base - 26, r - 3],
          [base - 6, r - 14],
          [base, r - 22],
        ]
  const body = turned(ink, cx, levels, {})
  const wood = ink.pick(2, 'grip')
  const grip =
    kind === 2
      ? ''
      : longHandle(
          ink,
          cx + r - 8,
          top + (kind === 1 ? 30 : 18),
          790 - (cx + r),
          wood ? WOOD : metal ? '#3a3634' : shade(ink.primary, -0.4),
        )
  const ears =
    kind === 2
      ? ([-1, 1] as const)
          .map((s) =>
            tube(
              ink,
              d`M${cx + s * (r - 6)} ${top + 34}h${s * 42}q${s * 14} 22 0 44h${s * -42}`,
              18,
              ink.primary,
              { gloss: 0.4 },
            ),
          )
          .join('')
      : ''
  const lidded = kind === 2 || (kind === 1 && ink.pick(2, 'lid') === 1)
  const hollow = metal ? shade(ink.primary, 0) : ink.pick(2, 'inside') ? '#ece4d6' : '#2f2b29'
  const inside =
    d`<ellipse cx="${cx}" cy="${top}" rx="${r}" ry="${r * ink.pitch}" fill="${shade(ink.primary, 0.3)}"/>` +
    d`<ellipse cx="${cx}" cy="${top + 2}" rx="${r - 9}" ry="${r * ink.pitch - 6}" fill="${ink.linear(
      [
        [0, shade(hollow, -0.45)],
        [0.5, shade(hollow, -0.15)],
        [1, shade(hollow, 0.15)],
      ],
      'across',
    )}"/>` +
    part(
      ink,
      oval(cx, top + 2, r - 9, r * ink.pitch - 6),
      'none',
      () =>
        d`<ellipse cx="${cx}" cy="${top + Math.min(tall * 0.5, 30)}" rx="${r * 0.8}" ry="${r * ink.pitch * 0.8}" fill="${shade(hollow, -0.1)}" stroke="${shade(hollow, 0.2)}66" stroke-width="2"/>`,
    )
  return {
    art: ears + grip + body.art + (lidded ? lidOf(ink, cx, top, r) : inside),
    pose: 'stand',
    box: [
      cx - r - (kind === 2 ? 52 : 4),
      top - (lidded ? 96 : r * ink.pitch),
      kind === 2 ? cx + r + 52 : 796,
      base + r * 0.8 * ink.pitch,
    ],
    feet: [[cx, base + 10, r * 0.84]],
    focus: [cx + r * 0.6, top + 20, 2.1],
  }
}

/** Stove kettle, gooseneck, electric or dome. */
export function kettle(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 780
  const top = choose([500, 520, 420, 540], kind)
  const levels: Level[][] = [
    [
      [top, 84],
      [top + 24, 140],
      [top + 110, 184],
      [base - 40, 196],
      [base - 8, 184],
      [base, 176],
    ],
    [
      [top, 76],
      [top + 40, 110],
      [base - 50, 168],
      [base - 10, 164],
      [base, 156],
    ],
    [
      [top, 104],
      [top + 150, 128],
      [base - 30, 158],
      [base, 158],
    ],
    [
      [top, 100],
      [top + 60, 168],
      [base - 60, 206],
      [base - 6, 190],
      [base, 184],
    ],
  ]
  const profile = choose(levels, kind)
  const body = turned(ink, CX, profile, {})
  const dark = ink.pick(2, 'grip') ? WOOD : '#2d2a28'
  const mid = (top + base) / 2
  const side = body.radius(mid)
  const goose = kind === 1
  const spout = goose
    ? tube(
        ink,
        d`M${CX - side + 14} ${base - 76}C${CX - side - 130} ${base - 60} ${CX - side - 40} ${top - 20} ${CX - side - 130} ${top - 60}`,
        24,
        ink.primary,
        { gloss: 0.5 },
      )
    : part(
        ink,
        kind === 2
          ? d`M${CX - 96} ${top + 14}L${CX - 176} ${top + 2}L${CX - 112} ${top + 110}Z`
          : d`M${CX - side + 30} ${mid + 50}L${CX - side - 92} ${top + 2}L${CX - side - 50} ${top - 18}L${CX - side + 50} ${mid - 50}Z`,
        roundFill(ink, ink.primary),
        () => '',
      )
  const handle =
    kind === 2
      ? tube(
          ink,
          d`M${CX + 100} ${top + 20}C${CX + 250} ${top - 10} ${CX + 240} ${base - 90} ${CX + 146} ${base - 76}`,
          34,
          dark,
          { gloss: 0.2 },
        )
      : goose
        ? tube(
            ink,
            d`M${CX + 90} ${top + 30}C${CX + 260} ${top - 40} ${CX + 270} ${mid + 40} ${CX + 210} ${base - 70}`,
            26,
            dark,
            { gloss: 0.2 },
          )
        : tube(
            ink,
            d`M${CX - 128} ${top + 30}C${CX - 150} ${top - 210} ${CX + 150} ${top - 210} ${CX + 128} ${top + 30}`,
            15,
            '#6d6862',
            { gloss: 0.6 },
          ) +
          tube(ink, d`M${CX - 86} ${top - 128}Q${CX} ${top - 170} ${CX + 86} ${top - 128}`, 32, dark, {
            gloss: 0.25,
          })
  const r = choose(profile, 0)[1]
  const lid = turned(
    ink,
    CX,
    [
      [top - 26, 30],
      [top - 14, r * 0.72],
      [top - 2, r - 6],
      [top + 4, r - 2],
    ],
    { plain: true },
  )
  const knob = turned(
    ink,
    CX,
    [
      [top - 66, 16],
      [top - 58, 24],
      [top - 40, 22],
      [top - 28, 12],
      [top - 20, 14],
    ],
    { colour: dark, material: 'plastic', plain: true },
  )
  const stand =
    kind === 2
      ? turned(
          ink,
          CX,
          [
            [base + 6, 164],
            [base + 26, 170],
            [base + 30, 170],
          ],
          { colour: '#2d2a28', material: 'plastic', plain: true },
        ).art
      : ''
  return {
    art:
      (kind === 2 || goose ? handle : '') +
      stand +
      spout +
      body.art +
      lid.art +
      knob.art +
      (kind === 2 || goose ? '' : handle),
    pose: 'stand',
    box: [
      CX - side - (kind === 2 ? 40 : goose ? 140 : 94),
      kind === 2 || goose ? top - 72 : top - 160,
      CX + (kind === 2 ? 240 : goose ? 262 : side + 10),
      base + 50,
    ],
    feet: [[CX, base + (kind === 2 ? 40 : 14), last(profile)[1]]],
    focus: [CX - 20, top + 60, 2.1],
  }
}

function longHandle(ink: Ink, x: number, y: number, length: number, tone: string): string {
  const grip = curve([
    [x + 50, y - 8, true],
    [x + length * 0.6, y - 26],
    [x + length - 24, y - 42],
    [x + length, y - 30],
    [x + length - 8, y - 8],
    [x + length * 0.6, y + 8],
    [x + 52, y + 18, true],
  ])
  return (
    tube(ink, d`M${x} ${y + 6}L${x + 66} ${y + 2}`, 20, '#8d8f90', { gloss: 0.6 }) +
    part(
      ink,
      grip,
      ink.linear(
        [
          [0, shade(tone, 0.3)],
          [0.5, tone],
          [1, shade(tone, -0.35)],
        ],
        'down',
      ),
      () =>
        (tone === WOOD ? grain(ink, [x, y - 50, x + length, y + 20], tone, 'across', 4) : '') +
        fill(
          d`M${x + 60} ${y - 4}Q${x + length * 0.6} ${y - 24} ${x + length - 20} ${y - 36}l4 6Q${x + length * 0.6} ${y - 14} ${x + 60} ${y + 4}Z`,
          '#fff',
          0.25,
        ),
    ) +
    d`<ellipse cx="${x + length - 24}" cy="${y - 26}" rx="9" ry="6" fill="#1d1a1899"/>`
  )
}

function lidOf(ink: Ink, cx: number, top: number, r: number): string {
  const lid = turned(
    ink,
    cx,
    [
      [top - 48, r * 0.24],
      [top - 34, r * 0.66],
      [top - 12, r * 0.94],
      [top, r + 4],
      [top + 8, r + 3],
    ],
    { plain: ink.spec.pattern === 'stripe' },
  )
  const tone = ink.pick(2, 'lidknob') ? '#c7a05a' : shade(ink.secondary, -0.05)
  const knob = turned(
    ink,
    cx,
    [
      [top - 94, 20],
      [top - 86, 32],
      [top - 70, 30],
      [top - 56, 16],
      [top - 44, 20],
    ],
    { colour: tone, material: 'brass', plain: true },
  )
  return lid.art + knob.art
}
