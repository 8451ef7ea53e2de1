import { shade } from './colour.ts'
import { bulge, cloth, fill, folds, part, stitches, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, curve, d, oval, type Point, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Square, lumbar, round bolster-edged or tasselled cushion. */
export function cushion(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy] = [400, 520]
  const [w, h] = [
    [270, 270],
    [310, 190],
    [262, 262],
    [262, 262],
  ][kind] as [number, number]
  const path = kind === 2 ? circle(cx, cy, w) : pillow(cx, cy, w, h)
  const piping = ink.pick(2, 'piping') ? ink.secondary : shade(ink.primary, -0.14)
  const corners: Fold[] = [
    [cx - w * 0.9, cy - h * 0.88, cx - w * 0.4, cy - h * 0.46, -10, 20],
    [cx + w * 0.9, cy - h * 0.88, cx + w * 0.42, cy - h * 0.46, 12, 20],
    [cx - w * 0.9, cy + h * 0.88, cx - w * 0.42, cy + h * 0.46, 12, 20],
    [cx + w * 0.9, cy + h * 0.88, cx + w * 0.4, cy + h * 0.42, -12, 24],
  ]
  const round: Fold[] = Array.from({ length: 14 }, (_, i) => {
    const a = (i / 14) * Math.PI * 2
    return [
      cx + Math.cos(a) * 30,
      cy + Math.sin(a) * 30,
      cx + Math.cos(a) * w * 0.92,
      cy + Math.sin(a) * w * 0.92,
      i % 2 ? 8 : -8,
      15,
    ]
  })
  const block = ink.spec.pattern === 'plain' && kind !== 2 ? panel(ink, cx, cy, w, h) : ''
  const tufts = kind === 3 ? tassels(ink, cx, cy, w, h) : ''
  const art =
    tufts +
    part(
      ink,
      path,
      ink.radial(
        [
          [0, shade(ink.primary, 0.16)],
          [0.6, ink.primary],
          [1, shade(ink.primary, -0.26)],
        ],
        0.4,
        0.36,
        0.72,
      ),
      (id) =>
        patternOver(ink, { angle: kind === 1 ? 0 : -2 }) +
        block +
        textureOver(ink, ink.primary) +
        folds(ink, ink.primary, kind === 2 ? round : corners) +
        bulge(ink, id, ink.primary, 96),
    ) +
    stroke(path, shade(piping, -0.3), 9) +
    stroke(path, piping, 6) +
    (kind === 2
      ? fill(circle(cx, cy, 22), shade(ink.secondary, -0.25)) +
        fill(circle(cx - 2, cy - 3, 18), ink.secondary)
      : '')
  return {
    art,
    pose: 'lie',
    outline: [path],
    box: [
      cx - w - (kind === 3 ? 34 : 6),
      cy - h - (kind === 3 ? 34 : 6),
      cx + w + (kind === 3 ? 34 : 6),
      cy + h + (kind === 3 ? 34 : 6),
    ],
    focus: [cx + w * 0.55, cy + h * 0.55, 2.2],
  }
}

