import { shade } from './colour.ts'
import { fill, type Level, part, stroke, tube, turned } from './form.ts'
import { type Ink, roundFill, slantFill } from './ink.ts'
import { circle, curve, d, oval, rounded } from './path.ts'
import { grain, patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

const CX = 400
const WOOD = '#b07f52'

/** Skillet, saucepan, casserole with two ears and lid, or sauté pan. */
export function pan(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [r, tall] = [
    [210, 74],
    [170, 170],
    [206, 190],
    [216, 110],
  ][kind] as [number, number]
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
  const top = [500, 520, 420, 540][kind]!
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
  const profile = levels[kind]!
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
  const r = profile[0]![1]
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
    feet: [[CX, base + (kind === 2 ? 40 : 14), profile.at(-1)![1]]],
    focus: [CX - 20, top + 60, 2.1],
  }
}

/** Chef's, santoku, bread or paring knife, lying flat. */
export function knife(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const blades = [
    d`M372 470L366 190Q368 120 396 78Q448 190 452 470Z`,
    d`M366 470V150Q372 100 404 92Q452 150 456 470Z`,
    d`M378 470V130Q380 92 404 86Q436 110 438 470Z`,
    d`M380 470L378 300Q382 250 400 220Q430 300 434 470Z`,
  ]
  const blade = blades[kind]!
  const steel = ink.linear(
    [
      [0, '#8f9498'],
      [0.18, '#d9dde0'],
      [0.42, '#f4f6f7'],
      [0.55, '#b9bfc4'],
      [0.8, '#dfe3e6'],
      [1, '#9aa0a5'],
    ],
    'across',
  )
  const teeth =
    kind === 2
      ? d`<path d="M440 470V130" stroke="#6e7479" stroke-width="10" stroke-dasharray="7 9" stroke-linecap="round"/>`
      : ''
  const bevel = [
    d`M450 470Q446 220 398 90Q426 260 432 470Z`,
    d`M456 470Q450 170 406 98Q432 200 436 470Z`,
    '',
    d`M434 470Q428 300 402 228Q418 330 420 470Z`,
  ][kind]!
  const dimples =
    kind === 1 ? fill([200, 260, 320, 380, 440].map((y) => oval(424, y, 9, 20)).join(''), '#8d9399', 0.5) : ''
  const handle = curve([
    [376, 496, true],
    [446, 496, true],
    [446, 560],
    [438, 680],
    [452, 800],
    [440, 862],
    [404, 872],
    [378, 850],
    [372, 760],
    [376, 640],
    [370, 560],
  ])
  const woody = ink.spec.material === 'wood' || ink.spec.material === 'steel'
  const tone = ink.primary
  const art =
    part(
      ink,
      blade,
      steel,
      () => fill(bevel, '#fff', 0.45) + dimples + stroke('M384 460V230', '#fff', 2.4, 0.5) + teeth,
    ) +
    part(
      ink,
      rounded(368, 462, 84, 40, 5),
      ink.linear(
        [
          [0, '#7d8287'],
          [0.4, '#eef0f1'],
          [0.7, '#a3a9ae'],
          [1, '#767b80'],
        ],
        'across',
      ),
      () => '',
    ) +
    part(
      ink,
      handle,
      roundFill(ink, tone),
      (id) =>
        patternOver(ink, { scale: 0.6 }) +
        (woody ? grain(ink, [366, 490, 456, 880], tone, 'down', 5) : '') +
        fill('M384 506Q378 660 384 840L394 840Q392 660 396 506Z', '#fff', 0.22),
    ) +
    (ink.pick(3, 'rivet') < 2
      ? rivets([548, 660, 780])
      : stroke('M370 740H452', ink.secondary, 9) + stroke('M370 724H452M370 756H452', ink.accent, 3))
  return {
    art,
    pose: 'lie',
    outline: [blade, handle, rounded(368, 462, 84, 40, 5)],
    box: [340, 76, 480, 876],
    focus: [412, 520, 2.6],
  }
}

