import { lightnessOf, mix, shade } from './colour.ts'
import { type Ink, tidy, veil } from './ink.ts'
import { choose, d } from './path.ts'
import type { Material, Pattern } from './types.ts'

/** Left, top, right, bottom of an area, in canvas units. */
export type Box = readonly [number, number, number, number]

/** How a printed or woven pattern lies: turned by degrees, finer or coarser than usual. */
export interface Lay {
  angle?: number
  scale?: number
}

/** The product's pattern, to lie inside a clipped part; empty for plain goods. */
export function patternOver(ink: Ink, lay: Lay = {}): string {
  const sheet = DRAW[ink.spec.pattern](ink)
  return sheet ? spread(ink, sheet, lay) : ''
}

/** The material's own surface, to lie inside a clipped part: knit, weave, pores. */
export function textureOver(
  ink: Ink,
  colour: string,
  material: Material = ink.spec.material,
  small = false,
): string {
  if (ink.spare) return ''
  const sheet = surface(ink, colour, material, ink.fine ? 0.62 : 1, small)
  return sheet ? spread(ink, sheet) : ''
}

/** Long wavering lines of growth along or across a board, to be clipped by it. */
export function grain(
  ink: Ink,
  [x0, y0, x1, y1]: Box,
  colour: string,
  along: 'down' | 'across',
  lines = 11,
): string {
  const down = along === 'down'
  const [from, to, a, b] = down ? [x0, x1, y0, y1] : [y0, y1, x0, x1]
  const count = Math.min(lines, Math.max(4, Math.round((to - from) / 26)))
  const knot = from + (to - from) * ink.vary(0.25, 0.75, 'knot')
  const point = (u: number, v: number) => (down ? d`${u} ${v}` : d`${v} ${u}`)
  let path = ''
  for (let i = 0; i < count; i++) {
    const at = from + ((i + 0.5) / count) * (to - from)
    const bend = at + (at < knot ? -1 : 1) * Math.max(0, 16 - Math.abs(at - knot) * 0.12)
    const sway = ink.vary(-7, 7, `grain${i}`)
    const v = (t: number) => a + (b - a) * t
    path += `M${point(at, a)}C${point(at + sway, v(0.3))} ${point(bend, v(0.4))} ${point(bend, v(0.55))}S${point(at - sway, v(0.8))} ${point(at + sway, b)}`
  }
  const id = ink.def((key) => `<path id="${key}" d="${path}"/>`)
  const tone = shade(colour, -0.36)
  return `<g class="f"><use href="#${id}" stroke="${veil(tone, 0.13)}" stroke-width="6"/><use href="#${id}" stroke="${veil(tone, 0.45)}" stroke-width="1.4" stroke-dasharray="210 14 90 9"/></g>`
}

/** Vertical knitted ribs over a box, for hems, cuffs and caps. */
export function ribs([x0, y0, x1, y1]: Box, colour: string, pitch = 8): string {
  const line = d`M${x0} ${(y0 + y1) / 2}H${x1}`
  return (
    d`<path d="${line}" stroke="${shade(colour, -0.45)}4c" stroke-width="${y1 - y0}" stroke-dasharray="${pitch * 0.34} ${pitch * 0.66}"/>` +
    d`<path d="${line}" stroke="${shade(colour, 0.4)}38" stroke-width="${y1 - y0}" stroke-dasharray="${pitch * 0.3} ${pitch * 0.7}" stroke-dashoffset="${-pitch * 0.42}"/>`
  )
}

/**
 * Patterns are sheets of plain strokes over the whole canvas, defined once and clipped by each part. SVG patterns
 * would be the obvious way, but librsvg resamples their tiles pixel by pixel: 20 to 70 ms for one garment.
 */
const [FROM, TO] = [-300, 1300]
const SPAN = TO - FROM

