import { shade } from './colour.ts'
import { type Draw, MODELS } from './drawers.ts'
import { fill, stitches } from './form.ts'
import { createDefs, createInk, type Defs, type Ink } from './ink.ts'
import { choose, d, rounded } from './path.ts'
import { pile } from './pile.ts'
import {
  backdrop,
  ground,
  groundColour,
  type Placement,
  plinth,
  stage,
  transformOf,
  windowLight,
} from './scene.ts'
import { svg } from './svg.ts'
import type { Drawing, IllustrationSpec } from './types.ts'

const WIDTH = 800
const HEIGHT = 1000
/** Longest picture we allow ourselves, in characters; one too rich is drawn again with less in it. */
const LIMIT = 14_000

/** What a composition is drawn with. */
interface Plan {
  spec: IllustrationSpec
  draw: Draw
  /** Drops weave and fine layers of shade. */
  spare: boolean
}

/** Composes the picture a specification asks for and returns it as SVG text. */
export function arrange(spec: IllustrationSpec): string {
  const model = MODELS[spec.type]
  if (!model) throw new RangeError(`no illustration for type "${spec.type}"`)
  const compositions = {
    front: [front],
    detail: [detail],
    angle: [SECOND[model.second]],
    group: groups(spec.type),
  }
  const plan = { spec, draw: model.draw }
  return shortest(
    compositions[spec.view].flatMap((compose) => [
      () => compose({ ...plan, spare: false }),
      () => compose({ ...plan, spare: true }),
    ]),
  )
}

const SECOND = { plinth: raised, lean: leaning, laid, folded, hanger }

/** The first attempt that keeps the limit, or the last. */
function shortest(attempts: ReadonlyArray<() => string>): string {
  let picture = ''
  for (const attempt of attempts) {
    picture = attempt()
    if (picture.length <= LIMIT) break
  }
  return picture
}

/** Where a drawing goes so that it fits a width and height, standing on or centred at a point. */
export function fit(
  drawing: Drawing,
  x: number,
  y: number,
  width: number,
  height: number,
  degrees = 0,
): Placement {
  const [l, t, r, b] = drawing.box
  const a = (Math.abs(degrees) * Math.PI) / 180
  const w = (r - l) * Math.cos(a) + (b - t) * Math.sin(a)
  const h = (r - l) * Math.sin(a) + (b - t) * Math.cos(a)
  const scale = Math.min(width / w, height / h, 1.5)
  return { ox: (l + r) / 2, oy: drawing.pose === 'stand' ? b : (t + b) / 2, x, y, scale, degrees }
}

function front({ spec, draw, spare }: Plan): string {
  const defs = createDefs()
  const drawing = draw(createInk(spec, defs, { spare }))
  const place = resting(drawing)
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, frame(drawing)) + stage(defs, drawing, place, spec.tint),
  )
}

/** The usual place: standing a little below the middle, or lying in it. */
function resting(drawing: Drawing): Placement {
  if (drawing.pose === 'lie') return fit(drawing, 396, 492, 640, 800, drawing.tilt)
  const place = fit(drawing, 392, 0, 610, 690)
  const tall = (drawing.box[3] - drawing.box[1]) * place.scale
  place.y = Math.max(700, Math.min(850, 520 + tall * 0.5))
  return place
}

function frame(drawing: Drawing): { width: number; height: number; horizon?: number } {
  return { width: WIDTH, height: HEIGHT, horizon: drawing.pose === 'stand' ? 630 : undefined }
}

/** Close on material and construction, the object running out of the picture. */
function detail({ spec, draw, spare }: Plan): string {
  const [fx, fy, zoom] = draw(createInk(spec, createDefs())).focus
  const scale = zoom * 1.2
  const [w, h] = [560 / scale, 660 / scale]
  const defs = createDefs()
  const drawing = draw(
    createInk(spec, defs, { spare, fine: true, pitch: 0.26, window: [fx - w, fy - h, fx + w, fy + h] }),
  )
  const degrees = drawing.pose === 'lie' ? 14 + (drawing.tilt ?? 0) * 0.5 : 0
  const place: Placement = { ox: fx, oy: fy, x: 400, y: 500, scale, degrees }
  const paper = ground(defs, spec.tint, { width: WIDTH, height: HEIGHT }) + windowLight(-120, -160, 760)
  return svg(defs, WIDTH, HEIGHT, paper + stage(defs, drawing, place, spec.tint))
}

/** Seen from a little higher and the other side, on a plinth before an arch, a disc or a window's light. */
function raised({ spec, draw, spare }: Plan): string {
  const defs = createDefs()
  const ink = createInk(spec, defs, { spare, mirrored: true, pitch: 0.31 })
  const drawing = draw(ink)
  const square = ink.pick(2, 'plinth') === 0
  const place = { ...fit(drawing, 404, 700, 500, 500), mirrored: true }
  const half = Math.max(170, footing(drawing) * place.scale + 46)
  const y = square ? 706 : 700
  const block = plinth(defs, spec.tint, {
    x: 404,
    y,
    half: Math.min(half, 330),
    tall: square ? 150 : 130,
    square,
  })
  const depth = square ? 4 : half * 0.06
  place.y = y + depth
  const shadow = blockShadow(defs, spec.tint, 404, y + (square ? 150 : 130) + half * 0.1, half)
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, { width: WIDTH, height: HEIGHT, horizon: 690 }) +
      behind(ink, spec.tint) +
      shadow +
      block +
      stage(defs, drawing, place, spec.tint),
  )
}

