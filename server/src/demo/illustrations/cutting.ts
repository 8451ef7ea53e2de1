import { shade } from './colour.ts'
import { fill, part, stroke } from './form.ts'
import { type Ink, roundFill, slantFill } from './ink.ts'
import { choose, circle, curve, d, oval, rounded } from './path.ts'
import { grain, patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Chef's, santoku, bread or paring knife, lying flat. */
export function knife(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const blades = [
    d`M372 470L366 190Q368 120 396 78Q448 190 452 470Z`,
    d`M366 470V150Q372 100 404 92Q452 150 456 470Z`,
    d`M378 470V130Q380 92 404 86Q436 110 438 470Z`,
    d`M380 470L378 300Q382 250 400 220Q430 300 434 470Z`,
  ]
  const blade = choose(blades, kind)
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
  const bevel = choose(
    [
      d`M450 470Q446 220 398 90Q426 260 432 470Z`,
      d`M456 470Q450 170 406 98Q432 200 436 470Z`,
      '',
      d`M434 470Q428 300 402 228Q418 330 420 470Z`,
    ],
    kind,
  )
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
      (_id) =>
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
    tilt: 34,
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
  const path = choose(shapes, kind)
  const hole = kind === 0 ? circle(400, 286, 25) : kind === 3 ? '' : circle(400, 204, 17)
  const tone = ink.primary
  const [x0, y0, x1, y1] = choose(
    [
      [190, 230, 610, 810],
      [220, 150, 580, 850],
      [140, 150, 660, 850],
      [160, 300, 640, 740],
    ],
    kind,
  )
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
