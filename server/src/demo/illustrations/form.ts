import { shade } from './colour.ts'
import { finishOf, type Ink, roundFill, slantFill, veil } from './ink.ts'
import { choose, curve, d, last, leaf, type Point } from './path.ts'
import { type Box, type Lay, patternOver, textureOver } from './pattern.ts'
import type { Material } from './types.ts'

/** Paints a silhouette once and lets everything inside be clipped by it. `inside` gets the silhouette's id. */
export function part(
  ink: Ink,
  path: string,
  fill: string,
  inside: (id: string) => string = () => '',
): string {
  const clip = shape(ink, path)
  const content = inside(`${clip}p`)
  return `<use href="#${clip}p" fill="${fill}"/>${content && `<g clip-path="url(#${clip})">${content}</g>`}`
}

/** Registers a silhouette: the id clips with it, the id followed by `p` is its path. */
export function shape(ink: Pick<Ink, 'def'>, path: string): string {
  return ink.def((id) => `<clipPath id="${id}"><path id="${id}p" d="${path}"/></clipPath>`)
}

/** Soft volume for anything bulging: shadow gathers inside the lower right edge, light inside the upper left. */
export function bulge(ink: Ink, id: string, colour: string, depth: number, strength = 1): string {
  const small = depth < 40 || ink.spare
  const ring = (k: number, away: number) =>
    d`<use href="#${id}" stroke-width="${k * depth}" x="${Math.round(-away * ink.lx * k * depth * 0.22)}" y="${Math.round(-away * k * depth * 0.24)}"/>`
  const dark = (depth < 28 ? [0.8] : small ? [0.4, 0.9] : depth < 80 ? [0.3, 0.65, 1] : [0.22, 0.48, 0.74, 1])
    .map((k) => ring(k, 1))
    .join('')
  const light = depth < 28 || ink.spare ? '' : ring(0.4, -1)
  const weight = strength * (small ? 1.25 : 1)
  const lit = light && `<g class="f" stroke="${veil(shade(colour, 0.75), 0.16 * weight)}">${light}</g>`
  return `<g class="f" stroke="${veil(shade(colour, -0.55), 0.09 * weight)}">${dark}</g>${lit}`
}

/** Cloth or skin over a silhouette: colour, pattern, texture and volume in one. */
export function cloth(
  ink: Ink,
  path: string,
  options: {
    colour?: string
    lay?: Lay
    plain?: boolean
    depth?: number
    material?: Material
    over?: string
  } = {},
): string {
  const colour = options.colour ?? ink.primary
  return part(
    ink,
    path,
    slantFill(ink, colour),
    (id) =>
      (options.plain ? '' : patternOver(ink, options.lay)) +
      textureOver(ink, colour, options.material, (options.depth ?? 60) < 40) +
      (options.over ?? '') +
      bulge(ink, id, colour, options.depth ?? 60),
  )
}

/** A fold: from, to, bow to the side, width. */
export type Fold = readonly [x1: number, y1: number, x2: number, y2: number, bow: number, width: number]

/** Creases in cloth: soft hollows, each with a lit ridge on the side of the lamp. */
export function folds(ink: Ink, colour: string, list: readonly Fold[], strength = 1): string {
  const path = list.map(([x1, y1, x2, y2, bow, w]) => leaf(x1, y1, x2, y2, bow, w * 0.7)).join('')
  const id = ink.def((key) => `<path id="${key}" d="${path}"/>`)
  const broad = Math.max(...list.map((fold) => fold[5]))
  const dark = shade(colour, -0.5)
  return (
    `<g fill="${veil(dark, 0.13 * strength)}" stroke="${veil(dark, 0.05 * strength)}">` +
    d`<use href="#${id}" stroke-width="${broad * 0.75}"/><use href="#${id}" stroke="none"/></g>` +
    d`<use href="#${id}" x="${-broad * 0.6 * ink.lx}" y="-2" fill="${veil(shade(colour, 0.6), 0.15 * strength)}"/>`
  )
}

