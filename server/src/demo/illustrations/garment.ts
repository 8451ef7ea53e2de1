import { shade } from './colour.ts'
import { cloth, type Fold, folds, stitches, strap, stroke } from './form.ts'
import type { Ink } from './ink.ts'
import { curve, d, type Point, symmetric } from './path.ts'
import { type Box, ribs } from './pattern.ts'
import type { Material } from './types.ts'

/** Middle of every garment. */
export const MID = 400

/** Measures of an upper garment laid flat, in canvas units; widths are halves. */
export interface Cut {
  top: number
  bottom: number
  neck: number
  drop: number
  shoulder: number
  chest: number
  waist: number
  hem: number
  sleeve: 'none' | 'short' | 'long'
  /** Sleeve length added to the usual one. */
  reach?: number
  /** Sleeve width compared with the usual one. */
  ease?: number
  curvedHem?: boolean
  /** A neck cut to a point. */
  vee?: boolean
  colour?: string
  sleeveColour?: string
  material?: Material
  plain?: boolean
  folded?: boolean
}

interface Garment {
  body: string
  outline: string[]
  box: Box
  /** Art of sleeves, then of the body with what lies over it. */
  sleeves: string
  front(over: string): string
}

/** The cut as asked, or narrowed to what shows of it when the garment is folded. */
export function cutFor(ink: Ink, cut: Cut): Cut {
  if (!ink.folded) return cut
  const half = 186
  return {
    ...cut,
    bottom: cut.top + 470,
    shoulder: Math.min(cut.shoulder, 168),
    chest: half,
    waist: half + 2,
    hem: half,
    sleeve: 'none',
    curvedHem: false,
    folded: true,
  }
}

/** Cuts and sews the shell of an upper garment; collars and pockets come on top. */
export function sew(ink: Ink, cut: Cut): Garment {
  const right = bodyPoints(cut)
  const body = curve(symmetric(right, MID))
  const arms = cut.sleeve === 'none' ? [] : ([1, -1] as const).map((side) => armPoints(cut, side))
  const colour = cut.colour ?? ink.primary
  const sleeveColour = cut.sleeveColour ?? colour
  const sleeves = arms
    .map((points, i) => {
      const side = i === 0 ? 1 : -1
      return cloth(ink, curve(points), {
        colour: sleeveColour,
        material: cut.material,
        plain: cut.plain,
        depth: 44,
        lay: { angle: cut.sleeve === 'long' ? -side * 9 : -side * 32 },
        over: armFolds(ink, cut, side, sleeveColour),
      })
    })
    .join('')
  const outer = arms.flat().map(([x]) => Math.abs(x - MID))
  const wide = Math.max(cut.hem, cut.chest, ...outer)
  return {
    body,
    outline: [body, ...(cut.folded ? [layersBelow(cut)] : []), ...arms.map((points) => curve(points))],
    box: [MID - wide, cut.top - 20, MID + wide, cut.bottom + 10],
    sleeves: cut.folded ? stackBelow(cut, colour) : sleeves,
    front: (over) =>
      cloth(ink, body, {
        colour,
        material: cut.material,
        plain: cut.plain,
        depth: 90,
        over: bodyFolds(ink, cut, colour) + over,
      }),
  }
}

/** The dark inside of the neck with the back of the collar and a label. */
export function backNeck(ink: Ink, cut: Cut, colour: string): string {
  const { neck, top, drop } = cut
  const path = d`M${MID - neck - 4} ${top}Q${MID} ${top - 30} ${MID + neck + 4} ${top}Q${MID + neck * 0.8} ${top + drop} ${MID} ${top + drop + 6}Q${MID - neck * 0.8} ${top + drop} ${MID - neck - 4} ${top}Z`
  const label = d`<rect x="${MID - 17}" y="${top + 6}" width="34" height="19" rx="2" fill="${shade(ink.accent, 0.1)}"/>`
  return `<path d="${path}" fill="${shade(colour, -0.42)}"/>${stroke(d`M${MID - neck} ${top - 1}Q${MID} ${top - 28 + 10} ${MID + neck} ${top - 1}`, shade(colour, -0.2), 15)}${label}`
}

/** The line of the front neck, open path. */
export function neckLine(cut: Cut): string {
  const { neck, top, drop } = cut
  return cut.vee
    ? d`M${MID - neck} ${top}Q${MID - neck * 0.5} ${top + drop * 0.55} ${MID} ${top + drop}Q${MID + neck * 0.5} ${top + drop * 0.55} ${MID + neck} ${top}`
    : d`M${MID - neck} ${top}C${MID - neck * 0.86} ${top + drop * 0.75} ${MID - neck * 0.45} ${top + drop} ${MID} ${top + drop}S${MID + neck * 0.86} ${top + drop * 0.75} ${MID + neck} ${top}`
}

/** A knitted band along a line: collar, cuff or hem. */
export function band(line: string, colour: string, width: number): string {
  return (
    strap(line, shade(colour, -0.3), width + 3) +
    strap(line, shade(colour, 0.04), width) +
    d`<path d="${line}" fill="none" stroke="${shade(colour, -0.4)}4c" stroke-width="${width}" stroke-dasharray="2.4 5"/>`
  )
}