/** A blanket folded on itself, with fringe or hem; loosely draped corner. */
export function throwBlanket(ink: Ink): Drawing {
  const kind = ink.pick(3, 'fold')
  const fringed = ink.pick(3, 'fringe') < 2
  const sheet: Point[] =
    kind === 1
      ? [
          [170, 250, true],
          [632, 270, true],
          [620, 560],
          [640, 790, true],
          [400, 800],
          [160, 780, true],
          [182, 520],
        ]
      : [
          [190, 230, true],
          [610, 230, true],
          [618, 520],
          [612, 800, true],
          [400, 808],
          [188, 800, true],
          [182, 520],
        ]
  const layer: Point[] =
    kind === 2
      ? [
          [190, 230, true],
          [610, 230, true],
          [570, 420],
          [470, 640],
          [330, 720],
          [200, 640],
          [180, 430],
        ]
      : [
          [190, 226, true],
          [612, 232, true],
          [620, 420],
          [614, 560, true],
          [400, 580],
          [186, 556, true],
          [180, 400],
        ]
  const back = curve(sheet)
  const front = curve(layer)
  const bands =
    ink.spec.pattern === 'plain'
      ? [640, 690, 740]
          .map((y, i) =>
            fill(d`M100 ${y}H700v${[26, 14, 26][i]!}H100Z`, [ink.secondary, ink.accent, ink.secondary][i]!),
          )
          .join('')
      : ''
  const edge = [
    [188, 800],
    [612, 800],
  ] as const
  let threads = ''
  for (let i = 0; i <= 30; i++)
    threads += d`M${edge[0][0] + ((edge[1][0] - edge[0][0]) * i) / 30} 794q${(i % 3) - 1} 24 ${((i * 7) % 9) - 4} ${52 + (i % 2) * 6}`
  const art =
    (fringed
      ? stroke(threads, shade(ink.primary, -0.32), 8) + stroke(threads, shade(ink.primary, 0.12), 4)
      : '') +
    cloth(ink, back, {
      depth: 70,
      over:
        bands +
        folds(ink, ink.primary, [
          [250, 560, 236, 800, 12, 22],
          [400, 580, 416, 806, -12, 22],
          [540, 570, 560, 800, 10, 24],
        ]) +
        (fringed ? '' : stitches('M190 780H610', shade(ink.primary, -0.3), 4, '14 9')),
    }) +
    d`<g transform="translate(5 12)">${fill(front, shade(ink.primary, -0.75), 0.18)}</g><g transform="translate(3 6)">${fill(front, shade(ink.primary, -0.75), 0.2)}</g>` +
    cloth(ink, front, {
      depth: 80,
      lay: { angle: kind === 2 ? 42 : 0 },
      over: folds(ink, ink.primary, [
        [220, 250, 260, 540, -18, 26],
        [460, 240, 520, 560, 16, 28],
        [340, 300, 360, 560, -14, 20],
      ]),
    }) +
    stroke(
      kind === 2 ? 'M570 420Q540 560 470 640T330 720T200 640' : 'M614 560Q400 600 186 556',
      shade(ink.primary, -0.3),
      3,
      0.5,
    )
  return {
    art,
    pose: 'lie',
    outline: [back, front],
    box: [170, 226, 630, fringed ? 856 : 810],
    focus: [470, 600, 2.2],
  }
}

/** Rectangular, runner, round or scallop-edged rug with border, medallion or blocks. */
export function rug(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const path = [
    rounded(170, 170, 460, 660, 6),
    rounded(250, 120, 300, 760, 6),
    oval(400, 500, 300, 300),
    rounded(150, 220, 500, 560, 60),
  ][kind]!
  const [x0, y0, x1, y1] = [
    [170, 170, 630, 830],
    [250, 120, 550, 880],
    [100, 200, 700, 800],
    [150, 220, 650, 780],
  ][kind] as [number, number, number, number]
  const plain = ink.spec.pattern === 'plain'
  const frame = (inset: number, tone: string, width: number) =>
    kind === 2
      ? stroke(circle(400, 500, 300 - inset), tone, width)
      : stroke(
          rounded(x0 + inset, y0 + inset, x1 - x0 - 2 * inset, y1 - y0 - 2 * inset, kind === 3 ? 40 : 3),
          tone,
          width,
        )
  const borders = frame(34, ink.secondary, 24) + frame(60, ink.accent, 6)
  const design = plain
    ? [medallion, diamonds, sunrise, blocksOf][ink.pick(4, 'design')]!(ink, x0, y0, x1, y1)
    : ''
  const tufts = kind < 2 ? tuftEnds(x0, x1, y0, y1) : ''
  const pile = d`<path d="M400 ${y0}V${y1}" stroke="${shade(ink.primary, -0.5)}1f" stroke-width="620" stroke-dasharray="3 4"/>`
  const art =
    (tufts && stroke(tufts, '#cbb99b', 6) + stroke(tufts, '#f0e6d2', 3)) +
    d`<g transform="translate(3 5)">${fill(path, shade(ink.primary, -0.5))}</g>` +
    part(
      ink,
      path,
      slantFill(ink, ink.primary, 0.08, -0.1),
      (id) =>
        patternOver(ink, { scale: 1.5 }) +
        design +
        (kind === 3 && !plain ? '' : borders) +
        pile +
        `<use href="#${id}" fill="none" stroke="#0000001f" stroke-width="10"/>`,
    )
  return {
    art,
    pose: 'lie',
    outline: [path],
    box: [x0, y0 - (tufts ? 34 : 0), x1, y1 + (tufts ? 34 : 0)],
    focus: [x0 + 140, y1 - 140, 2.2],
  }
}

/** Folded bath towel, hung with loop, rolled trio or stack. */
export function towel(ink: Ink): Drawing {
  const kind = ink.pick(3, 'kind')
  return kind === 0 ? rolled(ink) : kind === 1 ? hung(ink) : foldedStack(ink)
}

type Fold = [number, number, number, number, number, number]

