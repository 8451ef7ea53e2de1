import { fromOklch, shade } from './colour.ts'
import { shape } from './form.ts'
import { type Defs, tidy, veil } from './ink.ts'
import { d, oval } from './path.ts'
import type { Drawing, Tint } from './types.ts'

/** Hue in degrees and chroma of each department's paper ground. */
const TINTS: Record<Tint, readonly [hue: number, chroma: number]> = {
  sand: [85, 0.021],
  clay: [55, 0.022],
  sage: [138, 0.018],
  mist: [195, 0.013],
  sky: [238, 0.016],
  lilac: [302, 0.015],
  blush: [20, 0.018],
  stone: [80, 0.007],
}

/** The ground colour of a tint, `lift` lightness above or below its usual 0.945; unknown tints read as stone. */
export function groundColour(tint: string, lift = 0): string {
  const [hue, chroma] = TINTS[tint as Tint] ?? TINTS.stone
  return fromOklch(0.945 + lift, chroma * (1 - lift * 6), (hue * Math.PI) / 180)
}

interface Frame {
  width: number
  height: number
  /** Where wall and floor melt into each other; absent for a surface seen from above. */
  horizon?: number
}

/** The seamless paper ground: light pooling at the upper left, a soft sweep into the floor, a darker far corner. */
export function ground(defs: Defs, tint: string, frame: Frame): string {
  const { width, height, horizon } = frame
  const stops: ReadonlyArray<readonly [at: number, lift: number]> =
    horizon === undefined
      ? [
          [0, 0.016],
          [0.5, 0.008],
          [1, -0.016],
        ]
      : [
          [0, -0.008],
          [horizon / height - 0.16, 0.012],
          [horizon / height - 0.01, 0.004],
          [horizon / height + 0.06, 0.02],
          [1, -0.012],
        ]
  const wall = defs.add((id) => {
    const list = stops.map(([at, lift]) => stop(at, groundColour(tint, lift))).join('')
    return `<linearGradient id="${id}" x2="0" y2="1">${list}</linearGradient>`
  })
  const corner = shade(groundColour(tint), -0.5)
  const side = defs.add(
    (id) =>
      `<linearGradient id="${id}">${stop(0, '#fff', 0.22)}${stop(0.42, '#fff', 0)}${stop(0.43, corner, 0)}${stop(1, corner, 0.13)}</linearGradient>`,
  )
  return d`<path d="M0 0H${width}V${height}H0Z" fill="url(#${wall})"/><path d="M0 0H${width}V${height}H0Z" fill="url(#${side})"/>`
}

/** Slanting panes of window light on the wall. */
export function windowLight(x: number, y: number, size: number): string {
  const pane = (i: number, j: number, grow: number) => {
    const [w, h, slant] = [size * 0.42, size * 0.62, size * 0.2]
    const px = x + i * (w + size * 0.05) - j * slant * 1.08 - grow
    const py = y + j * (h + size * 0.05) - grow + i * size * 0.06
    return d`M${px} ${py}l${w + 2 * grow} ${size * 0.06}l${-slant} ${h + 2 * grow}l${-w - 2 * grow} ${-size * 0.06}Z`
  }
  const panes = (grow: number) => pane(0, 0, grow) + pane(1, 0, grow) + pane(0, 1, grow) + pane(1, 1, grow)
  return `<g fill="#ffffff24"><path d="${panes(0)}"/><path d="${panes(5)}"/><path d="${panes(10)}"/></g>`
}

/** Where a drawing is put: its own point (ox, oy) lands on (x, y), scaled and turned. */
export interface Placement {
  ox: number
  oy: number
  x: number
  y: number
  scale: number
  degrees?: number
  mirrored?: boolean
  /** Turned a little to the side, as a board leaning on a wall. */
  skewed?: boolean
  /** Laid on the floor of a standing scene, foreshortened. */
  floored?: boolean
}

export function transformOf(place: Placement): string {
  const spin = place.degrees ? d`rotate(${place.degrees})` : ''
  const s = tidy(place.scale)
  const size = place.mirrored ? `scale(-${s} ${s})` : `scale(${s})`
  const skew = place.skewed ? 'matrix(.86 .07 0 1 0 0)' : place.floored ? 'matrix(1 0 -.3 .36 0 0)' : ''
  return d`translate(${place.x} ${place.y})${skew}${spin}${size}translate(${-place.ox} ${-place.oy})`
}

/** Shadow and object together, at a place. `tint` colours the shadow as the ground would. */
export function stage(defs: Defs, drawing: Drawing, place: Placement, tint: string, lifted = 1): string {
  const shadow =
    drawing.pose === 'stand'
      ? footShadow(defs, drawing, place, tint)
      : flatShadow(defs, drawing, place, tint, lifted)
  return `${shadow}<g transform="${transformOf(place)}">${drawing.art}</g>`
}