/** Upright against the wall on a ledge, turned a little to the side. */
function leaning({ spec, draw, spare }: Plan): string {
  const defs = createDefs()
  const drawing = draw(createInk(spec, defs, { spare }))
  const ink = createInk(spec, defs)
  const [l, , r, b] = drawing.box
  const place: Placement = { ...fit(drawing, 410, 760, 520, 560), oy: b, skewed: true }
  const ledge = plinth(defs, spec.tint, { x: 400, y: 766, half: 360, tall: 76, square: true })
  const edge = (drawing.outline ?? [])
    .slice(0, 1)
    .map((path) => fill(path, shade(spec.primary, -0.4)))
    .join('')
  const thick = d`<g transform="${transformOf({ ...place, x: place.x - 13 })}">${edge}</g>`
  const half = ((r - l) / 2) * place.scale
  const contact = blockShadow(defs, spec.tint, 430, 768, half * 0.9)
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, { width: WIDTH, height: HEIGHT, horizon: 720 }) +
      behind(ink, spec.tint) +
      blockShadow(defs, spec.tint, 420, 860, 380) +
      ledge +
      contact +
      stage(defs, drawing, place, spec.tint, 1.6).replace('</g><g', `</g>${thick}<g`),
  )
}

/** Lying turned on a sheet of paper or cloth, window light across it. */
function laid({ spec, draw, spare }: Plan): string {
  const defs = createDefs()
  const ink = createInk(spec, defs, { spare, pitch: 0.3 })
  const drawing = draw(ink)
  if (drawing.pose === 'stand') return raised({ spec, draw, spare })
  const degrees = (drawing.tilt ?? 0) + (ink.pick(2, 'turn') ? 24 : -22)
  const sheet = d`<g transform="rotate(${degrees * 0.32} 400 500)"><path d="${rounded(128, 96, 560, 800, 6)}" transform="translate(9 12)" fill="${shade(groundColour(spec.tint), -0.5)}29"/>${fill(rounded(120, 90, 560, 800, 6), groundColour(spec.tint, -0.045))}${stitches(d`M136 104H664V876H136Z`, groundColour(spec.tint, 0.03), 2, '9 7')}</g>`
  const light = windowLight(160, -60, 620)
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, { width: WIDTH, height: HEIGHT }) +
      sheet +
      light +
      stage(defs, drawing, fit(drawing, 400, 500, 620, 720, degrees), spec.tint),
  )
}

/** A garment folded for the shelf, seen from above. */
function folded({ spec, draw, spare }: Plan): string {
  const defs = createDefs()
  const ink = createInk(spec, defs, { spare, folded: true })
  const drawing = draw(ink)
  const degrees = ink.pick(2, 'turn') ? -11 : 9
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, { width: WIDTH, height: HEIGHT }) +
      windowLight(220, -40, 600) +
      stage(defs, drawing, fit(drawing, 396, 490, 600, 700, degrees), spec.tint, 1.2),
  )
}

/** A garment on a wooden hanger from a brass rail. */
function hanger({ spec, draw, spare }: Plan): string {
  const defs = createDefs()
  const drawing = draw(createInk(spec, defs, { spare }))
  const place = { ...fit(drawing, 400, 560, 520, 690), degrees: 2.5 }
  const top = place.y + (drawing.box[1] - place.oy) * place.scale
  const rail = d`<path d="M-20 96H820" stroke="#7d673d" stroke-width="15"/><path d="M-20 93H820" stroke="#d3b877" stroke-width="10"/><path d="M-20 90H820" stroke="#f2e3b8" stroke-width="3"/>`
  const hook = d`<path d="M402 ${top + 26}V${top - 6}C402 ${top - 40} 434 ${top - 44} 432 108C430 84 396 78 390 104" fill="none" stroke="#8f8a83" stroke-width="8" stroke-linecap="round"/><path d="M400 ${top + 26}V${top - 6}C400 ${top - 40} 432 ${top - 44} 430 108" fill="none" stroke="#d9d5cd" stroke-width="3"/>`
  const bow = d`<path d="M${270} ${top + 62}Q400 ${top - 2} ${530} ${top + 62}" fill="none" stroke="#8d653f" stroke-width="26" stroke-linecap="round"/><path d="M${272} ${top + 56}Q400 ${top - 8} ${528} ${top + 56}" fill="none" stroke="#c09363" stroke-width="13" stroke-linecap="round"/>`
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, { width: WIDTH, height: HEIGHT, horizon: 930 }) +
      windowLight(120, 60, 640) +
      rail +
      hook +
      bow +
      stage(defs, drawing, place, spec.tint, 2.4),
  )
}

