import { shade } from './colour.ts'
import { bulge, fill, part, stroke, tube } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { circle, curve, d, oval, rounded } from './path.ts'
import { patternOver, textureOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Compact, rangefinder, folding-type or instant camera. */
export function camera(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const instant = kind === 2
  const [x, y, w, h] = instant ? [220, 420, 360, 350] : [150, 470, 500, 300]
  const body = instant
    ? curve([
        [x, y + h - 30],
        [x + 30, y + 60],
        [x + 90, y],
        [x + w - 90, y],
        [x + w - 30, y + 60],
        [x + w, y + h - 30],
        [x + w - 24, y + h],
        [x + 24, y + h],
      ])
    : rounded(x, y, w, h, 44)
  const [lx, ly, lr] = instant ? [400, y + 130, 84] : [kind === 1 ? 440 : 400, y + 160, 124]
  const plate = instant
    ? ''
    : fill(
        d`M${x} ${y + 76}V${y + 44}Q${x} ${y} ${x + 44} ${y}H${x + w - 44}Q${x + w} ${y} ${x + w} ${y + 44}V${y + 76}Z`,
        ink.linear(
          [
            [0, '#c5c1b9'],
            [0.3, '#f3f0ea'],
            [1, '#b3aea5'],
          ],
          'across',
        ),
      ) + fill(d`M${x} ${y + h - 34}H${x + w}V${y + h}H${x}Z`, '#c9c4bb')
  const leather = part(
    ink,
    body,
    slantFill(ink, ink.primary, 0.16, -0.22),
    (id) =>
      patternOver(ink, { scale: 0.7 }) +
      textureOver(ink, ink.primary, instant ? 'plastic' : 'leather') +
      plate +
      bulge(ink, id, ink.primary, 60),
  )
  const hump =
    kind === 0
      ? part(
          ink,
          'M320 474L348 412H452L480 474Z',
          ink.linear(
            [
              [0, '#d9d5cd'],
              [0.4, '#f6f3ee'],
              [1, '#a9a49b'],
            ],
            'across',
          ),
          () => fill('M362 430H438V458H362Z', '#3b3733'),
        )
      : ''
  const dials = instant
    ? ''
    : dial(x + 84, y, 40) +
      dial(x + w - 80, y, 30) +
      fill(rounded(x + w - 150, y - 16, 34, 20, 6), ink.accent)
  const finder =
    kind === 1 || kind === 3
      ? fill(rounded(x + 40, y + 22, 74, 44, 8), '#2b2825') +
        fill(rounded(x + 46, y + 27, 62, 34, 5), '#5d6f7c') +
        fill('M200 500l30 0 -20 26h-20Z', '#fff', 0.3)
      : ''
  const extras = instant
    ? fill(rounded(x + 56, y + 34, 60, 50, 10), '#2b2825') +
      fill(rounded(x + 62, y + 40, 48, 38, 7), '#dfe6ea') +
      fill(circle(x + w - 76, y + 60, 26), ink.accent) +
      fill(circle(x + w - 80, y + 56, 16), shade(ink.accent, 0.3)) +
      fill(rounded(x + 46, y + h - 82, w - 92, 26, 8), '#2a2724') +
      [ink.accent, ink.secondary, shade(ink.secondary, -0.3)]
        .map((tone, i) => fill(d`M${390 + i * 8} ${y + 222}h8V${y + h - 86}h-8Z`, tone))
        .join('')
    : fill(rounded(x + w - 96, y + 24, 56, 36, 6), '#e8e4dc') +
      stroke(rounded(x + w - 96, y + 24, 56, 36, 6), '#8c867d', 3)
  const strap = tube(
    ink,
    instant
      ? d`M${x + 20} ${y + 180}C${x - 110} ${y + 60} ${x - 40} ${y - 170} 400 ${y - 190}S${x + w + 110} ${y + 60} ${x + w - 20} ${y + 180}`
      : d`M${x + 6} ${y + 60}C${x - 70} ${y - 140} 240 ${y - 260} 400 ${y - 240}S${x + w + 70} ${y - 140} ${x + w - 6} ${y + 60}`,
    16,
    ink.pick(2, 'strap') ? '#8b5e3f' : ink.secondary,
  )
  return {
    art: strap + dials + hump + leather + finder + extras + lens(ink, lx, ly, lr),
    pose: 'stand',
    box: [x - 50, y - (instant ? 196 : 252), x + w + 50, y + h],
    feet: [[400, y + h - 6, w / 2 - 16]],
    focus: [lx, ly, 2],
  }
}

function dial(x: number, y: number, r: number): string {
  return (
    fill(d`M${x - r} ${y - 26}h${2 * r}v30h${-2 * r}Z`, '#b8b3aa') +
    d`<path d="M${x - r} ${y - 13}h${2 * r}" stroke="#6f6a62b3" stroke-width="24" stroke-dasharray="2.4 4"/>` +
    d`<ellipse cx="${x}" cy="${y - 26}" rx="${r}" ry="${r * 0.2}" fill="#e9e6df"/>`
  )
}

function lens(ink: Ink, x: number, y: number, r: number): string {
  const ringFill = ink.linear(
    [
      [0, '#8c8780'],
      [0.5, '#3a3733'],
      [1, '#191716'],
    ],
    'slant',
  )
  return (
    d`<circle cx="${x + 6}" cy="${y + 9}" r="${r + 3}" fill="#00000040"/>` +
    fill(circle(x, y, r), ringFill) +
    stroke(circle(x, y, r - 3), '#d2cdc4', 4, 0.8) +
    d`<circle cx="${x}" cy="${y}" r="${r * 0.84}" fill="none" stroke="#0f0e0d99" stroke-width="${r * 0.16}" stroke-dasharray="3 3"/>` +
    fill(circle(x, y, r * 0.7), '#1b1a1a') +
    stroke(circle(x, y, r * 0.7), ink.accent, 3, 0.9) +
    fill(
      circle(x, y, r * 0.56),
      ink.radial(
        [
          [0, '#0c0e14'],
          [0.45, '#1f2f4a'],
          [0.8, '#3c3358'],
          [1, '#12110f'],
        ],
        0.55,
        0.6,
        0.6,
      ),
    ) +
    fill(oval(x - r * 0.2, y - r * 0.22, r * 0.17, r * 0.12), '#fff', 0.75) +
    fill(circle(x + r * 0.2, y + r * 0.22, r * 0.07), '#a9c4ff', 0.6)
  )
}