/** Cutting board: rounded with hole, paddle, round with handle, or end-grain block. */
export function board(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const shapes = [
    rounded(190, 230, 420, 580, 46),
    d`M220 360Q220 320 260 320H356Q372 316 372 290V190Q374 150 400 150T428 190V290Q428 316 444 320H540Q580 320 580 360V800Q580 850 530 850H270Q220 850 220 800Z`,
    d`M366 330V190Q368 150 400 150T434 190V330A252 252 0 1 1 366 330Z`,
    rounded(160, 300, 480, 440, 24),
  ]
  const path = shapes[kind]!
  const hole = kind === 0 ? circle(400, 286, 25) : kind === 3 ? '' : circle(400, 204, 17)
  const tone = ink.primary
  const [x0, y0, x1, y1] = [
    [190, 230, 610, 810],
    [220, 150, 580, 850],
    [140, 150, 660, 850],
    [160, 300, 640, 740],
  ][kind] as [number, number, number, number]
  const strips =
    kind === 3
      ? checker(tone, ink.secondary)
      : [0.2, 0.52, 0.75]
          .map((t, i) =>
            fill(
              d`M${x0 + (x1 - x0) * t} ${y0}h${28 + i * 22}V${y1}h${-28 - i * 22}Z`,
              i === 1 ? ink.secondary : shade(tone, i ? 0.2 : -0.2),
              i === 1 && ink.pick(2, 'inlay') ? 0.85 : 0.35,
            ),
          )
          .join('')
  const groove =
    kind === 0 || kind === 3
      ? rounded(x0 + 30, y0 + (kind === 0 ? 96 : 30), x1 - x0 - 60, y1 - y0 - (kind === 0 ? 126 : 60), 30)
      : ''
  const art =
    d`<g transform="translate(${5 * ink.lx} 9)">${fill(path, shade(tone, -0.42))}</g>` +
    part(
      ink,
      path,
      slantFill(ink, tone, 0.14, -0.14),
      (id) =>
        patternOver(ink) +
        strips +
        (kind === 3 ? '' : grain(ink, [x0, y0, x1, y1], tone, 'down', 12)) +
        (groove &&
          stroke(groove, shade(tone, -0.4), 9, 0.6) +
            d`<g transform="translate(2 3)">${stroke(groove, shade(tone, 0.5), 4, 0.5)}</g>`) +
        `<use href="#${id}" fill="none" stroke="${shade(tone, 0.5)}80" stroke-width="6"/>`,
    ) +
    (hole &&
      fill(hole, shade(tone, -0.72)) +
        d`<g transform="translate(3 5)">${part(ink, hole, 'none', () => '')}</g>` +
        stroke(hole, shade(tone, -0.3), 4, 0.8)) +
    (kind === 1 || kind === 2
      ? stroke('M400 204C390 130 430 100 424 60', '#8a6446', 7) +
        stroke('M400 204C412 140 404 110 424 60', '#6e4d35', 7)
      : '')
  return {
    art,
    pose: 'lie',
    outline: [path],
    box: [x0, kind === 1 || kind === 2 ? 70 : y0, x1, y1 + 8],
    focus: [330, y0 + 200, 2.3],
  }
}

/** Insulated bottle, flask with cup, sports bottle or glass water bottle. */
export function bottle(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const base = 800
  const top = [330, 350, 330, 320][kind]!
  const r = [94, 106, 100, 92][kind]!
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
  const body = turned(ink, CX, levels[kind]!, {
    inside: bands,
    material: glass ? 'glass' : ink.spec.material === 'glass' ? 'enamel' : ink.spec.material,
  })
  const capTone = ink.pick(3, 'cap') === 0 ? ink.secondary : ink.pick(2, 'capwood') ? WOOD : '#2f2c2a'
  const capR = levels[kind]![0]![1]
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
  const lid = turned(ink, CX, capLevels[kind]!, {
    colour: capTone,
    material: capTone === WOOD ? 'wood' : 'plastic',
    plain: true,
  })
  const lidTop = capLevels[kind]![0]!
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

function rivets(ys: readonly number[]): string {
  return (
    fill(ys.map((y) => circle(410, y, 9)).join(''), '#6d6046') +
    fill(ys.map((y) => circle(409, y - 1, 7)).join(''), '#d8c79c') +
    fill(ys.map((y) => circle(407, y - 3, 2.4)).join(''), '#fff', 0.8)
  )
}

function checker(tone: string, second: string): string {
  let a = ''
  let b = ''
  for (let i = 0; i < 8; i++) {
    for (let j = 0; j < 7; j++) {
      const cell = d`M${160 + i * 60} ${300 + j * 63}h60v63h-60Z`
      if ((i + j) % 2) a += cell
      else if ((i * 3 + j) % 4 === 0) b += cell
    }
  }
  return fill(a, shade(tone, -0.2)) + fill(b, second, 0.4)
}