function pillow(cx: number, cy: number, w: number, h: number): string {
  return curve([
    [cx - w, cy - h],
    [cx - w * 0.4, cy - h * 0.93],
    [cx + w * 0.4, cy - h * 0.93],
    [cx + w, cy - h],
    [cx + w * 0.95, cy - h * 0.35],
    [cx + w * 0.95, cy + h * 0.35],
    [cx + w, cy + h],
    [cx + w * 0.4, cy + h * 0.95],
    [cx - w * 0.4, cy + h * 0.95],
    [cx - w, cy + h],
    [cx - w * 0.95, cy + h * 0.35],
    [cx - w * 0.95, cy - h * 0.35],
  ])
}

function panel(ink: Ink, cx: number, cy: number, w: number, h: number): string {
  switch (ink.pick(4, 'panel')) {
    case 0:
      return fill(
        d`M${cx - w - 10} ${cy + h * 0.2}Q${cx} ${cy + h * 0.26} ${cx + w + 10} ${cy + h * 0.2}V${cy + h + 10}H${cx - w - 10}Z`,
        ink.secondary,
      )
    case 1:
      return (
        fill(d`M${cx - 46} ${cy - h - 10}h92V${cy + h + 10}h-92Z`, ink.secondary) +
        fill(
          d`M${cx + 66} ${cy - h - 10}h14V${cy + h + 10}h-14ZM${cx - 80} ${cy - h - 10}h14V${cy + h + 10}h-14Z`,
          ink.accent,
        )
      )
    case 2:
      return stroke([0.3, 0.55, 0.8].map((k) => circle(cx, cy + h, w * k)).join(''), ink.secondary, w * 0.09)
    default:
      return ''
  }
}

function tassels(ink: Ink, cx: number, cy: number, w: number, h: number): string {
  const at = ([-1, 1] as const).flatMap((sx) =>
    ([-1, 1] as const).map((sy) => [cx + sx * w * 0.98, cy + sy * h * 0.98, sx, sy] as const),
  )
  const threads = at
    .map(([x, y, sx, sy]) =>
      [-14, -7, 0, 7, 14].map((k) => d`M${x} ${y}l${sx * 30 + k * sy * -sx} ${sy * 30 + k}`).join(''),
    )
    .join('')
  return stroke(threads, shade(ink.accent, -0.3), 7) + stroke(threads, ink.accent, 4)
}

function tuftEnds(x0: number, x1: number, y0: number, y1: number): string {
  let path = ''
  for (let i = 0; i <= 26; i++) {
    const x = x0 + 6 + ((x1 - x0 - 12) * i) / 26
    path += d`M${x} ${y0 + 2}l${((i * 5) % 7) - 3} -28M${x} ${y1 - 2}l${((i * 3) % 7) - 3} 30`
  }
  return path
}

function medallion(ink: Ink, x0: number, y0: number, x1: number, y1: number): string {
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const gem = (k: number) =>
    d`M${cx} ${cy - 210 * k}L${cx + 130 * k} ${cy}L${cx} ${cy + 210 * k}L${cx - 130 * k} ${cy}Z`
  return (
    fill(gem(1), ink.secondary) +
    fill(gem(0.76), ink.primary) +
    fill(gem(0.6), ink.accent) +
    fill(gem(0.34), ink.secondary)
  )
}

function diamonds(ink: Ink, x0: number, y0: number, x1: number, y1: number): string {
  let path = ''
  for (let y = y0 - 60; y < y1 + 60; y += 120)
    path += d`M${x0 - 40} ${y}${'l60 60l60 -60'.repeat(Math.ceil((x1 - x0) / 120) + 1)}M${x0 - 40} ${y + 60}${'l60 -60l60 60'.repeat(Math.ceil((x1 - x0) / 120) + 1)}`
  return stroke(path, shade(ink.secondary, 0), 8, 0.9)
}

function sunrise(ink: Ink, x0: number, _y0: number, x1: number, y1: number): string {
  const cx = (x0 + x1) / 2
  return [
    [300, ink.secondary],
    [220, ink.accent],
    [140, ink.secondary],
    [70, ink.primary],
  ]
    .map(([r, tone]) => fill(circle(cx, y1 - 130, Number(r)), String(tone)))
    .join('')
}

function blocksOf(ink: Ink, x0: number, y0: number, x1: number, y1: number): string {
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2]
  return (
    fill(d`M${x0} ${y0}H${cx}V${cy + 60}H${x0}Z`, ink.secondary) +
    fill(d`M${cx} ${cy + 60}H${x1}V${y1}H${cx}Z`, shade(ink.primary, -0.25)) +
    fill(circle(cx + 60, cy - 60, 96), ink.accent)
  )
}

