import { shade } from './colour.ts'
import { d } from './path.ts'
import type { IllustrationSpec, Material } from './types.ts'

/** Colour stops of a gradient: offset 0–1, colour, opacity (1 when left out). */
type Stop = readonly [offset: number, colour: string, opacity?: number]

/** Definitions of one SVG. Equal ones are kept once, so pictures stay small. */
export interface Defs {
  add(make: (id: string) => string): string
  toString(): string
}

/** What a drawer draws with: the colours, the seeded choices and the light of one object. */
export interface Ink {
  readonly spec: IllustrationSpec
  readonly primary: string
  readonly secondary: string
  readonly accent: string
  /** True in a close-up: finer texture is wanted. */
  readonly fine: boolean
  /** What a close-up shows: left, top, right, bottom on the canvas; costly texture keeps inside it. */
  readonly window?: readonly [number, number, number, number]
  /** True when the picture must be kept short: fewer layers of shade, no weave. */
  readonly spare: boolean
  /** True when a garment is to be drawn folded for the shelf. */
  readonly folded: boolean
  /** 1 when light comes from the left of the drawing's own axes, −1 when the drawing will be mirrored. */
  readonly lx: 1 | -1
  /** Height of a horizontal circle divided by its width: how far the eye looks down. */
  readonly pitch: number
  /** One of `count` choices, the same for the same seed and question. */
  pick(count: number, question: string): number
  /** A number between two bounds, the same for the same seed and question. */
  vary(low: number, high: number, question: string): number
  /** Adds a definition and returns its id. */
  def(make: (id: string) => string): string
  linear(stops: readonly Stop[], direction: 'across' | 'down' | 'slant'): string
  radial(stops: readonly Stop[], cx?: number, cy?: number, r?: number): string
}

export function createDefs(): Defs {
  const known = new Map<string, string>()
  let text = ''
  return {
    add(make) {
      const key = make('')
      const found = known.get(key)
      if (found) return found
      const id = `i${known.size.toString(36)}`
      known.set(key, id)
      text += make(id)
      return id
    },
    toString: () => text,
  }
}

export function createInk(
  spec: IllustrationSpec,
  defs: Defs,
  look: {
    mirrored?: boolean
    pitch?: number
    fine?: boolean
    folded?: boolean
    spare?: boolean
    window?: Ink['window']
  } = {},
): Ink {
  const lx = look.mirrored ? -1 : 1
  const fraction = (question: string) => hash(`${spec.type}/${spec.seed}/${question}`) / 4294967296
  return {
    spec,
    primary: spec.primary,
    secondary: spec.secondary,
    accent: spec.accent,
    fine: look.fine ?? false,
    folded: look.folded ?? false,
    spare: look.spare ?? false,
    window: look.window,
    lx,
    pitch: look.pitch ?? 0.2,
    pick: (count, question) => Math.floor(fraction(question) * count),
    vary: (low, high, question) => low + (high - low) * fraction(question),
    def: defs.add,
    linear(stops, direction) {
      const ends = axis(direction, lx)
      return `url(#${defs.add((id) => `<linearGradient id="${id}" ${ends}>${stopList(stops)}</linearGradient>`)})`
    },
    radial(stops, cx = 0.5, cy = 0.5, r = 0.5) {
      const at = d`cx="${lx > 0 ? cx : 1 - cx}" cy="${cy}" r="${r}"`.replaceAll('"0.', '".')
      return `url(#${defs.add((id) => `<radialGradient id="${id}" ${at}>${stopList(stops)}</radialGradient>`)})`
    },
  }
}

/** How a material takes the light: `gloss` 0–1 for gleams, `metal` for banded reflections. */
export function finishOf(material: Material): { gloss: number; metal: boolean } {
  return FINISHES[material]
}

const FINISHES: Record<Material, { gloss: number; metal: boolean }> = {
  cotton: { gloss: 0, metal: false },
  wool: { gloss: 0, metal: false },
  linen: { gloss: 0, metal: false },
  canvas: { gloss: 0, metal: false },
  paper: { gloss: 0, metal: false },
  rubber: { gloss: 0.12, metal: false },
  wood: { gloss: 0.1, metal: false },
  leather: { gloss: 0.25, metal: false },
  plastic: { gloss: 0.4, metal: false },
  ceramic: { gloss: 0.5, metal: false },
  enamel: { gloss: 0.7, metal: false },
  glass: { gloss: 1, metal: false },
  steel: { gloss: 0.8, metal: true },
  brass: { gloss: 0.8, metal: true },
}

/** Fill for something round about an upright axis: lit from the left, core shadow at the right, faint rebound. */
export function roundFill(ink: Ink, colour: string, metal = false): string {
  const tones: Array<readonly [number, number]> = metal
    ? [
        [0, -0.22],
        [0.1, 0.28],
        [0.2, 0.02],
        [0.34, 0.5],
        [0.46, 0.05],
        [0.68, -0.34],
        [0.84, -0.1],
        [0.93, 0.26],
        [1, -0.26],
      ]
    : [
        [0, -0.07],
        [0.22, 0.16],
        [0.5, 0],
        [0.8, -0.2],
        [0.93, -0.27],
        [1, -0.19],
      ]
  return ink.linear(
    tones.map(([at, tone]) => [at, shade(colour, tone)]),
    'across',
  )
}

/** Fill for something broad and gently lit from the upper left. */
export function slantFill(ink: Ink, colour: string, light = 0.12, dark = -0.16): string {
  return ink.linear(
    [
      [0, shade(colour, light)],
      [0.5, colour],
      [1, shade(colour, dark)],
    ],
    'slant',
  )
}

export function downFill(ink: Ink, colour: string, top: number, bottom: number): string {
  return ink.linear(
    [
      [0, shade(colour, top)],
      [1, shade(colour, bottom)],
    ],
    'down',
  )
}

function axis(direction: 'across' | 'down' | 'slant', lx: 1 | -1): string {
  if (direction === 'down') return 'x2="0" y2="1"'
  const ends = lx > 0 ? 'x1="0" x2="1"' : 'x1="1" x2="0"'
  return direction === 'across' ? ends : `${ends} y1="0" y2="1"`
}

function stopList(stops: readonly Stop[]): string {
  return stops
    .map(([offset, colour, opacity]) => {
      return `<stop offset="${tidy(offset)}" stop-color="${veil(colour, opacity)}"/>`
    })
    .join('')
}

/** A colour made see-through, as `#rrggbbaa`. */
export function veil(colour: string, opacity = 1): string {
  if (opacity >= 1) return colour
  const full = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour
  return (
    full +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, '0')
  )
}

/** An opacity or ratio in its shortest form: .35 */
export function tidy(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace(/^0\./, '.')
}

/** FNV-1a with a final avalanche: one well-mixed 32-bit number per question. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
