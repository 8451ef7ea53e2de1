import { shade } from './colour.ts'
import { fill, part, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Jigsaw: a picture nearly done, with pieces lying beside it. */
export function puzzle(ink: Ink): Drawing {
  const n = 4
  const size = 132
  const [x0, y0] = [400 - (n * size) / 2, 440 - (n * size) / 2]
  const picture = rounded(x0, y0, n * size, n * size, 4)
  const turned = (i: number, j: number) => (ink.pick(2, `c${i}${j}`) ? 1 : -1)
  let cuts = ''
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < n; j++) {
      cuts += d`M${x0 + i * size} ${y0 + j * size}${knob('v', size, turned(i, j))}M${x0 + j * size} ${y0 + i * size}${knob('h', size, -turned(i, j))}`
    }
  }
  // Each gap is bounded by the very edges its neighbours show.
  const gap = (col: number, row: number) => {
    const top = row > 0 ? knob('h', size, -turned(row, col)) : d`h${size}`
    const right = col < n - 1 ? knob('v', size, turned(col + 1, row)) : d`v${size}`
    const bottom = row < n - 1 ? knob('h', size, -turned(row + 1, col), true) : d`h${-size}`
    const left = col > 0 ? knob('v', size, turned(col, row), true) : ''
    return d`M${x0 + col * size} ${y0 + row * size}${top}${right}${bottom}${left}Z`
  }
  const second = choose(
    [
      [3, 1],
      [2, 3],
      [0, 3],
      [1, 2],
    ],
    ink.pick(4, 'gap'),
  )
  const holes = gap(3, 3) + gap(second[0], second[1])
  const table = shade(ink.secondary, 0.55)
  return {
    art:
      d`<g transform="translate(3 6)">${fill(picture, shade(ink.primary, -0.5))}</g>` +
      part(
        ink,
        picture,
        slantFill(ink, ink.primary, 0.1, -0.08),
        () => patternOver(ink) + scenery(ink, x0, y0, n * size) + textureOver(ink, ink.primary, 'paper'),
      ) +
      stroke(cuts, '#1f1a16', 3, 0.4) +
      d`<g transform="translate(1.6 2)">${stroke(cuts, '#fff', 1.6, 0.45)}</g>` +
      part(
        ink,
        holes,
        table,
        (id) =>
          d`<use href="#${id}" class="f" stroke="${shade(table, -0.6)}" stroke-opacity=".25" stroke-width="14" x="-3" y="-5"/>`,
      ) +
      piece(ink, 250, 800, -20, ink.primary) +
      piece(ink, 560, 806, 28, ink.accent),
    pose: 'lie',
    outline: [picture],
    box: [x0, y0, x0 + n * size, 876],
    focus: [430, 560, 2.1],
  }
}

type Edge = 'v' | 'h'

/** The interlocking edge between two pieces as three relative curves, down or to the right. */
function knobCurves(axis: Edge, s: number, k: number): ReadonlyArray<readonly number[]> {
  const across = [
    [s * 0.2, 6 * k, s * 0.3, -6 * k, s * 0.38, 10 * k],
    [-12, 34 * k, s * 0.36, 34 * k, s * 0.24, 0],
    [s * 0.08, -16 * k, s * 0.2, -4 * k, s * 0.38, -10 * k],
  ]
  const [a, b, c] = [0, 1, 2].map((i) => choose(across, i))
  const flip = (numbers: readonly number[] = []) => numbers.map((_, i) => choose(numbers, i ^ 1))
  return axis === 'h' ? across : [flip(a), flip(b), flip(c)]
}

function knob(axis: Edge, s: number, k: number, backwards = false): string {
  const curves = knobCurves(axis, s, k)
  const ordered = backwards
    ? [...curves].reverse().map((n) => {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = n
        return [x2 - x, y2 - y, x1 - x, y1 - y, -x, -y]
      })
    : curves
  return ordered.map((n) => `c${n.map((value) => d`${value}`).join(' ')}`).join('')
}

function piece(ink: Ink, x: number, y: number, degrees: number, tone: string): string {
  const shape =
    'M-50 -50h34c-14 -34 46 -34 32 0h34v34c34 -14 34 46 0 32v34h-34c14 -34 -46 -34 -32 0h-34v-34c-34 14 -34 -46 0 -32Z'
  return (
    d`<g transform="translate(${x} ${y})rotate(${degrees})"><path d="${shape}" transform="translate(4 7)" fill="#00000038"/>` +
    fill(shape, shade(tone, -0.3)) +
    `<g transform="translate(-1 -3)">${fill(shape, slantFill(ink, tone))}</g></g>`
  )
}

function scenery(ink: Ink, x: number, y: number, s: number): string {
  if (ink.spec.pattern !== 'plain') return ''
  const hill = (t: number, tone: string) =>
    fill(
      d`M${x} ${y + s * t}q${s * 0.25} ${-s * 0.2} ${s * 0.5} ${-s * 0.02}t${s * 0.5} ${-s * 0.06}V${y + s}H${x}Z`,
      tone,
    )
  return ink.pick(2, 'scene')
    ? fill(circle(x + s * 0.66, y + s * 0.3, s * 0.15), ink.secondary) +
        hill(0.56, shade(ink.accent, 0.25)) +
        hill(0.72, ink.accent) +
        hill(0.88, shade(ink.accent, -0.3))
    : [0.46, 0.36, 0.26, 0.14]
        .map((k, i) =>
          fill(
            circle(x + s * 0.5, y + s * 0.52, s * k),
            choose([ink.secondary, ink.accent, shade(ink.primary, -0.2), ink.secondary], i),
          ),
        )
        .join('')
}
