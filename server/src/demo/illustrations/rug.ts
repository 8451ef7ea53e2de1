import { shade } from './colour.ts'
import { fill, part, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, oval, rounded } from './path.ts'
import { patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Rectangular, runner, round or scallop-edged rug with border, medallion or blocks. */
export function rug(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const path = choose(
    [
      rounded(170, 170, 460, 660, 6),
      rounded(250, 120, 300, 760, 6),
      oval(400, 500, 300, 300),
      rounded(150, 220, 500, 560, 60),
    ],
    kind,
  )
  const [x0, y0, x1, y1] = choose(
    [
      [170, 170, 630, 830],
      [250, 120, 550, 880],
      [100, 200, 700, 800],
      [150, 220, 650, 780],
    ],
    kind,
  )
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
  const motif = ink.pick(4, 'design')
  const design = plain ? choose([medallion, diamonds, sunrise, blocksOf], motif)(ink, x0, y0, x1, y1) : ''
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
        ((kind === 3 && !plain) || (plain && motif > 1) ? '' : borders) +
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