/** Rib or fold at the end of both long sleeves. */
export function cuffs(ink: Ink, cut: Cut, colour: string, height: number, ribbed: boolean): string {
  if (cut.sleeve !== 'long') return ''
  return ([1, -1] as const)
    .map((side) => {
      const [outer, inner] = wrist(cut, side)
      const lean = (p: readonly [number, number], up: number): Point => [
        p[0] - side * up * 0.16,
        p[1] - up,
        true,
      ]
      const points: Point[] = [
        lean(outer, height),
        [outer[0] - side, outer[1], true],
        [inner[0] + side, inner[1], true],
        lean(inner, height),
      ]
      const box = boxOf(points)
      const over = ribbed ? ribs([box[0] - 8, box[1], box[2] + 8, box[3]], colour) : ''
      return cloth(ink, curve(points), { colour, plain: true, depth: 24, material: 'paper', over })
    })
    .join('')
}

/** Ribbed hem along the bottom of the body, for clipping inside it. */
export function hemBand(cut: Cut, colour: string, height: number): string {
  if (cut.folded) return ''
  const [l, r] = [MID - cut.hem - 12, MID + cut.hem + 12]
  const y = cut.bottom - height
  return (
    d`<path d="M${l} ${y}Q${MID} ${y + 14} ${r} ${y}V${cut.bottom + 30}H${l}Z" fill="${colour}"/>` +
    `<g>${ribs([l, y + 4, r, cut.bottom + 30], colour)}</g>` +
    stroke(d`M${l} ${y}Q${MID} ${y + 14} ${r} ${y}`, shade(colour, -0.5), 4, 0.35)
  )
}

