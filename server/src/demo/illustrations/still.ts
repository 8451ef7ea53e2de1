import { fit, isCloth, svg } from './arrange.ts'
import { MODELS } from './drawers.ts'
import { createDefs, createInk, type Defs } from './ink.ts'
import { pile } from './pile.ts'
import { backdrop, ground, plinth, stage, windowLight } from './scene.ts'
import type { Drawing, IllustrationSpec } from './types.ts'

const WIDTH = 1600
const HEIGHT = 900
const MOST_ITEMS = 6

interface Piece {
  drawing: Drawing
  width: number
  height: number
}

/** A still life along a table: taller things behind and raised, smaller ones before them. */
export function still(tint: string, items: readonly IllustrationSpec[]): string {
  const defs = createDefs()
  const pieces = items.slice(0, MOST_ITEMS).map((spec) => pieceOf(defs, spec))
  const order = arrangeByHeight(pieces)
  const [from, to] = [560, 1500]
  const total = order.reduce((sum, piece) => sum + piece.width, 0)
  const squeeze = Math.min(1.12, (to - from) / (total * 0.86 || 1))
  let x = from + (to - from - total * squeeze * 0.86) / 2
  const placed = order.map((piece, i) => {
    const width = piece.width * squeeze
    const centre = x + width / 2
    x += width * 0.86
    const back = i % 2 === 0
    return { piece, centre, back, base: back ? 700 : 792, size: Math.min(1.1, squeeze) }
  })
  const draw = ({ piece, centre, back, base, size }: (typeof placed)[number]) => {
    const flat = piece.drawing.pose === 'lie'
    const height = piece.height * size
    if (flat)
      return stage(
        defs,
        piece.drawing,
        fit(piece.drawing, centre, back ? 330 : 400, piece.width * size * 1.4, height, piece.drawing.tilt),
        tint,
        1.6,
      )
    if (!back) return stage(defs, piece.drawing, fit(piece.drawing, centre, base, 2000, height), tint)
    const half = Math.min(240, piece.width * size * 0.5 + 30)
    return (
      plinth(defs, tint, { x: centre, y: base - 60, half, tall: 84, square: false }) +
      stage(defs, piece.drawing, fit(piece.drawing, centre, base - 60 + half * 0.08, 2000, height), tint)
    )
  }
  const body = [...placed]
    .sort((a, b) => Number(b.back) - Number(a.back))
    .map(draw)
    .join('')
  const wall = backdrop(tint, 1060, 380, 330, 660, true)
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, tint, { width: WIDTH, height: HEIGHT, horizon: 620 }) +
      wall +
      windowLight(240, 40, 640) +
      body,
  )
}

function pieceOf(defs: Defs, spec: IllustrationSpec): Piece {
  const model = MODELS[spec.type]
  if (!model) throw new RangeError(`no illustration for type "${spec.type}"`)
  const ink = createInk(spec, defs, { pitch: 0.17 })
  const drawing = isCloth(spec.type)
    ? pile([
        ink,
        createInk({ ...spec, primary: spec.secondary }, defs),
        createInk({ ...spec, primary: spec.accent, accent: spec.primary }, defs),
      ])
    : model.draw(ink)
  const [l, t, r, b] = drawing.box
  const height = model.presence
  return { drawing, height, width: Math.min(460, ((r - l) / (b - t)) * height) }
}

/** Tallest in the middle, so the group reads as one hill. */
function arrangeByHeight(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => b.height - a.height)
  return sorted.reduce<Piece[]>((row, piece, i) => (i % 2 ? [piece, ...row] : [...row, piece]), [])
}
