import { fit, isCloth } from './arrange.ts'
import { MODELS } from './drawers.ts'
import { createDefs, createInk, type Defs } from './ink.ts'
import { pile } from './pile.ts'
import { backdrop, ground, plinth, stage, windowLight } from './scene.ts'
import { svg } from './svg.ts'
import type { Drawing, IllustrationSpec } from './types.ts'

const WIDTH = 1600
const HEIGHT = 900
const MOST_ITEMS = 6

interface Piece {
  drawing: Drawing
  width: number
  height: number
  rest: 'stands' | 'leans' | 'lies'
}

/** A still life along a table: taller things raised behind, smaller ones before them, flat ones on the floor. */
export function still(tint: string, items: readonly IllustrationSpec[]): string {
  const defs = createDefs()
  const order = arrangeByHeight(items.slice(0, MOST_ITEMS).map((spec) => pieceOf(defs, spec)))
  const [from, to] = [500, 1540]
  const overlap = 0.88
  const total = order.reduce((sum, piece) => sum + piece.width, 0) * overlap
  const size = Math.min(1.45, (to - from) / (total || 1))
  let x = from + (to - from - total * size) / 2
  const placed = order.map((piece, i) => {
    const centre = x + (piece.width * size) / 2
    x += piece.width * size * overlap
    return { piece, centre, size, back: i % 2 === 0 && piece.rest === 'stands' }
  })
  const body = [...placed]
    .sort((a, b) => Number(b.back) - Number(a.back))
    .map((spot) => put(defs, tint, spot))
    .join('')
  const room = { width: WIDTH, height: HEIGHT, horizon: 620 }
  const wall = backdrop(tint, 1040, 350, 340, 650, true)
  return svg(defs, WIDTH, HEIGHT, ground(defs, tint, room) + wall + windowLight(240, 40, 640) + body)
}

interface Spot {
  piece: Piece
  centre: number
  size: number
  back: boolean
}

function put(defs: Defs, tint: string, { piece, centre, size, back }: Spot): string {
  const { drawing, rest } = piece
  const height = piece.height * size
  if (rest === 'lies') {
    const [l, t, r, b] = drawing.box
    const slender = b - t > (r - l) * 1.3
    const place = { ...fit(drawing, centre, 806, piece.width * size, 900, slender ? -72 : 0), floored: true }
    return stage(defs, drawing, place, tint, 0.7)
  }
  if (rest === 'leans') {
    const place = { ...fit(drawing, centre, 742, 2000, height), oy: drawing.box[3], skewed: true }
    return (
      footing(defs, tint, centre + 14, 738, piece.width * size * 0.44) +
      stage(defs, drawing, place, tint, 1.4)
    )
  }
  if (!back) return stage(defs, drawing, fit(drawing, centre, 806, 2000, height), tint)
  const half = Math.min(250, piece.width * size * 0.5 + 30)
  return (
    footing(defs, tint, centre, 742, half) +
    plinth(defs, tint, { x: centre, y: 654, half, tall: 76, square: false }) +
    stage(defs, drawing, fit(drawing, centre, 654 + half * 0.08, 2000, height), tint)
  )
}

function footing(defs: Defs, tint: string, x: number, y: number, half: number): string {
  const nothing: Drawing = {
    art: '',
    pose: 'stand',
    box: [0, 0, 0, 120],
    feet: [[0, 0, half]],
    focus: [0, 0, 1],
  }
  return stage(defs, nothing, { ox: 0, oy: 0, x, y, scale: 1 }, tint)
}

function pieceOf(defs: Defs, spec: IllustrationSpec): Piece {
  const model = MODELS[spec.type]
  if (!model) throw new RangeError(`no illustration for type "${spec.type}"`)
  const ink = createInk(spec, defs, { pitch: 0.17 })
  const recoloured = (primary: string) => createInk({ ...spec, primary, accent: spec.primary }, defs)
  const drawing = isCloth(spec.type)
    ? pile([ink, recoloured(spec.secondary), recoloured(spec.accent)])
    : model.draw(ink)
  const [l, t, r, b] = drawing.box
  const rest = drawing.pose === 'stand' ? 'stands' : model.second === 'lean' ? 'leans' : 'lies'
  const height = model.presence
  const wide = rest === 'lies' ? 300 : ((r - l) / (b - t)) * height
  return { drawing, height, width: Math.min(460, wide), rest }
}

/** Tallest in the middle, so the group reads as one hill. */
function arrangeByHeight(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => b.height - a.height)
  const left = sorted.filter((_, i) => i % 2 === 1).reverse()
  return [...left, ...sorted.filter((_, i) => i % 2 === 0)]
}