/** Several colours of the same piece: three, else two; garments folded at the last. */
function groups(type: string): ReadonlyArray<(plan: Plan) => string> {
  return isCloth(type)
    ? [
        (plan) => wardrobe(plan, 3, false),
        (plan) => wardrobe(plan, 2, false),
        (plan) => wardrobe(plan, 2, true),
      ]
    : [(plan) => gathering(plan, 3), (plan) => gathering(plan, 2)]
}

function gathering({ spec, draw, spare }: Plan, count: number): string {
  const defs = createDefs()
  const drawings = colourways(spec)
    .slice(0, count)
    .map((one) => draw(createInk(one, defs, { spare })))
  const first = choose(drawings, 0)
  const body =
    first.pose === 'stand' ? standing(defs, drawings, spec.tint) : fanned(defs, drawings, spec.tint)
  return svg(defs, WIDTH, HEIGHT, ground(defs, spec.tint, frame(first)) + body)
}

export function isCloth(type: string): boolean {
  const second = MODELS[type]?.second
  return second === 'folded' || second === 'hanger' || type === 'trousers' || type === 'scarf'
}

/** One garment on the wall above a folded pile of its colours. */
function wardrobe({ spec, draw, spare }: Plan, count: number, folded: boolean): string {
  const defs = createDefs()
  const drawing = draw(createInk(spec, defs, { spare, folded }))
  const heap = pile(
    colourways(spec)
      .slice(0, count)
      .map((one) => createInk(one, defs, { spare })),
  )
  const room = { width: WIDTH, height: HEIGHT, horizon: 760 }
  return svg(
    defs,
    WIDTH,
    HEIGHT,
    ground(defs, spec.tint, room) +
      stage(defs, drawing, fit(drawing, 330, 380, 480, 600, -3), spec.tint, 1.6) +
      stage(defs, heap, fit(heap, 520, 878, 380, 300), spec.tint),
  )
}

/** Two behind, one before them, sized so that neighbours overlap a little. */
function standing(defs: Defs, drawings: readonly Drawing[], tint: string): string {
  const [l, t, r, b] = choose(drawings, 0).box
  const wide = (r - l) / (b - t) > 1.15
  const spots: ReadonlyArray<readonly [x: number, y: number, width: number]> = wide
    ? [
        [330, 640, 400],
        [500, 770, 420],
        [300, 900, 440],
      ]
    : [
        [250, 720, 330],
        [546, 742, 330],
        [396, 878, 360],
      ]
  return drawings
    .map((drawing, i) => {
      const [x, y, size] = choose(spots, drawings.length === 2 && !wide ? (i === 0 ? 0 : 1) : i)
      const grow = drawings.length === 2 ? 1.2 : 1
      return stage(
        defs,
        drawing,
        fit(
          drawing,
          x + (drawings.length === 2 ? (i ? -10 : 14) : 0),
          y + (drawings.length === 2 ? 40 : 0),
          size * grow,
          (wide ? 330 : 520) * grow,
        ),
        tint,
      )
    })
    .join('')
}

function fanned(defs: Defs, drawings: readonly Drawing[], tint: string): string {
  const [l, t, r, b] = choose(drawings, 0).box
  const slender = (b - t) / (r - l) > 1.5
  const flat = (r - l) / (b - t) > 1.5
  const n = drawings.length
  return drawings
    .map((drawing, i) => {
      const k = i - (n - 1) / 2
      const place = slender
        ? fit(drawing, 400 + k * (n === 2 ? 230 : 200), 500 + k * 26, 420, 760, k * 7)
        : flat
          ? fit(drawing, 400 + k * 20, 500 + k * 250, 560, 330, -6 + k * 4)
          : fit(
              drawing,
              400 + k * (n === 2 ? 150 : 130),
              500 + k * (n === 2 ? 250 : 215),
              400,
              420,
              -8 + k * 11,
            )
      return stage(defs, drawing, place, tint)
    })
    .join('')
}

/** The same product with its colours changing places. */
function colourways(spec: IllustrationSpec): IllustrationSpec[] {
  const { primary, secondary, accent } = spec
  return [
    spec,
    { ...spec, primary: secondary, secondary: primary },
    { ...spec, primary: accent, accent: primary },
  ]
}

function behind(ink: Ink, tint: string): string {
  switch (ink.pick(3, 'behind')) {
    case 0:
      return backdrop(tint, 470, 400, 230, 690, true)
    case 1:
      return backdrop(tint, 300, 370, 230, 0, false)
    default:
      return windowLight(120, 60, 560)
  }
}

function blockShadow(defs: Defs, tint: string, x: number, y: number, half: number): string {
  const nothing: Drawing = {
    art: '',
    pose: 'stand',
    box: [0, 0, 0, 130],
    feet: [[0, 0, half]],
    focus: [0, 0, 1],
  }
  return stage(defs, nothing, { ox: 0, oy: 0, x, y, scale: 1 }, tint)
}

/** Half the breadth of what touches the ground. */
function footing(drawing: Drawing): number {
  const feet = drawing.feet ?? []
  const middle = (drawing.box[0] + drawing.box[2]) / 2
  return Math.max(60, ...feet.map(([x, , half]) => Math.abs(x - middle) + half))
}