/** A round rod, cord or strap following a line. Width in canvas units. */
export function tube(
  ink: Ink,
  line: string,
  width: number,
  colour: string,
  options: { gloss?: number; flat?: boolean } = {},
): string {
  const id = ink.def((key) => `<path id="${key}" d="${line}"/>`)
  const stroke = (tone: string, w: number, shift: number) =>
    d`<use href="#${id}" stroke="${tone}" stroke-width="${w * width}" x="${-shift * width * ink.lx}" y="${-shift * width}"/>`
  const gloss = options.gloss ?? 0
  return (
    `<g class="${options.flat ? 'f' : 'r'}">` +
    stroke(shade(colour, -0.34), 1, 0) +
    stroke(shade(colour, -0.12), 0.82, 0.06) +
    stroke(shade(colour, 0.05), 0.56, 0.12) +
    stroke(shade(colour, 0.28), 0.26, 0.17) +
    (gloss > 0 ? stroke(veil('#fff', gloss), 0.1, 0.2) : '') +
    '</g>'
  )
}

/** A line of sewing. */
export function stitches(line: string, colour: string, width = 2, dash = '7 4'): string {
  return d`<path class="r" d="${line}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`
}

/** A plain line. */
export function stroke(line: string, colour: string, width: number, opacity = 1): string {
  return d`<path class="r" d="${line}" stroke="${veil(colour, opacity)}" stroke-width="${width}"/>`
}

/** A flat band with square ends: straps, ribbons, belts. */
export function strap(line: string, colour: string, width: number, opacity = 1): string {
  return d`<path class="f" d="${line}" stroke="${veil(colour, opacity)}" stroke-width="${width}"/>`
}

export function fill(path: string, colour: string, opacity = 1): string {
  return `<path d="${path}" fill="${veil(colour, opacity)}"/>`
}

/** One level of something turned on a wheel: height on the canvas, radius, and whether it is a sharp edge. */
export type Level = readonly [y: number, r: number, edge?: boolean]

export interface Turned {
  art: string
  /** The point on the front surface at a height and a share of the radius (−1 left … 1 right). */
  at(y: number, k: number): readonly [number, number]
  radius(y: number): number
}

/** Anything made on a wheel or lathe: shaded along its own profile, pattern bent around it. Levels run downwards. */
export function turned(
  ink: Ink,
  cx: number,
  levels: readonly Level[],
  options: { colour?: string; material?: Material; plain?: boolean; inside?: string; gloss?: number } = {},
): Turned {
  const colour = options.colour ?? ink.primary
  const material = options.material ?? ink.spec.material
  const finish = finishOf(material)
  const gloss = options.gloss ?? finish.gloss
  const [top, bottom] = [choose(levels, 0), last(levels)]
  const widest = Math.max(...levels.map(([, r]) => r))
  const radius = (y: number) => radiusAt(levels, y)
  // Knobs, necks and collars are too small for fine shading to show.
  const small = ink.spare || widest < 70 || bottom[0] - top[0] < 60
  const at = (y: number, k: number): readonly [number, number] => [
    cx + radius(y) * k,
    y + radius(y) * ink.pitch * Math.sqrt(Math.max(0, 1 - k * k)),
  ]
  const down = (k: number): Point[] =>
    levels.map(([y, r, edge]) => [cx + r * k, y + r * ink.pitch * Math.sqrt(1 - k * k), edge])
  const right = curve(down(1), false)
  const left = curve(down(-1).reverse(), false).replace('M', 'L')
  const silhouette =
    right +
    d`A${bottom[1]} ${bottom[1] * ink.pitch} 0 0 1 ${cx - bottom[1]} ${bottom[0]}` +
    left +
    d`A${top[1]} ${top[1] * ink.pitch} 0 0 1 ${cx + top[1]} ${top[0]}Z`
  const box: Box = [cx - widest, top[0] - 10, cx + widest, bottom[0] + bottom[1] * ink.pitch]
  const beyond = (k: number, side: number) =>
    curve(down(k), false) + d`V${box[3] + 40}H${cx + side * (widest + 20)}V${top[0] - 40}Z`
  const lx = ink.lx
  const layers = (ks: readonly number[], side: number, tone: string, opacity: number) =>
    `<g fill="${veil(tone, opacity)}">${ks.map((k) => `<path d="${beyond(k * side, side)}"/>`).join('')}</g>`
  const depth = finish.metal ? 0.04 : 0.065
  const deep = shade(colour, -0.6)
  const shading =
    (small
      ? layers([0.45, 0.76], lx, deep, depth * 1.7)
      : layers([0.3, 0.5, 0.68, 0.84], lx, deep, depth) + layers([0.8, 0.92], -lx, deep, depth * 0.8)) +
    (gloss > 0.2 && !small ? layers([0.955], lx, shade(colour, 0.7), 0.2) : '') +
    gleam(levels, cx, ink, gloss, small)
  const glass = material === 'glass'
  const art = part(
    ink,
    silhouette,
    glass ? glassFill(ink, colour) : roundFill(ink, colour, finish.metal),
    (id) =>
      (options.plain ? '' : wrapped(ink, id, box, cx, radius)) +
      (options.plain || glass ? '' : textureOver(ink, colour, material)) +
      (options.inside ?? '') +
      shading,
  )
  return {
    art: glass
      ? `${art}<path d="${silhouette}" fill="none" stroke="${shade(colour, -0.4)}4c" stroke-width="2"/>`
      : art,
    at,
    radius,
  }
}

