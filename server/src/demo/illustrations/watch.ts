import { shade } from './colour.ts'
import { cloth, fill, part, stitches, stroke } from './form.ts'
import { type Ink, slantFill } from './ink.ts'
import { choose, circle, curve, d, oval, rounded } from './path.ts'
import type { Drawing } from './types.ts'

/** Round or square case, leather or steel strap, four dials. */
export function watch(ink: Ink): Drawing {
  const kind = ink.pick(4, 'kind')
  const square = kind === 2
  const [cx, cy, r] = [400, 500, 138]
  const metalTone = ink.spec.material === 'brass' || ink.pick(2, 'gold') ? '#caa763' : '#c4c7c9'
  const strap = curve([
    [332, 110, true],
    [468, 110, true],
    [474, 250],
    [486, 380, true],
    [314, 380, true],
    [326, 250],
  ])
  const lower = curve([
    [314, 620, true],
    [486, 620, true],
    [474, 760],
    [464, 900],
    [400, 916],
    [336, 900],
    [326, 760],
  ])
  const links = ink.spec.material === 'steel' || ink.spec.material === 'brass'
  const band = (path: string, y0: number, y1: number) =>
    links
      ? part(
          ink,
          path,
          ink.linear(
            [
              [0, shade(ink.primary, -0.3)],
              [0.3, shade(ink.primary, 0.5)],
              [0.5, ink.primary],
              [0.8, shade(ink.primary, -0.3)],
              [1, shade(ink.primary, 0.1)],
            ],
            'across',
          ),
          () =>
            d`<path d="M400 ${y0}V${y1}" stroke="${shade(ink.primary, -0.6)}8c" stroke-width="220" stroke-dasharray="3 25"/><path d="M366 ${y0}V${y1}M434 ${y0}V${y1}" stroke="${shade(ink.primary, -0.5)}80" stroke-width="4"/>`,
        )
      : cloth(ink, path, {
          depth: 44,
          material: ink.spec.material === 'canvas' ? 'canvas' : 'leather',
          over: stitches(
            d`M346 ${y0 + 10}V${y1 - 10}M454 ${y0 + 10}V${y1 - 10}`,
            shade(ink.primary, 0.5),
            2.4,
            '8 6',
          ),
        })
  const holes = links
    ? ''
    : fill([720, 764, 808, 852].map((y) => oval(400, y, 7, 9)).join(''), shade(ink.primary, -0.65))
  const buckle = links
    ? ''
    : stroke(rounded(326, 82, 148, 66, 12), shade(metalTone, -0.4), 15) +
      stroke(rounded(326, 82, 148, 66, 12), metalTone, 10) +
      stroke('M400 92V150', metalTone, 9) +
      cloth(ink, rounded(320, 190, 160, 34, 6), { depth: 16, plain: true, material: 'leather' })
  const rim = square ? rounded(cx - r, cy - r, 2 * r, 2 * r, 46) : circle(cx, cy, r)
  const face = square ? rounded(cx - r + 20, cy - r + 20, 2 * r - 40, 2 * r - 40, 30) : circle(cx, cy, r - 20)
  const dialTone = choose(
    [shade(ink.secondary, 0.72), ink.secondary, '#26282b', shade(ink.accent, -0.1)],
    ink.pick(4, 'dial'),
  )
  const ring = ink.linear(
    [
      [0, shade(metalTone, 0.6)],
      [0.45, metalTone],
      [0.55, shade(metalTone, -0.3)],
      [1, shade(metalTone, -0.45)],
    ],
    'slant',
  )
  return {
    art:
      band(strap, 110, 380) +
      band(lower, 620, 900) +
      buckle +
      holes +
      fill(rounded(cx + r - 6, cy - 20, 30, 40, 8), shade(metalTone, -0.2)) +
      stroke(d`M${cx + r + 6} ${cy - 16}v32M${cx + r + 14} ${cy - 16}v32`, shade(metalTone, -0.5), 2.4) +
      part(ink, 'M300 390H500L512 440H288ZM288 560H512L500 610H300Z', shade(metalTone, -0.15), () => '') +
      part(ink, rim, ring, (id) => `<use href="#${id}" fill="none" stroke="#ffffff80" stroke-width="6"/>`) +
      part(ink, face, slantFill(ink, dialTone, 0.12, -0.12), () => watchDial(ink, cx, cy, r - 24, dialTone)) +
      fill(
        d`M${cx - 90} ${cy - 40}Q${cx - 60} ${cy - 106} ${cx + 10} ${cy - 112}L${cx - 60} ${cy + 20}Z`,
        '#fff',
        0.16,
      ),
    pose: 'lie',
    outline: [strap, lower, rim],
    box: [280, 74, 556, 916],
    focus: [400, 500, 2.3],
    tilt: 18,
  }
}

function watchDial(ink: Ink, cx: number, cy: number, r: number, tone: string): string {
  const light = Number.parseInt(tone.slice(3, 5), 16) > 140
  const mark = light ? '#2b2825' : '#f3efe7'
  const ray = (i: number, n: number, a: number, b: number) => {
    const t = (i / n) * Math.PI * 2
    return d`M${cx + Math.sin(t) * a} ${cy - Math.cos(t) * a}L${cx + Math.sin(t) * b} ${cy - Math.cos(t) * b}`
  }
  const hours = Array.from({ length: 12 }, (_, i) => ray(i, 12, r * (i % 3 ? 0.82 : 0.74), r * 0.92)).join('')
  const sub = ink.pick(2, 'sub')
    ? d`<circle cx="${cx}" cy="${cy + r * 0.45}" r="${r * 0.24}" fill="${shade(tone, -0.1)}" stroke="${mark}80" stroke-width="1.6"/>` +
      stroke(d`M${cx} ${cy + r * 0.45}l${r * 0.1} ${-r * 0.14}`, ink.accent, 3)
    : d`<rect x="${cx + r * 0.5}" y="${cy - 10}" width="24" height="20" fill="#f5f1e8"/>`
  return (
    stroke(hours, mark, 6) +
    sub +
    stroke(ray(10.2, 12, -12, r * 0.5), mark, 9) +
    stroke(ray(2, 12, -14, r * 0.78), mark, 6) +
    stroke(ray(7, 12, -24, r * 0.84), ink.accent, 2.6) +
    fill(circle(cx, cy, 8), mark)
  )
}