/** Sewn edge lines: shoulder seams and hems of body and short sleeves. */
export function seams(_ink: Ink, cut: Cut, colour: string): string {
  const line = shade(colour, -0.36)
  const thread = shade(colour, -0.22)
  const armhole = ([1, -1] as const)
    .map(
      (s) =>
        d`M${MID + s * cut.shoulder} ${cut.top + 36}Q${MID + s * (cut.chest - 16)} ${cut.top + 96} ${MID + s * cut.chest} ${cut.top + 172}`,
    )
    .join('')
  if (cut.folded) return ''
  const hem = d`M${MID - cut.hem} ${cut.bottom - 20}Q${MID} ${cut.bottom - 10} ${MID + cut.hem} ${cut.bottom - 20}`
  const sleeveHems = cut.sleeve === 'short' ? ([1, -1] as const).map((s) => shortHem(cut, s)).join('') : ''
  return (
    stroke(armhole, line, 2.4, 0.55) +
    stitches(cut.curvedHem ? sleeveHems : hem + sleeveHems, thread, 1.8, '5 3')
  )
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map((p) => p[0])
  const ys = points.map((p) => p[1])
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function bodyPoints(cut: Cut): Point[] {
  const { top, bottom } = cut
  const hem: Point[] = cut.curvedHem
    ? [
        [MID + cut.hem, bottom - 62, true],
        [MID + cut.hem * 0.72, bottom - 14],
        [MID, bottom],
      ]
    : [
        [MID + cut.hem, bottom - 6, true],
        [MID, bottom + 4],
      ]
  return [
    [MID, top + cut.drop, cut.vee],
    cut.vee ? [MID + cut.neck * 0.56, top + cut.drop * 0.46] : [MID + cut.neck * 0.72, top + cut.drop * 0.72],
    [MID + cut.neck, top, true],
    [MID + cut.shoulder, top + 36, true],
    [MID + cut.chest, top + 172],
    [MID + cut.waist, top + (bottom - top) * 0.62],
    ...hem,
  ]
}

function wrist(cut: Cut, side: 1 | -1): readonly [readonly [number, number], readonly [number, number]] {
  const y = cut.top + 545 + (cut.reach ?? 0)
  const wide = 62 * (cut.ease ?? 1)
  const outer = cut.chest + 106 + wide * 0.2
  return [
    [MID + side * outer, y],
    [MID + side * (outer - wide), y + 12],
  ]
}

function armPoints(cut: Cut, side: 1 | -1): Point[] {
  const x = (half: number) => MID + side * half
  const [ease, reach] = [cut.ease ?? 1, cut.reach ?? 0]
  const from: Point[] = [
    [x(cut.shoulder - 44), cut.top + 22, true],
    [x(cut.shoulder + 6), cut.top + 38],
  ]
  if (cut.sleeve === 'short') {
    const [ox, oy, ix, iy] = shortEnds(cut)
    return [
      ...from,
      [x(cut.shoulder + 44), cut.top + 88],
      [x(ox), oy, true],
      [x(ix), iy, true],
      [x(cut.chest - 30), cut.top + 176, true],
    ]
  }
  const [outer, inner] = wrist(cut, side)
  return [
    ...from,
    [x(cut.shoulder + 44 * ease), cut.top + 110],
    [x(cut.chest + 74 + 22 * ease), cut.top + 310 + reach * 0.5],
    [outer[0], outer[1], true],
    [inner[0], inner[1], true],
    [x(cut.chest + 38 - 10 * ease), cut.top + 330 + reach * 0.5],
    [x(cut.chest - 26), cut.top + 180, true],
  ]
}

function shortEnds(cut: Cut): readonly [number, number, number, number] {
  const reach = cut.reach ?? 0
  return [
    cut.shoulder + 96 + reach * 0.4,
    cut.top + 196 + reach,
    cut.chest + 26 + reach * 0.3,
    cut.top + 240 + reach,
  ]
}

function shortHem(cut: Cut, s: 1 | -1): string {
  const [ox, oy, ix, iy] = shortEnds(cut)
  return d`M${MID + s * (ox - 8)} ${oy - 15}L${MID + s * (ix - 8)} ${iy - 16}`
}

function armFolds(ink: Ink, cut: Cut, side: 1 | -1, colour: string): string {
  const x = (half: number) => MID + side * half
  const t = cut.top
  const shadow: Fold = [
    x(cut.chest - 10),
    t + 120,
    x(cut.chest + 4),
    t + (cut.sleeve === 'long' ? 420 : 260),
    side * 4,
    26,
  ]
  if (cut.sleeve === 'short')
    return folds(ink, colour, [
      shadow,
      [x(cut.shoulder + 10), t + 70, x(cut.chest + 30), t + 190, side * 10, 14],
    ])
  const r = cut.reach ?? 0
  return folds(ink, colour, [
    shadow,
    [x(cut.shoulder + 20), t + 90, x(cut.chest + 42), t + 290, side * 14, 16],
    [x(cut.chest + 30), t + 330 + r / 2, x(cut.chest + 92), t + 300 + r / 2, side * -12, 13],
    [x(cut.chest + 42), t + 380 + r / 2, x(cut.chest + 104), t + 352 + r / 2, side * -10, 10],
    [x(cut.chest + 92), t + 400 + r / 2, x(cut.chest + 84), t + 520 + r, side * 8, 12],
  ])
}

/** Where the cloth falls from the shoulders, gathers under the arms and sways at the hem. */
function bodyFolds(ink: Ink, cut: Cut, colour: string): string {
  const { top: t, bottom: b } = cut
  if (cut.folded) return foldedCreases(ink, cut, colour)
  const v = (low: number, high: number, q: string) => ink.vary(low, high, q)
  const list: Fold[] = [
    [MID + cut.chest - 6, t + 190, MID + cut.chest * 0.45, t + 250, 16, 15],
    [MID - cut.chest + 6, t + 190, MID - cut.chest * 0.45, t + 254, -16, 15],
    [MID + cut.waist * 0.72, t + 280, MID + cut.hem * v(0.6, 0.8, 'f1'), b + 10, 22, 20],
    [MID - cut.waist * v(0.5, 0.7, 'f2'), t + 330, MID - cut.hem * 0.66, b + 10, -20, 22],
    [MID + cut.waist * v(0.05, 0.25, 'f3'), t + (b - t) * 0.55, MID + cut.hem * 0.16, b + 20, -16, 20],
    [MID - cut.waist * 0.25, t + (b - t) * 0.68, MID - cut.hem * 0.2, b + 20, 12, 14],
    [MID + cut.neck + 26, t + 40, MID + cut.chest * 0.7, t + 150, -14, 12],
    [MID - cut.neck - 26, t + 40, MID - cut.chest * 0.7, t + 150, 14, 12],
  ]
  return folds(ink, colour, list)
}

/** The further layers of a folded garment, showing below its front. */
function layersBelow(cut: Cut): string {
  const { hem, bottom, top } = cut
  return d`M${MID - hem + 4} ${top + 60}H${MID + hem + 8}V${bottom + 12}Q${MID + hem + 8} ${bottom + 26} ${MID + hem - 8} ${bottom + 26}H${MID - hem + 12}Q${MID - hem} ${bottom + 24} ${MID - hem} ${bottom + 10}Z`
}

function stackBelow(cut: Cut, colour: string): string {
  const line = d`M${MID - cut.hem + 6} ${cut.bottom + 15}Q${MID} ${cut.bottom + 19} ${MID + cut.hem} ${cut.bottom + 15}`
  return `<path d="${layersBelow(cut)}" fill="${shade(colour, -0.16)}"/>${stroke(line, shade(colour, -0.5), 3, 0.5)}`
}

/** Sleeves turned under lift the front a little along both sides. */
function foldedCreases(ink: Ink, cut: Cut, colour: string): string {
  const { top: t, bottom: b, hem } = cut
  return folds(ink, colour, [
    [MID + hem - 52, t + 70, MID + hem - 40, b, -8, 20],
    [MID - hem + 50, t + 70, MID - hem + 38, b, 8, 20],
    [MID - hem + 10, b - 90, MID + hem - 20, b - 70, -16, 16],
    [MID + cut.neck + 20, t + 40, MID + hem * 0.7, t + 150, -12, 12],
  ])
}