const DRAW: Record<Pattern, (ink: Ink) => string> = {
  plain: () => '',
  stripe: (ink) => {
    const dashes = [
      [15, 33],
      [30, 30],
      [7, 9, 7, 42],
    ]
    return bars(ink.secondary, choose(dashes, ink.pick(3, 'stripes')), 'across')
  },
  check: (ink) => {
    const size = choose([34, 27, 44], ink.pick(3, 'check'))
    const thread = [size * 0.5 - 1.5, 3, size * 1.5 - 1.5]
    const broad = veil(ink.secondary, 0.5)
    const thin = veil(ink.accent, 0.7)
    return (['across', 'down'] as const)
      .map((way) => bars(broad, [size, size], way) + bars(thin, [0, ...thread], way))
      .join('')
  },
  dot: (ink) => {
    const step = choose([44, 34, 58], ink.pick(3, 'dots'))
    return rows(ink, step * 0.7, ink.secondary, step * 0.34, [0, step], step / 2)
  },
  marl: (ink) =>
    flecks(ink, shade(ink.secondary, 0.1), 14, 2.8, 0.55, 9) +
    moved(flecks(ink, shade(ink.primary, -0.4), 14, 2.4, 0.4, 8), -31, 5) +
    moved(flecks(ink, shade(ink.primary, 0.5), 14, 2.2, 0.5, 7), -57, 9),
  wood: (ink) => {
    const lines = [8, 19, 27, 44, 58, 66, 84]
      .map((y, i) => d`M${FROM} ${y}q160 ${(i % 3) * 9 - 9} 310 0t310 ${(i % 2) * 6 - 3}t310 0t310 0`)
      .join('')
    const tone = veil(mix(shade(ink.primary, -0.34), ink.secondary, 0.25), 0.55)
    return repeated(ink, `<path class="f" d="${lines}" stroke="${tone}" stroke-width="2.2"/>`, 0, 92)
  },
  terrazzo: (ink) => {
    const size = 168
    return repeated(ink, terrazzo(ink), size, size)
  },
}

function surface(ink: Ink, colour: string, material: Material, unit: number, small: boolean): string {
  const dark = shade(colour, -0.4)
  const light = shade(colour, lightnessOf(colour) < 0.4 ? 0.3 : 0.45)
  switch (material) {
    case 'wool':
      return knit(ink, colour, small)
    case 'linen':
      return weave(dark, light, 5 * unit, 0.1)
    case 'canvas':
      return weave(dark, light, 6.5 * unit, 0.14)
    case 'cotton':
      return ink.fine ? weave(dark, light, 3.2, 0.1) : ''
    case 'leather':
      return flecks(ink, dark, 17 * unit, 3.2 * unit, 0.16, 2)
    case 'paper':
      return flecks(ink, dark, 29 * unit, 1.8, 0.2, 0)
    case 'ceramic':
      return ink.pick(3, 'speckle') === 0 ? flecks(ink, dark, 29, 3.4, 0.35, 0) : ''
    default:
      return ''
  }
}

function spread(ink: Ink, sheet: string, { angle = 0, scale = 1 }: Lay = {}): string {
  const id = ink.def((key) => `<g id="${key}">${sheet}</g>`)
  if (!angle && scale === 1) return `<use href="#${id}"/>`
  const size = scale === 1 ? '' : `scale(${tidy(scale)})`
  return d`<use href="#${id}" transform="translate(400 500)rotate(${angle})${size}translate(-400 -500)"/>`
}

/** Equal bars: one very broad dashed line, small to write and quick to paint. */
function bars(colour: string, dashes: readonly number[], way: 'across' | 'down'): string {
  const line = way === 'across' ? d`M500 ${FROM}V${TO}` : d`M${FROM} 500H${TO}`
  return d`<path d="${line}" stroke="${colour}" stroke-width="${SPAN}" stroke-dasharray="${dashes.map((n) => tidy(n)).join(' ')}"/>`
}

/** Rows of dashes or, with a length of 0, of dots; every second row moved by `shift`. */
function rows(
  ink: Ink,
  step: number,
  colour: string,
  width: number,
  dashes: readonly number[],
  shift: number,
): string {
  const pair = d`<path d="M${FROM - 60} 0H${TO}M${FROM - 60 + shift} ${step}H${TO}"/>`
  const list = dashes.map((n) => tidy(n)).join(' ')
  return d`<g class="r" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${list}">${repeated(ink, pair, 0, step * 2)}</g>`
}

