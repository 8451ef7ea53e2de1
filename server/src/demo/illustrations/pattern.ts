import { lightnessOf, mix, shade } from './colour.ts'
import { type Ink, tidy } from './ink.ts'
import { d } from './path.ts'
import type { Material, Pattern } from './types.ts'

/** Left, top, right, bottom of an area, in canvas units. */
export type Box = readonly [number, number, number, number]

/** How a printed or woven pattern lies: turned by degrees, finer or coarser than usual. */
export interface Lay {
  angle?: number
  scale?: number
}

/** The product's pattern over the shape with this id; empty for plain goods. */
export function patternOver(ink: Ink, id: string, lay: Lay = {}): string {
  const tile = DRAW[ink.spec.pattern](ink, lay.scale ?? 1)
  return tile ? cover(ink, id, tile, lay.angle) : ''
}

/** The material's own surface over the shape with this id: knit, weave, pores. */
export function textureOver(
  ink: Ink,
  id: string,
  colour: string,
  material: Material = ink.spec.material,
): string {
  const unit = ink.fine ? 0.62 : 1
  const tile = surface(ink, colour, material, unit)
  return tile ? cover(ink, id, tile) : ''
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
  return `<g fill="none" stroke="${shade(colour, -0.36)}"><use href="#${id}" stroke-width="6" stroke-opacity=".13"/><use href="#${id}" stroke-width="1.4" stroke-opacity=".45" stroke-dasharray="210 14 90 9"/></g>`
}

/** Vertical knitted ribs over a box, for hems, cuffs and caps. */
export function ribs([x0, y0, x1, y1]: Box, colour: string, pitch = 8): string {
  const line = d`M${x0} ${(y0 + y1) / 2}H${x1}`
  return (
    d`<path d="${line}" stroke="${shade(colour, -0.45)}" stroke-opacity=".3" stroke-width="${y1 - y0}" stroke-dasharray="${pitch * 0.34} ${pitch * 0.66}"/>` +
    d`<path d="${line}" stroke="${shade(colour, 0.4)}" stroke-opacity=".22" stroke-width="${y1 - y0}" stroke-dasharray="${pitch * 0.3} ${pitch * 0.7}" stroke-dashoffset="${-pitch * 0.42}"/>`
  )
}

interface Tile {
  width: number
  height: number
  art: string
}

const DRAW: Record<Pattern, (ink: Ink, scale: number) => Tile | undefined> = {
  plain: () => undefined,
  stripe: (ink, scale) => {
    const bars = [
      [[0, 15]],
      [[0, 30]],
      [
        [0, 7],
        [16, 7],
      ],
    ][ink.pick(3, 'stripes')]!
    const height = [48, 60, 65][ink.pick(3, 'stripes')]!
    const art = bars
      .map(([y, h]) => d`<path d="M0 ${y! * scale}h90v${h! * scale}h-90z" fill="${ink.secondary}"/>`)
      .join('')
    return { width: 90, height: height * scale, art }
  },
  check: (ink, scale) => {
    const s = [34, 27, 44][ink.pick(3, 'check')]! * scale
    const bars = d`M0 0h${2 * s}v${s}h${-2 * s}zM0 0h${s}v${2 * s}h${-s}z`
    const thin = d`M0 ${1.5 * s}h${2 * s}M${1.5 * s} 0v${2 * s}`
    const both = bars
      .split('zM')
      .map(
        (path, i) => `<path d="${i ? `M${path}` : `${path}z`}" fill="${ink.secondary}" fill-opacity=".5"/>`,
      )
    return {
      width: 2 * s,
      height: 2 * s,
      art: d`${both.join('')}<path d="${thin}" stroke="${ink.accent}" stroke-width="${3 * scale}" stroke-opacity=".7"/>`,
    }
  },
  dot: (ink, scale) => {
    const s = [44, 34, 58][ink.pick(3, 'dots')]! * scale
    const r = s * 0.16
    const spots = [
      [0.25, 0.25],
      [0.75, 0.75],
    ]
      .map(([x, y]) => d`<circle cx="${x! * s}" cy="${y! * s * 1.4}" r="${r}"/>`)
      .join('')
    return { width: s, height: s * 1.4, art: `<g fill="${ink.secondary}">${spots}</g>` }
  },
  marl: (ink, scale) => {
    const layers = [
      flecks(shade(ink.secondary, 0.1), 13 * scale, 2.8, 0.55, 9, 0),
      flecks(shade(ink.primary, -0.4), 13 * scale, 2.4, 0.4, 8, 5),
      flecks(shade(ink.primary, 0.5), 13 * scale, 2.2, 0.5, 7, 9),
    ]
    return {
      width: layers[0]!.width,
      height: layers[0]!.height,
      art: layers.map((layer) => layer.art).join(''),
    }
  },
  wood: (ink) => {
    const art = [8, 19, 27, 44, 58, 66, 84]
      .map((y, i) => d`M0 ${y}C80 ${y - 9 + (i % 3) * 5} 130 ${y + 8 - (i % 4) * 4} 240 ${y}`)
      .join('')
    return {
      width: 240,
      height: 92,
      art: `<path d="${art}" fill="none" stroke="${mix(shade(ink.primary, -0.34), ink.secondary, 0.25)}" stroke-width="2.2" stroke-opacity=".55"/>`,
    }
  },
  terrazzo,
}

