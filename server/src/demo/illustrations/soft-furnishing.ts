import { shade } from './colour.ts'
import { bulge, cloth, fill, folds, part, stitches, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { choose, circle, curve, d, type Point } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Square, lumbar, round bolster-edged or tasselled cushion. */
export function cushion(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy] = [400, 520]
  const [w, h] = choose(
    [
      [270, 270],
      [310, 190],
      [262, 262],
      [262, 262],
    ],
    kind,
  )
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
            fill(
              d`M100 ${y}H700v${choose([26, 14, 26], i)}H100Z`,
              choose([ink.secondary, ink.accent, ink.secondary], i),
            ),
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
