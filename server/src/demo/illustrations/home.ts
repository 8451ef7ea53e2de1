import { shade } from './colour.ts'
import { fill, type Level, mouth, part, strap, stroke, tube, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, d, leaf, oval, rounded } from './path.ts'
import { grain, patternOver, textureOver } from './pattern.ts'
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
  const profile = levels[kind]!
  const [top, r] = profile[0]!
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
    feet: [[CX, BASE + 4, profile.at(-1)![1] + 6]],
    focus: [CX - 20, top + 160, 2.2],
  }
}

/** Wall clock: rounded, wooden-rimmed, square or with a station dial. */
export function clock(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy, r] = [400, 500, 270]
  const square = kind === 2
  const rim = square ? rounded(cx - r, cy - r, 2 * r, 2 * r, 70) : circle(cx, cy, r)
  const inset = [26, 46, 34, 16][kind]!
  const face = square
    ? rounded(cx - r + inset, cy - r + inset, 2 * (r - inset), 2 * (r - inset), 46)
    : circle(cx, cy, r - inset)
  const dark = ink.pick(3, 'dial') === 0
  const dial = dark ? ink.secondary : shade(ink.secondary, 0.7)
  const marks = shade(dial, dark && kind < 4 ? (lightDial(dial) ? -0.75 : 0.8) : -0.75)
  const tick = (i: number, from: number, to: number) => {
    const a = (i / 12) * Math.PI * 2
    return d`M${cx + Math.sin(a) * from} ${cy - Math.cos(a) * from}L${cx + Math.sin(a) * to} ${cy - Math.cos(a) * to}`
  }
  const R = r - inset - 22
  const hours = Array.from({ length: 12 }, (_, i) => i)
  const dots = hours
    .map((i) => {
      const a = (i / 12) * Math.PI * 2
      return circle(cx + Math.sin(a) * R * 0.94, cy - Math.cos(a) * R * 0.94, i % 3 ? 6 : 11)
    })
    .join('')
  const scale = [
    fill(dots, marks),
    stroke(hours.map((i) => tick(i, R * (i % 3 ? 0.88 : 0.78), R)).join(''), marks, 7),
    stroke(
      hours
        .filter((i) => i % 3 === 0)
        .map((i) => tick(i, R * 0.72, R * 0.98))
        .join(''),
      marks,
      12,
    ),
    strap(hours.map((i) => tick(i, R * 0.8, R)).join(''), marks, 15) +
      d`<circle cx="${cx}" cy="${cy}" r="${R * 0.97}" fill="none" stroke="${marks}" stroke-width="${R * 0.06}" stroke-dasharray="2.6 ${(2 * Math.PI * R * 0.97) / 60 - 2.6}"/>`,
  ][kind]!
  const time = [
    [10.17, 2],
    [1.8, 9.6],
    [8.05, 4.2],
    [10.15, 1.9],
  ][ink.pick(4, 'time')]!
  const hand = (h: number, length: number, tail: number) => {
    const a = (h / 12) * Math.PI * 2
    return d`M${cx - Math.sin(a) * tail} ${cy + Math.cos(a) * tail}L${cx + Math.sin(a) * length} ${cy - Math.cos(a) * length}`
  }
  const hands =
    stroke(hand(time[0]!, R * 0.52, 24), marks, 15) +
    stroke(hand(time[1]!, R * 0.8, 28), marks, 10) +
    stroke(hand(time[0]! + 5, R * 0.84, 44), ink.accent, 4)
  const art =
    part(
      ink,
      rim,
      slantFill(ink, ink.primary, 0.28, -0.3),
      (id) =>
        patternOver(ink) +
        (ink.spec.material === 'wood'
          ? grain(ink, [cx - r, cy - r, cx + r, cy + r], ink.primary, 'down', 12)
          : '') +
        `<use href="#${id}" fill="none" stroke="#ffffff4c" stroke-width="8"/>`,
    ) +
    d`<g transform="translate(-4 -5)">${fill(face, shade(ink.primary, -0.6), 0.6)}</g>` +
    part(
      ink,
      face,
      slantFill(ink, dial, 0.1, -0.06),
      (id) =>
        scale +
        d`<use href="#${id}" fill="none" stroke="${shade(dial, -0.7)}1a" stroke-width="34" x="-5" y="-6"/><use href="#${id}" fill="none" stroke="${shade(dial, -0.7)}1f" stroke-width="16" x="-3" y="-4"/>` +
        d`<g transform="translate(7 10)" opacity=".22">${stroke(hand(time[0]!, R * 0.52, 24) + hand(time[1]!, R * 0.8, 28), '#000', 10)}</g>`,
    ) +
    hands +
    fill(circle(cx, cy, 15), marks) +
    fill(circle(cx, cy, 7), ink.accent)
  return {
    art,
    pose: 'lie',
    outline: [rim],
    box: [cx - r, cy - r, cx + r, cy + r],
    focus: [cx + 60, cy - 60, 2.2],
  }
}

