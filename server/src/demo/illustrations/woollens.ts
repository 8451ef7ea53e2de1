import { shade } from './colour.ts'
import { bulge, cloth, fill, folds, part, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, curve, d, type Point } from './path.ts'
import { patternOver, ribs, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Folded once, looped, draped long or rolled, with fringes. */
export function scarf(ink: Ink): Drawing {
  const kind = ink.pick(4, 'way')
  const wide = ink.vary(118, 140, 'wide')
  const tails: Array<[Point[], number]> =
    kind === 0
      ? [
          [tail(330, 220, wide, 800, -22), -3],
          [tail(470, 220, wide, 730, 26), 3],
        ]
      : kind === 1
        ? [
            [tail(300, 190, wide, 820, 0), 0],
            [tail(440, 190, wide, 820, 0), 0],
            [tail(370, 190, wide, 860, 0), 0],
          ]
        : kind === 2
          ? [
              [tail(370, 360, wide, 850, -40), -4],
              [tail(450, 360, wide * 0.9, 720, 50), 5],
            ]
          : [[tail(400, 180, wide * 1.6, 800, 6), 0]]
  const art = tails.map(([points, angle]) => fringe(ink, points) + stripEnds(ink, points, angle)).join('')
  const loop = kind === 0 || kind === 2 ? neckLoop(ink, kind === 2 ? 350 : 250, wide) : ''
  const shapes = tails.map(([points]) => curve(points))
  const top = kind === 0 || kind === 2 ? (kind === 2 ? 180 : 130) : 180
  return {
    art: art + loop,
    pose: 'lie',
    outline: kind === 0 || kind === 2 ? [...shapes, loopPath(kind === 2 ? 350 : 250, wide)] : shapes,
    box: [210, top, 600, 890],
    focus: [400, 760, 2.3],
  }
}

/** A pair: crew, ankle, knee-high or striped sport socks. */
export function socks(ink: Ink): Drawing {
  const kind = ink.pick(4, 'height')
  const top = choose([300, 470, 160, 260], kind)
  const one = (dx: number, dy: number) => sock(ink, dx, dy, top, kind)
  const back = sockPath(96, -26, top)
  const front = sockPath(-70, 30, top)
  return {
    art:
      one(96, -26) +
      d`<g transform="translate(10 14)">${fill(front, shade(ink.primary, -0.75), 0.22)}</g>` +
      one(-70, 30),
    pose: 'lie',
    outline: [back, front],
    box: [140, top - 30, 640, 870],
    focus: [340, 700, 2.3],
  }
}

function tail(x: number, y: number, wide: number, bottom: number, sway: number): Point[] {
  const h = wide / 2
  return [
    [x - h * 0.8, y, true],
    [x + h * 0.8, y, true],
    [x + h + sway * 0.3, (y + bottom) / 2],
    [x + h + sway, bottom, true],
    [x - h + sway, bottom + 4, true],
    [x - h + sway * 0.3, (y + bottom) / 2],
  ]
}

function stripEnds(ink: Ink, points: Point[], angle: number): string {
  const [right, left] = [choose(points, 3), choose(points, 4)]
  const y = right[1]
  const bars =
    ink.spec.pattern === 'plain' && ink.pick(3, 'ends') < 2
      ? [60, 92, 124]
          .map((up, i) =>
            fill(
              d`M${left[0] - 40} ${y - up}H${right[0] + 40}v${i === 1 ? 18 : 10}H${left[0] - 40}Z`,
              i === 1 ? ink.accent : ink.secondary,
            ),
          )
          .join('')
      : ''
  const mid = (left[0] + right[0]) / 2
  const under = fill(curve(points), shade(ink.primary, -0.7), 0.16)
  return (
    d`<g transform="translate(7 5)">${under}</g>` +
    cloth(ink, curve(points), {
      depth: 50,
      lay: { angle },
      over:
        bars +
        folds(ink, ink.primary, [
          [choose(points, 0)[0] + 34, choose(points, 0)[1], mid - 16, y, 8, 18],
          [choose(points, 1)[0] - 26, choose(points, 1)[1], mid + 36, y, -8, 16],
        ]),
    })
  )
}

function fringe(ink: Ink, points: Point[]): string {
  const [right, left] = [choose(points, 3), choose(points, 4)]
  const count = 11
  let path = ''
  for (let i = 0; i < count; i++) {
    const x = left[0] + 6 + ((right[0] - left[0] - 12) * i) / (count - 1)
    path += d`M${x} ${right[1] - 4}q${(i % 3) - 1} 20 ${((i * 5) % 7) - 3} ${40 + (i % 2) * 5}`
  }
  return stroke(path, shade(ink.primary, -0.3), 6) + stroke(path, shade(ink.primary, 0.12), 2.6)
}

function loopPath(y: number, wide: number): string {
  const w = wide * 0.62
  return curve([
    [228, y - 20],
    [270, y - 92],
    [400, y - 124],
    [530, y - 92],
    [572, y - 20],
    [530, y + 60],
    [400, y + 60 + w * 0.5],
    [270, y + 60],
  ])
}

function neckLoop(ink: Ink, y: number, wide: number): string {
  const hollow = curve([
    [300, y - 34],
    [400, y - 76],
    [500, y - 34],
    [470, y + 6],
    [400, y + 18],
    [330, y + 6],
  ])
  return (
    cloth(ink, loopPath(y, wide), {
      depth: 60,
      over: folds(
        ink,
        ink.primary,
        [
          [240, y - 10, 400, y + 70, 22, 22],
          [560, y - 10, 400, y + 76, -22, 22],
          [250, y + 20, 390, y + 92, 14, 14],
          [300, y - 84, 500, y - 84, -14, 12],
        ],
        1.3,
      ),
    }) +
    part(ink, hollow, shade(ink.primary, -0.48), () =>
      fill(
        d`M290 ${y - 60}Q400 ${y - 110} 510 ${y - 60}V${y - 30}Q400 ${y - 70} 290 ${y - 30}Z`,
        shade(ink.primary, -0.25),
      ),
    ) +
    knot(ink, y)
  )
}

function knot(ink: Ink, y: number): string {
  const path = curve([
    [352, y + 44],
    [410, y + 26],
    [466, y + 48],
    [474, y + 118],
    [420, y + 146],
    [358, y + 122],
  ])
  return (
    d`<g transform="translate(5 8)">${fill(path, shade(ink.primary, -0.75), 0.25)}</g>` +
    cloth(ink, path, {
      depth: 40,
      lay: { angle: 60 },
      over: folds(ink, ink.primary, [
        [372, y + 50, 400, y + 140, 12, 14],
        [440, y + 44, 430, y + 140, -8, 14],
      ]),
    })
  )
}

function sockPath(dx: number, dy: number, top: number): string {
  const p = ([x, y, c]: Point): Point => [x + dx, y + dy, c]
  const shape: Point[] = [
    [330, top, true],
    [500, top, true],
    [504, 560],
    [520, 660],
    [510, 760],
    [440, 800],
    [330, 812],
    [246, 836],
    [190, 800],
    [202, 730],
    [280, 690],
    [326, 630],
    [334, 540],
  ]
  return curve(shape.map(p))
}

function sock(ink: Ink, dx: number, dy: number, top: number, kind: number): string {
  const trim = kind === 3 || ink.pick(2, 'trim') ? ink.secondary : ink.primary
  const path = sockPath(dx, dy, top)
  const at = (x: number, y: number) => d`${x + dx} ${y + dy}`
  const heel = `M${at(540, 610)}C${at(440, 640)} ${at(424, 740)} ${at(470, 840)}L${at(560, 800)}Z`
  const toe = `M${at(262, 690)}C${at(292, 740)} ${at(296, 800)} ${at(276, 850)}L${at(150, 860)} ${at(150, 700)}Z`
  const sport =
    kind === 3 && ink.spec.pattern === 'plain'
      ? [96, 130].map((y) => `<path d="M${at(300, top + y)}h240v18h-240Z" fill="${ink.accent}"/>`).join('')
      : ''
  const cuff = d`<g transform="translate(${dx} ${dy})"><path d="M300 ${top - 20}H540V${top + 74}H300Z" fill="${trim}"/>${ribs([300, top, 540, top + 74], trim, 11)}${stroke(d`M300 ${top + 75}H540`, shade(ink.primary, -0.5), 3, 0.5)}</g>`
  return part(
    ink,
    path,
    slantFill(ink, ink.primary),
    (id) =>
      patternOver(ink) +
      fill(heel, trim) +
      fill(toe, trim) +
      stroke(heel + toe, shade(trim, -0.45), 2.4, 0.5) +
      sport +
      textureOver(ink, ink.primary, 'wool') +
      cuff +
      folds(ink, ink.primary, [
        [330 + dx, 640 + dy, 420 + dx, 690 + dy, -14, 16],
        [336 + dx, 600 + dy, 440 + dx, 620 + dy, -10, 14],
        [500 + dx, top + 130 + dy, 486 + dx, 560 + dy, -10, 16],
      ]) +
      bulge(ink, id, ink.primary, 64),
  )
}
