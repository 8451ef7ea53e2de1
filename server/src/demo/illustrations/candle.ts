import { shade } from './colour.ts'
import { fill, mouth, part, stroke, turned } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { label } from './label.ts'
import { choose, d, oval } from './path.ts'
import type { Drawing } from './types.ts'

const CX = 400

const BASE = 790

/** Candle in a tumbler, pillar on a dish, tapers in a holder or a tin. */
export function candle(ink: Ink): Drawing {
  return choose([jarCandle, pillarCandle, taperCandles, tinCandle], ink.pick(4, 'kind'))(ink)
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