/** Irregular small marks, `step` apart on average; a length of 0 makes round specks. */
function flecks(
  ink: Ink,
  colour: string,
  step: number,
  width: number,
  opacity: number,
  length: number,
): string {
  const dashes = [2.1, 1.3, 1.7, 2.6, 0.9, 2.2, 1.1].flatMap((k, i) => [
    i % 2 ? length : length * 0.6,
    k * step,
  ])
  return rows(ink, step, veil(colour, opacity), width, dashes, step * 0.73)
}

function moved(art: string, dx: number, dy: number): string {
  return d`<g transform="translate(${dx} ${dy})">${art}</g>`
}

function weave(dark: string, light: string, step: number, opacity: number): string {
  return (
    bars(veil(dark, opacity), [step * 0.4, step * 0.6], 'across') +
    bars(veil(light, opacity * 1.2), [step * 0.4, step * 0.6], 'down')
  )
}

/** Columns and courses of knitting; in a close-up every stitch, but only where it can be seen. */
function knit(ink: Ink, colour: string, small: boolean): string {
  const dark = shade(colour, -0.42)
  if (!ink.window || small)
    return (
      bars(veil(dark, 0.2), [3, 6], 'down') +
      bars(veil(dark, 0.15), [2, 5.5], 'across') +
      bars(veil(shade(colour, 0.5), 0.12), [2.4, 6.6], 'down')
    )
  const [x0, y0, x1, y1] = ink.window
  const [w, h] = [13, 10.5]
  const line = d`M${x0} 0l${d`${w / 2} ${h * 0.72} ${w / 2} ${-h * 0.72} `.repeat(Math.ceil((x1 - x0) / w))}`
  const courses = repeated(ink, `<path d="${line}"/>`, 0, h, y0, y1)
  return d`<g class="f" stroke="${veil(dark, 0.3)}" stroke-width="2.6">${courses}</g>`
}

/** A piece of art set side by side over the sheet, by blocks of blocks; a width of 0 repeats downwards only. */
function repeated(ink: Ink, art: string, width: number, height: number, from = FROM, to = TO): string {
  const group = (content: string) => ink.def((key) => `<g id="${key}">${content}</g>`)
  const times = (id: string, count: number, dx: number, dy: number, start = 0) =>
    Array.from(
      { length: count },
      (_, i) =>
        d`<use href="#${id}"${dx ? d` x="${start + i * dx}"` : ''}${dy ? d` y="${start + i * dy}"` : ''}/>`,
    ).join('')
  const one = group(art)
  const row = width ? group(times(one, Math.ceil(SPAN / width), width, 0, FROM)) : one
  const count = Math.ceil((to - from) / height)
  const block = Math.ceil(Math.sqrt(count))
  return times(group(times(row, block, 0, height)), Math.ceil(count / block), 0, height * block, from)
}

function terrazzo(ink: Ink): string {
  const colours = [ink.secondary, ink.accent, shade(ink.primary, -0.3)]
  const paths = ['', '', '']
  for (let i = 0; i < 20; i++) {
    const cx = 18 + (i % 4) * 44 + ink.vary(-7, 7, `tx${i}`)
    const cy = 18 + Math.floor(i / 4) * 33 + ink.vary(-4, 4, `ty${i}`)
    const r = ink.vary(5, 15, `tr${i}`)
    const a = ink.vary(0, 6, `ta${i}`)
    const corner = (k: number, m: number) =>
      d`${cx + Math.cos(a + k) * r * m} ${cy + Math.sin(a + k) * r * m}`
    paths[i % 3] += `M${corner(0, 1)}L${corner(1.3, 0.7)} ${corner(2.6, 1)} ${corner(4.4, 0.8)}Z`
  }
  return paths.map((path, i) => `<path d="${path}" fill="${colours[i]}"/>`).join('')
}