function surface(ink: Ink, colour: string, material: Material, unit: number): Tile | undefined {
  const dark = shade(colour, -0.4)
  const light = shade(colour, lightnessOf(colour) < 0.4 ? 0.3 : 0.45)
  switch (material) {
    case 'wool':
      return knit(colour, unit)
    case 'linen':
      return weave(dark, light, 5 * unit, 0.1)
    case 'canvas':
      return weave(dark, light, 6.5 * unit, 0.14)
    case 'cotton':
      return ink.fine ? weave(dark, light, 3.2, 0.1) : undefined
    case 'leather':
      return flecks(dark, 14 * unit, 3.2 * unit, 0.13, 2)
    case 'paper':
      return flecks(dark, 24 * unit, 1.7, 0.16, 0)
    case 'ceramic':
      return ink.pick(3, 'speckle') === 0 ? flecks(dark, 27, 3.2, 0.3, 0) : undefined
    default:
      return undefined
  }
}

/** Fills the shape with a repeated tile. Tiles are large: a renderer pays per repetition. */
function cover(ink: Ink, id: string, tile: Tile, angle = 0): string {
  const turned = angle ? d` patternTransform="rotate(${angle})"` : ''
  const tileId = ink.def(
    (key) =>
      d`<pattern id="${key}" width="${tidy(tile.width)}" height="${tidy(tile.height)}" patternUnits="userSpaceOnUse"${turned}>${tile.art}</pattern>`,
  )
  return `<use href="#${id}" fill="url(#${tileId})"/>`
}

/** Irregular small marks, `step` apart on average; a length of 0 makes round specks. */
function flecks(
  colour: string,
  step: number,
  width: number,
  opacity: number,
  length: number,
  shift = 0,
): Tile {
  const side = 5
  const size = step * side
  let path = ''
  for (let i = 0; i < side * side; i++) {
    const [u, v] = [(i * 7 + 3 + shift) % 11, (i * 5 + 1 + shift) % 9]
    const x = ((i % side) + u / 16) * step + width / 2
    const y = (Math.floor(i / side) + v / 13) * step + width / 2
    path += d`M${x} ${y}h${length ? Math.max(0, Math.min(length, size - x - width / 2)) : 0}`
  }
  const art = d`<path d="${path}" stroke="${colour}" stroke-opacity="${tidy(opacity)}" stroke-linecap="round" stroke-width="${width}"/>`
  return { width: size, height: size, art }
}

function weave(dark: string, light: string, step: number, opacity: number): Tile {
  const size = step * 11
  let across = ''
  let down = ''
  for (let i = 0; i < 11; i++) {
    across += d`M0 ${(i + 0.5) * step}H${size}`
    down += d`M${(i + 0.5) * step} 0V${size}`
  }
  const slub = d`M0 ${step * 3.5}H${size * 0.7}M${step * 7.5} ${size * 0.2}V${size}`
  const line = (path: string, colour: string, k: number) =>
    d`<path d="${path}" stroke="${colour}" stroke-opacity="${tidy(k)}" stroke-width="${step * 0.4}"/>`
  return {
    width: size,
    height: size,
    art: line(across, dark, opacity) + line(down, light, opacity * 1.2) + line(slub, dark, opacity * 0.5),
  }
}

function knit(colour: string, unit: number): Tile {
  const w = 11 * unit
  const h = 8.5 * unit
  const stitch = d`${w / 2} ${h * 0.75} ${w / 2} ${-h * 0.75} `
  const rows = [0, 1, 2, 3, 4].map((i) => d`M0 ${i * h + 1}l${stitch.repeat(5)}`).join('')
  const art = d`<path d="${rows}" fill="none" stroke="${shade(colour, -0.42)}" stroke-opacity=".27" stroke-width="${2.2 * unit}"/>`
  return { width: w * 5, height: h * 5, art }
}

function terrazzo(ink: Ink, scale: number): Tile {
  const size = 168 * scale
  const colours = [ink.secondary, ink.accent, shade(ink.primary, -0.3)]
  const paths = ['', '', '']
  for (let i = 0; i < 20; i++) {
    const cx = 18 + (i % 4) * 44 + ink.vary(-7, 7, `tx${i}`)
    const cy = 18 + Math.floor(i / 4) * 33 + ink.vary(-4, 4, `ty${i}`)
    const r = ink.vary(5, 15, `tr${i}`)
    const a = ink.vary(0, 6, `ta${i}`)
    const corner = (k: number, m: number) =>
      d`${(cx + Math.cos(a + k) * r * m) * scale} ${(cy + Math.sin(a + k) * r * m) * scale}`
    paths[i % 3] += `M${corner(0, 1)}L${corner(1.3, 0.7)} ${corner(2.6, 1)} ${corner(4.4, 0.8)}Z`
  }
  return {
    width: size,
    height: size,
    art: paths.map((path, i) => `<path d="${path}" fill="${colours[i]}"/>`).join(''),
  }
}