/** The open top of a vessel: lip and hollow, lit on the far right where the light falls in. */
export function mouth(
  ink: Ink,
  cx: number,
  y: number,
  r: number,
  wall: number,
  colour: string,
  hollow = colour,
): string {
  const ry = r * ink.pitch
  const inner = ink.linear(
    [
      [0, shade(hollow, -0.5)],
      [0.45, shade(hollow, -0.28)],
      [0.85, shade(hollow, 0.04)],
      [1, shade(hollow, 0.12)],
    ],
    'across',
  )
  const lip = ink.linear(
    [
      [0, shade(colour, 0.45)],
      [0.6, shade(colour, 0.2)],
      [1, shade(colour, 0)],
    ],
    'across',
  )
  return (
    d`<ellipse cx="${cx}" cy="${y}" rx="${r}" ry="${ry}" fill="${lip}"/>` +
    d`<ellipse cx="${cx}" cy="${y + wall * 0.2}" rx="${r - wall}" ry="${Math.max(1, ry - wall * 0.7)}" fill="${inner}"/>`
  )
}

function wrapped(ink: Ink, _id: string, box: Box, cx: number, radius: (y: number) => number): string {
  if (ink.spec.pattern !== 'stripe') return patternOver(ink, { scale: 0.8 })
  const gap = choose([30, 46, 22], ink.pick(3, 'rings'))
  let path = ''
  for (let y = box[1] + gap; y < box[3]; y += gap) {
    const r = radius(y) + 1
    path += d`M${cx - r} ${y}A${r} ${r * ink.pitch} 0 0 0 ${cx + r} ${y}`
  }
  return d`<path d="${path}" fill="none" stroke="${ink.secondary}" stroke-width="${gap * 0.36}"/>`
}

function gleam(levels: readonly Level[], cx: number, ink: Ink, gloss: number, small: boolean): string {
  const [y0, y1] = [choose(levels, 0)[0], last(levels)[0]]
  if (gloss < 0.2 || y1 - y0 < 40) return ''
  const inner = [0.1, 0.28, 0.46, 0.64, 0.8].map((t) => y0 + (y1 - y0) * t)
  const edge = (k: number, pinch: number): Point[] =>
    inner.map((y, i) => [
      cx - ink.lx * radiusAt(levels, y) * (k + (i % 4 === 0 ? pinch : 0)),
      y + radiusAt(levels, y) * ink.pitch * 0.75,
    ])
  const streak = (a: number, b: number) =>
    `${curve(edge(a, -0.02), false) + curve(edge(b, 0.02).reverse(), false).replace('M', 'L')}Z`
  return (
    (small ? '' : fill(streak(0.72, 0.48), '#fff', gloss * 0.22)) +
    fill(streak(0.66, 0.57), '#fff', gloss * 0.5)
  )
}

function glassFill(ink: Ink, colour: string): string {
  return ink.linear(
    [
      [0, shade(colour, -0.35), 0.75],
      [0.08, colour, 0.5],
      [0.3, shade(colour, 0.25), 0.32],
      [0.6, colour, 0.42],
      [0.92, shade(colour, -0.15), 0.6],
      [1, shade(colour, -0.4), 0.8],
    ],
    'across',
  )
}

/** The radius between two levels, along a smooth step. */
function radiusAt(levels: readonly Level[], y: number): number {
  const next = levels.findIndex(([at]) => at >= y)
  if (next <= 0) return (next === 0 ? choose(levels, 0) : last(levels))[1]
  const [ya, ra] = choose(levels, next - 1)
  const [yb, rb] = choose(levels, next)
  const t = (y - ya) / (yb - ya || 1)
  return ra + (rb - ra) * t
}