function terry(ink: Ink, path: string, colour: string, over = '', angle = 0): string {
  const loops = d`<path d="M400 0V1000" stroke="${shade(colour, -0.5)}1a" stroke-width="900" stroke-dasharray="4 5"/><path d="M0 500H800" stroke="${shade(colour, 0.5)}24" stroke-width="1200" stroke-dasharray="4 6"/>`
  return part(
    ink,
    path,
    slantFill(ink, colour),
    (id) =>
      (colour === ink.primary ? patternOver(ink, { angle }) : '') + loops + over + bulge(ink, id, colour, 54),
  )
}

function rolled(ink: Ink): Drawing {
  const roll = (cx: number, cy: number, tone: string) => {
    const spiral = d`M${cx} ${cy}a16 16 0 1 1 -18 16a34 34 0 1 1 52 10a52 52 0 1 1 -92 -18a72 72 0 1 1 124 24`
    return (
      terry(ink, circle(cx, cy, 104), tone) +
      stroke(spiral, shade(tone, -0.45), 7, 0.7) +
      d`<g transform="translate(-3 -3)">${stroke(spiral, shade(tone, 0.4), 3, 0.6)}</g>` +
      stroke(circle(cx, cy, 100), shade(tone, 0.4), 4, 0.3)
    )
  }
  return {
    art:
      roll(400, 520, ink.secondary) + roll(296, 694, ink.primary) + roll(504, 694, shade(ink.primary, -0.06)),
    pose: 'stand',
    box: [190, 414, 610, 800],
    feet: [
      [296, 794, 76],
      [504, 794, 76],
      [400, 790, 170],
    ],
    focus: [330, 680, 2.1],
  }
}

function hung(ink: Ink): Drawing {
  const path = curve([
    [250, 200, true],
    [552, 196, true],
    [566, 500],
    [580, 846, true],
    [400, 856],
    [224, 846, true],
    [238, 500],
  ])
  const band =
    fill('M150 716Q400 730 660 716v46Q400 776 150 762Z', ink.secondary) +
    stroke('M150 700Q400 714 660 700M150 778Q400 792 660 778', ink.secondary, 5)
  const over =
    band +
    folds(
      ink,
      ink.primary,
      [
        [300, 200, 270, 850, -16, 34],
        [380, 200, 380, 850, 20, 36],
        [470, 200, 500, 850, -18, 36],
        [540, 220, 560, 840, 10, 22],
      ],
      1.2,
    )
  const rail = d`<path d="M120 202H680" stroke="#6d5a3b" stroke-width="25" stroke-linecap="round"/><path d="M120 199H680" stroke="#c9ad70" stroke-width="18" stroke-linecap="round"/><path d="M120 194H680" stroke="#efdcae" stroke-width="5" stroke-linecap="round"/>`
  return {
    art:
      rail +
      terry(ink, path, ink.primary, over) +
      fill('M246 190Q400 174 556 188L554 216Q400 200 248 218Z', shade(ink.primary, 0.15)),
    pose: 'lie',
    outline: [path, 'M110 188H690V214H110Z'],
    box: [110, 180, 690, 856],
    focus: [430, 730, 2.2],
  }
}

function foldedStack(ink: Ink): Drawing {
  const one = (y: number, h: number, dx: number, tone: string) => {
    const path = curve([
      [196 + dx, y + h, true],
      [178 + dx, y + h * 0.7],
      [180 + dx, y + h * 0.26],
      [212 + dx, y],
      [580 + dx, y + 2],
      [616 + dx, y + h * 0.3],
      [616 + dx, y + h * 0.74],
      [598 + dx, y + h, true],
    ])
    const layers = [0.34, 0.64]
      .map((k) => d`M${196 + dx} ${y + h * k}Q${400 + dx} ${y + h * k + 8} ${612 + dx} ${y + h * k}`)
      .join('')
    return terry(
      ink,
      path,
      tone,
      stroke(layers, shade(tone, -0.5), 7, 0.45) +
        d`<g transform="translate(0 6)">${stroke(layers, shade(tone, 0.5), 5, 0.35)}</g>`,
    )
  }
  return {
    art: one(690, 108, 4, ink.primary) + one(588, 104, -8, ink.secondary) + one(480, 110, 6, ink.primary),
    pose: 'stand',
    box: [168, 476, 626, 800],
    feet: [[400, 796, 214]],
    focus: [560, 600, 2.1],
  }
}