/** Pot on a saucer, footed, ribbed or hanging-style bowl, with a plant of its own. */
export function planter(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const top = [570, 560, 590, 600][kind]!
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
  const profile = levels[kind]!
  const r = profile[0]![1]
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
  const plant = [rubberPlant, snakePlant, fern, cactus][ink.pick(4, 'plant')]!(ink, top)
  return {
    art:
      (kind === 1 ? '' : '') +
      (saucer?.art ?? '') +
      body.art +
      mouth(ink, CX, top, r, 12, ink.primary) +
      soil +
      plant +
      legs,
    pose: 'stand',
    box: [CX - 210, top - 330, CX + 210, BASE + 34],
    feet: [[CX, BASE + (kind === 1 ? 20 : 4), kind === 0 ? 128 : 116]],
    focus: [CX, top + 60, 2.1],
  }
}

/** Candle in a tumbler, pillar on a dish, tapers in a holder or a tin. */
export function candle(ink: Ink): Drawing {
  return [jarCandle, pillarCandle, taperCandles, tinCandle][ink.pick(4, 'kind')]!(ink)
}

function jarCandle(ink: Ink): Drawing {
  const top = 470
  const r = ink.vary(138, 158, 'r')
  const wax = turned(
    ink,
    CX,
    [
      [top + 70, r - 12],
      [BASE - 24, r - 12],
      [BASE - 16, r - 20],
    ],
    { colour: '#f3e9d7', material: 'rubber', plain: true },
  )
  const glass = turned(
    ink,
    CX,
    [
      [top, r],
      [BASE - 14, r],
      [BASE, r - 10],
    ],
    { material: ink.spec.material === 'ceramic' ? 'ceramic' : 'glass', gloss: 0.9 },
  )
  const solid = ink.spec.material === 'ceramic'
  const y = top + (solid ? 18 : 70)
  const melt = d`<ellipse cx="${CX}" cy="${y}" rx="${r - 12}" ry="${(r - 12) * ink.pitch}" fill="#f8f0e0"/><ellipse cx="${CX}" cy="${y}" rx="${r * 0.5}" ry="${r * 0.5 * ink.pitch}" fill="#fff8df"/>`
  const rim = d`<ellipse cx="${CX}" cy="${top}" rx="${r}" ry="${r * ink.pitch}" fill="none" stroke="#ffffffbf" stroke-width="5"/>`
  return {
    art:
      wax.art +
      (solid ? glass.art + mouth(ink, CX, top, r, 9, ink.primary) + melt : melt + glass.art + rim) +
      wick(CX, y) +
      label(ink, CX, 650, r),
    pose: 'stand',
    box: [CX - r, top - 110, CX + r, BASE + 24],
    feet: [[CX, BASE + 6, r - 4]],
    focus: [CX, top + 120, 2.2],
  }
}

function pillarCandle(ink: Ink): Drawing {
  const dish = turned(
    ink,
    CX,
    [
      [BASE - 36, 190],
      [BASE - 10, 170],
      [BASE, 130],
    ],
    { colour: ink.secondary, material: 'ceramic', plain: true },
  )
  const stack = ink.pick(2, 'twist')
  const body = turned(
    ink,
    CX,
    stack
      ? [
          [400, 88],
          [430, 112],
          [480, 120],
          [520, 92],
          [560, 120],
          [610, 124],
          [650, 96],
          [700, 122],
          [744, 118],
        ]
      : [
          [390, 104],
          [398, 110],
          [744, 110],
        ],
    { material: 'rubber' },
  )
  const face = d`<ellipse cx="400" cy="${stack ? 400 : 390}" rx="${stack ? 86 : 104}" ry="${(stack ? 86 : 104) * ink.pitch}" fill="${shade(ink.primary, 0.3)}"/><ellipse cx="400" cy="${stack ? 402 : 392}" rx="56" ry="${56 * ink.pitch}" fill="${shade(ink.primary, 0.6)}"/>`
  return {
    art:
      dish.art +
      mouth(ink, CX, BASE - 36, 190, 12, ink.secondary) +
      body.art +
      face +
      wick(CX, stack ? 400 : 392),
    pose: 'stand',
    box: [206, 290, 594, BASE + 26],
    feet: [[CX, BASE + 8, 140]],
    focus: [CX, 440, 2.2],
  }
}

