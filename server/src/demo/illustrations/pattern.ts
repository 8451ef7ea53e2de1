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
  const sheet = DRAW[ink.spec.pattern](ink, areaOf(lay.scale))
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
const [HALF_WIDTH, HALF_HEIGHT] = [430, 490]

/** The part of the canvas where objects are, in a sheet's own units when it is drawn finer. */
function areaOf(scale = 1): Box {
  const [w, h] = [Math.round(HALF_WIDTH / scale), Math.round(HALF_HEIGHT / scale)]
  return [400 - w, 500 - h, 400 + w, 500 + h]
}

const DRAW: Record<Pattern, (ink: Ink, area: Box) => string> = {
  plain: () => '',
  stripe: (ink, area) => {
    const dashes = [
      [15, 33],
      [30, 30],
      [7, 9, 7, 42],
    ]
    return bars(area, ink.secondary, choose(dashes, ink.pick(3, 'stripes')), 'across')
  },
  check: (ink, area) => {
    const size = choose([34, 27, 44], ink.pick(3, 'check'))
    const thread = [size * 0.5 - 1.5, 3, size * 1.5 - 1.5]
    const broad = veil(ink.secondary, 0.5)
    const thin = veil(ink.accent, 0.7)
    return (['across', 'down'] as const)
      .map((way) => bars(area, broad, [size, size], way) + bars(area, thin, [0, ...thread], way))
      .join('')
  },
  dot: (ink, area) => {
    const step = choose([44, 34, 58], ink.pick(3, 'dots'))
    return rows(ink, area, step * 0.7, { colour: ink.secondary, width: step * 0.34, dashes: [0, step] }, [
      0,
      step / 2,
    ])
  },
  marl: (ink, area) =>
    flecks(ink, area, 16, { colour: veil(shade(ink.secondary, 0.1), 0.6), width: 2.9, length: 10 }) +
    moved(
      flecks(ink, area, 16, { colour: veil(shade(ink.primary, -0.42), 0.45), width: 2.5, length: 9 }),
      -31,
      7,
    ),
  wood: (ink, area) => {
    const lines = [8, 19, 27, 44, 58, 66, 84]
      .map((y, i) => d`M${area[0]} ${y}q160 ${(i % 3) * 9 - 9} 310 0t310 ${(i % 2) * 6 - 3}t310 0t310 0`)
      .join('')
    const tone = veil(mix(shade(ink.primary, -0.34), ink.secondary, 0.25), 0.55)
    return repeated(ink, `<path class="f" d="${lines}" stroke="${tone}" stroke-width="2.2"/>`, area, 0, 92)
  },
  terrazzo: (ink, area) => {
    const size = 168
    return repeated(ink, terrazzo(ink), area, size, size)
  },
}

