import { shade } from './colour.ts'
import { fill, part, strap, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, d, rounded } from './path.ts'
import { grain, patternOver } from './pattern.ts'
import type { Drawing } from './types.ts'

/** Wall clock: rounded, wooden-rimmed, square or with a station dial. */
export function clock(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const [cx, cy, r] = [400, 500, 270]
  const square = kind === 2
  const rim = square ? rounded(cx - r, cy - r, 2 * r, 2 * r, 70) : circle(cx, cy, r)
  const inset = choose([26, 46, 34, 16], kind)
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
  const scale = choose(
    [
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
    ],
    kind,
  )
  const time = choose(
    [
      [10.17, 2],
      [1.8, 9.6],
      [8.05, 4.2],
      [10.15, 1.9],
    ],
    ink.pick(4, 'time'),
  )
  const hand = (h: number, length: number, tail: number) => {
    const a = (h / 12) * Math.PI * 2
    return d`M${cx - Math.sin(a) * tail} ${cy + Math.cos(a) * tail}L${cx + Math.sin(a) * length} ${cy - Math.cos(a) * length}`
  }
  const hands =
    stroke(hand(choose(time, 0), R * 0.52, 24), marks, 15) +
    stroke(hand(choose(time, 1), R * 0.8, 28), marks, 10) +
    stroke(hand(choose(time, 0) + 5, R * 0.84, 44), ink.accent, 4)
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
        d`<g transform="translate(7 10)" opacity=".22">${stroke(hand(choose(time, 0), R * 0.52, 24) + hand(choose(time, 1), R * 0.8, 28), '#000', 10)}</g>`,
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

function lightDial(hex: string): boolean {
  return (
    Number.parseInt(hex.slice(1, 3), 16) +
      Number.parseInt(hex.slice(3, 5), 16) +
      Number.parseInt(hex.slice(5, 7), 16) >
    400
  )
}