function taperCandles(ink: Ink): Drawing {
  const one = (x: number, top: number, tone: string) =>
    turned(
      ink,
      x,
      [
        [top, 7],
        [top + 14, 16],
        [650, 23],
      ],
      { colour: tone, material: 'rubber', plain: tone !== ink.primary },
    ).art + wick(x, top + 2)
  const holder = (x: number) =>
    turned(
      ink,
      x,
      [
        [640, 34],
        [664, 36],
        [676, 22],
        [720, 18],
        [760, 72],
        [BASE, 80],
      ],
      { colour: '#c3a15e', material: 'brass', plain: true },
    ).art
  return {
    art: one(306, 330, ink.primary) + holder(306) + one(494, 400, ink.secondary) + holder(494),
    pose: 'stand',
    box: [222, 232, 578, BASE + 16],
    feet: [
      [306, BASE + 2, 80],
      [494, BASE + 2, 80],
    ],
    focus: [306, 640, 2.2],
  }
}

function tinCandle(ink: Ink): Drawing {
  const tin = turned(
    ink,
    CX,
    [
      [610, 178],
      [618, 182, true],
      [BASE - 8, 180],
      [BASE, 174],
    ],
    {},
  )
  const wax = d`<ellipse cx="${CX}" cy="612" rx="166" ry="${166 * ink.pitch}" fill="#f6ecd9"/><ellipse cx="${CX}" cy="612" rx="80" ry="${80 * ink.pitch}" fill="#fff8e2"/>`
  const lidArt =
    part(
      ink,
      oval(600, BASE - 70, 64, 150),
      slantFill(ink, ink.secondary, 0.3, -0.2),
      (id) => `<use href="#${id}" fill="none" stroke="#ffffff66" stroke-width="10"/>`,
    ) + stroke(oval(600, BASE - 70, 44, 116), shade(ink.secondary, -0.3), 3, 0.5)
  return {
    art:
      lidArt +
      tin.art +
      mouth(ink, CX, 610, 178, 9, '#d6d2ca') +
      wax +
      wick(CX, 612) +
      label(ink, CX, 716, 182),
    pose: 'stand',
    box: [216, 500, 668, BASE + 34],
    feet: [
      [CX, BASE + 10, 176],
      [604, BASE + 60, 50],
    ],
    focus: [CX - 20, 640, 2.2],
  }
}

function wick(x: number, y: number): string {
  const flame = (k: number) =>
    d`M${x} ${y - 26 - 74 * k}C${x + 34 * k} ${y - 56 * k - 10} ${x + 26 * k} ${y - 24} ${x} ${y - 22}C${x - 26 * k} ${y - 24} ${x - 30 * k} ${y - 56 * k - 10} ${x} ${y - 26 - 74 * k}Z`
  return (
    d`<circle cx="${x}" cy="${y - 56}" r="70" fill="#ffdf9a29"/><circle cx="${x}" cy="${y - 56}" r="46" fill="#ffdf9a33"/>` +
    stroke(d`M${x} ${y}V${y - 26}`, '#3b302a', 5) +
    fill(flame(1), '#f6b64c') +
    fill(flame(0.72), '#ffe08a') +
    fill(flame(0.4), '#fffaf0')
  )
}

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

function lightDial(hex: string): boolean {
  return (
    Number.parseInt(hex.slice(1, 3), 16) +
      Number.parseInt(hex.slice(3, 5), 16) +
      Number.parseInt(hex.slice(5, 7), 16) >
    400
  )
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
  const heads = ends.map(([x, y], i) => [eucalyptus, poppy, wheat][kind]!(ink, CX + x, top + y, i)).join('')
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