function surface(ink: Ink, colour: string, material: Material, unit: number, small: boolean): string {
  const area = areaOf()
  const dark = shade(colour, -0.4)
  const light = shade(colour, lightnessOf(colour) < 0.4 ? 0.3 : 0.45)
  switch (material) {
    case 'wool':
      return knit(ink, area, colour, small)
    case 'linen':
      return weave(area, dark, light, 5 * unit, 0.1)
    case 'canvas':
      return weave(area, dark, light, 6.5 * unit, 0.14)
    case 'cotton':
      return ink.fine ? weave(area, dark, light, 3.2, 0.1) : ''
    case 'leather':
      return flecks(ink, area, 17 * unit, { colour: veil(dark, 0.16), width: 3.2 * unit, length: 2 })
    case 'paper':
      return flecks(ink, area, 29 * unit, { colour: veil(dark, 0.2), width: 1.8, length: 0 })
    case 'ceramic':
      return ink.pick(3, 'speckle') === 0
        ? flecks(ink, area, 29, { colour: veil(dark, 0.35), width: 3.4, length: 0 })
        : ''
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
function bars(
  [x0, y0, x1, y1]: Box,
  colour: string,
  dashes: readonly number[],
  way: 'across' | 'down',
): string {
  const line = way === 'across' ? d`M400 ${y0}V${y1}` : d`M${x0} 500H${x1}`
  return d`<path d="${line}" stroke="${colour}" stroke-width="${way === 'across' ? x1 - x0 : y1 - y0}" stroke-dasharray="${dashes.map((n) => tidy(n)).join(' ')}"/>`
}

/** Rows of dashes or, with a length of 0, of dots; each row of a set starts at its own place. */
function rows(
  ink: Ink,
  area: Box,
  step: number,
  mark: { colour: string; width: number; dashes: readonly number[] },
  starts: readonly number[],
): string {
  const set = starts.map((start, i) => d`M${area[0] - 60 + start} ${i * step}H${area[2]}`).join('')
  const list = mark.dashes.map((n) => tidy(n)).join(' ')
  const field = repeated(ink, `<path d="${set}"/>`, area, 0, step * starts.length)
  return d`<g class="r" stroke="${mark.colour}" stroke-width="${mark.width}" stroke-dasharray="${list}">${field}</g>`
}

/** Irregular small marks, `step` apart on average; a length of 0 makes round specks. */
function flecks(
  ink: Ink,
  area: Box,
  step: number,
  mark: { colour: string; width: number; length: number },
): string {
  const dashes = [2.1, 1.2, 1.8, 2.9, 0.8, 2.3, 1.4].flatMap((k, i) => [
    choose([0.4, 1, 0.7], i % 3) * mark.length,
    k * step,
  ])
  const starts = [0, 3.7, 8.2, 1.9, 6.1, 11.3, 4.8].map((k) => k * step * 0.43)
  return rows(ink, area, step, { colour: mark.colour, width: mark.width, dashes }, starts)
}

function moved(art: string, dx: number, dy: number): string {
  return d`<g transform="translate(${dx} ${dy})">${art}</g>`
}

function weave(area: Box, dark: string, light: string, step: number, opacity: number): string {
  return (
    bars(area, veil(dark, opacity), [step * 0.4, step * 0.6], 'across') +
    bars(area, veil(light, opacity * 1.2), [step * 0.4, step * 0.6], 'down')
  )
}

/** Columns and courses of knitting; in a close-up every stitch, but only where it can be seen. */
function knit(ink: Ink, area: Box, colour: string, small: boolean): string {
  const dark = shade(colour, -0.42)
  if (!ink.window || small)
    return (
      bars(area, veil(dark, 0.2), [3, 6], 'down') +
      bars(area, veil(dark, 0.15), [2, 5.5], 'across') +
      bars(area, veil(shade(colour, 0.5), 0.12), [2.4, 6.6], 'down')
    )
  const [x0, y0, x1, y1] = ink.window
  const [w, h] = [13, 10.5]
  const line = d`M${x0} 0l${d`${w / 2} ${h * 0.72} ${w / 2} ${-h * 0.72} `.repeat(Math.ceil((x1 - x0) / w))}`
  const courses = repeated(ink, `<path d="${line}"/>`, [x0, y0, x1, y1], 0, h)
  return d`<g class="f" stroke="${veil(dark, 0.3)}" stroke-width="2.6">${courses}</g>`
}

/** A piece of art set side by side over the sheet, by blocks of blocks; a width of 0 repeats downwards only. */
function repeated(ink: Ink, art: string, [x0, y0, x1, y1]: Box, width: number, height: number): string {
  const group = (content: string) => ink.def((key) => `<g id="${key}">${content}</g>`)
  const times = (id: string, count: number, dx: number, dy: number, start = 0) =>
    Array.from(
      { length: count },
      (_, i) =>
        d`<use href="#${id}"${dx ? d` x="${start + i * dx}"` : ''}${dy ? d` y="${start + i * dy}"` : ''}/>`,
    ).join('')
  const one = group(art)
  const row = width ? group(times(one, Math.ceil((x1 - x0) / width), width, 0, x0)) : one
  const count = Math.ceil((y1 - y0) / height)
  const block = Math.ceil(Math.sqrt(count))
  return times(group(times(row, block, 0, height)), Math.ceil(count / block), 0, height * block, y0)
}

function terrazzo(ink: Ink): string {
  const colours = [ink.secondary, ink.accent, shade(ink.primary, -0.3)]
  const paths = ['', '', '']
  for (let i = 0; i < 20; i++) {
    const row = Math.floor(i / 4)
    const cx = (i % 4) * 42 + (row % 2) * 21 + ink.vary(-13, 13, `tx${i}`)
    const cy = row * 33.6 + ink.vary(-9, 9, `ty${i}`)
    const r = ink.vary(5, 15, `tr${i}`)
    const a = ink.vary(0, 6, `ta${i}`)
    const corner = (k: number, m: number) =>
      d`${cx + Math.cos(a + k) * r * m} ${cy + Math.sin(a + k) * r * m}`
    paths[i % 3] += `M${corner(0, 1)}L${corner(1.3, 0.7)} ${corner(2.6, 1)} ${corner(4.4, 0.8)}Z`
  }
  return paths.map((path, i) => `<path d="${path}" fill="${colours[i]}"/>`).join('')
}