/** Dark contact under each foot, then a long faint shadow away from the lamp, longer for taller things. */
function footShadow(defs: Defs, drawing: Drawing, place: Placement, tint: string): string {
  const dark = shade(groundColour(tint), -0.78)
  const soft = defs.add(
    (id) =>
      `<radialGradient id="${id}">${stop(0, dark, 0.62)}${stop(0.35, dark, 0.42)}${stop(0.7, dark, 0.12)}${stop(1, dark, 0)}</radialGradient>`,
  )
  const s = place.scale
  const tall = (drawing.box[3] - drawing.box[1]) * s
  const blot = (x: number, y: number, rx: number, ry: number, degrees: number, opacity: number) =>
    d`<ellipse rx="${rx}" ry="${ry}" transform="translate(${x} ${y})rotate(${degrees})" fill="url(#${soft})" opacity="${tidy(opacity)}"/>`
  return (drawing.feet ?? [])
    .map(([fx, fy, half, deep = 1]) => {
      const x = place.x + (fx - place.ox) * s * (place.mirrored ? -1 : 1)
      const y = place.y + (fy - place.oy) * s
      const r = half * s
      const reach = r * 1.2 + Math.min(260, tall * 0.36)
      const cast = blot(x + reach * 0.62, y + reach * 0.15, reach, r * 0.24 * deep + 14, 12, 0.5)
      const spread = blot(
        x + r * 0.16,
        y + r * 0.06,
        r * (1.1 + 0.3 * deep) + 16,
        r * 0.24 * deep + 12,
        4,
        0.75,
      )
      return cast + spread + blot(x, y, r * 1.1 + 5, r * 0.13 * deep + 6, 0, 0.9)
    })
    .join('')
}

/** The silhouette's own shadow, drifting down and right while it softens. */
function flatShadow(defs: Defs, drawing: Drawing, place: Placement, tint: string, lifted: number): string {
  const dark = shade(groundColour(tint), -0.72)
  const uses = (drawing.outline ?? [])
    .map((path) => `<use href="#${shape({ def: defs.add }, path)}p"/>`)
    .join('')
  const id = defs.add((key) => `<g id="${key}">${uses}</g>`)
  const [c, s] = [
    Math.cos(((place.degrees ?? 0) * Math.PI) / 180),
    Math.sin(((place.degrees ?? 0) * Math.PI) / 180),
  ]
  const layer = (k: number, more = '') => {
    const [dx, dy] = [(k * 3.2 * lifted) / place.scale, (k * 4.4 * lifted) / place.scale]
    const x = (dx * c + dy * s) * (place.mirrored ? -1 : 1)
    return d`<use href="#${id}" x="${x}" y="${dy * c - dx * s}"${more}/>`
  }
  // Farther from the wall the shadow spreads, and needs more layers to stay soft.
  const count = Math.round(5 + 5 * (lifted - 1))
  const drift = Array.from({ length: count }, (_, i) => layer(1.4 + (4.8 * (count - 1 - i)) / (count - 1)))
  const near = layer(0.7, ` fill="${veil(dark, 0.18)}"`)
  return `<g fill="${veil(dark, 0.4 / count)}" transform="${transformOf(place)}">${drift.join('')}${near}</g>`
}

/** A round or square block of the department's own colour to stand goods on. Returns art and its top's centre. */
export function plinth(
  defs: Defs,
  tint: string,
  box: { x: number; y: number; half: number; tall: number; square: boolean },
): string {
  const colour = groundColour(tint, -0.05)
  const { x, y, half, tall } = box
  const sideFill = defs.add((id) => {
    const tones = [
      [0, 0.02],
      [0.3, 0.3],
      [0.75, -0.09],
      [1, -0.17],
    ] as const
    return `<linearGradient id="${id}">${tones.map(([at, tone]) => stop(at, shade(colour, tone))).join('')}</linearGradient>`
  })
  const ry = half * 0.3
  const top = shade(colour, 0.42)
  if (box.square) {
    const dx = half * 0.26
    return d`<path d="M${x - half - dx} ${y + ry * 0.5}H${x + half - dx}V${y + ry * 0.5 + tall}H${x - half - dx}Z" fill="${shade(colour, 0.1)}"/><path d="M${x + half - dx} ${y + ry * 0.5}L${x + half + dx} ${y - ry * 0.7}V${y - ry * 0.7 + tall}L${x + half - dx} ${y + ry * 0.5 + tall}Z" fill="${shade(colour, -0.14)}"/><path d="M${x - half - dx} ${y + ry * 0.5}H${x + half - dx}L${x + half + dx} ${y - ry * 0.7}H${x - half + dx}Z" fill="${top}"/>`
  }
  return d`<path d="M${x - half} ${y}V${y + tall}A${half} ${ry} 0 0 0 ${x + half} ${y + tall}V${y}Z" fill="url(#${sideFill})"/><ellipse cx="${x}" cy="${y}" rx="${half}" ry="${ry}" fill="${top}"/>`
}

/** An arch or a disc on the wall behind, a tone deeper than the ground. */
export function backdrop(
  tint: string,
  x: number,
  y: number,
  half: number,
  base: number,
  arch: boolean,
): string {
  const tone = groundColour(tint, -0.028)
  const rim = groundColour(tint, 0.03)
  const shape = arch
    ? d`M${x - half} ${base}V${y}A${half} ${half} 0 0 1 ${x + half} ${y}V${base}Z`
    : oval(x, y, half, half)
  return `<path d="${shape}" fill="${tone}" stroke="${rim}" stroke-width="3"/>`
}

function stop(offset: number, colour: string, opacity = 1): string {
  return `<stop offset="${tidy(offset)}" stop-color="${veil(colour, opacity)}"/>`
}
