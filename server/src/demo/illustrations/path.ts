/** A point of an outline; `true` makes it a corner, otherwise the line runs smoothly through it. */
export type Point = readonly [x: number, y: number, corner?: boolean]

/** The entry of a list at an index that is known to be there. */
export function choose<const T>(list: readonly T[], index: number): T {
  const entry = list[index]
  if (entry === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`)
  return entry
}

/** The last entry of a list that is known to have one. */
export function last<T>(list: readonly T[]): T {
  return choose(list, list.length - 1)
}

/** Text with lengths, every number rounded to a tenth (to a whole above 20) to keep pictures small. */
export function d(strings: TemplateStringsArray, ...values: Array<number | string>): string {
  return strings.reduce((out, text, i) => out + text + (i < values.length ? short(values[i] ?? '') : ''), '')
}

/** The shortest text of a length: tenths below 20, whole units above. */
function short(value: number | string): string {
  if (typeof value === 'string') return value
  const rounded = Math.abs(value) < 20 ? Math.round(value * 10) / 10 : Math.round(value)
  return String(rounded === 0 ? 0 : rounded)
}

/** A smooth line through points (Catmull–Rom as cubic Béziers), with corners where asked; closed by default. */
export function curve(points: readonly Point[], closed = true): string {
  const count = points.length
  const at = (i: number): Point =>
    choose(points, closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i)))
  let out = d`M${at(0)[0]} ${at(0)[1]}`
  for (let i = 0; i < (closed ? count : count - 1); i++)
    out += segment(at(i - 1), at(i), at(i + 1), at(i + 2))
  return closed ? `${out}Z` : out
}

/** The same outline completed by its mirror image about a vertical axis; give the right half from top to bottom. */
export function symmetric(right: readonly Point[], cx: number): Point[] {
  const left = right.map(([x, y, corner]): Point => [2 * cx - x, y, corner]).reverse()
  return [...right, ...left.filter((p) => Math.abs(p[0] - cx) > 0.5)]
}

export function circle(cx: number, cy: number, r: number): string {
  return oval(cx, cy, r, r)
}

export function oval(cx: number, cy: number, rx: number, ry: number): string {
  return d`M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`
}

export function rounded(x: number, y: number, w: number, h: number, r: number): string {
  const k = Math.min(r, w / 2, h / 2)
  return (
    d`M${x + k} ${y}h${w - 2 * k}a${k} ${k} 0 0 1 ${k} ${k}v${h - 2 * k}a${k} ${k} 0 0 1 ${-k} ${k}` +
    d`h${2 * k - w}a${k} ${k} 0 0 1 ${-k} ${-k}v${2 * k - h}a${k} ${k} 0 0 1 ${k} ${-k}Z`
  )
}

/** A slender leaf from one point to another, bowed by (bx, by) and `width` at its middle: a fold or a gleam. */
export function leaf(x1: number, y1: number, x2: number, y2: number, bow: number, width: number): string {
  const [mx, my] = [(x1 + x2) / 2, (y1 + y2) / 2]
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length]
  const [hx, hy] = [mx - x1 + nx * bow, my - y1 + ny * bow]
  const [wx, wy] = [x2 - x1, y2 - y1]
  return d`M${x1} ${y1}q${hx + nx * width} ${hy + ny * width} ${wx} ${wy}q${hx - wx - nx * width} ${hy - wy - ny * width} ${-wx} ${-wy}Z`
}

function segment(before: Point, from: Point, to: Point, after: Point): string {
  if (from[2] && to[2]) return d`L${to[0]} ${to[1]}`
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]) * 0.42
  const out = from[2] ? lean(from, to, reach) : tangent(before, to, reach)
  const into = to[2] ? lean(from, to, reach) : tangent(from, after, reach)
  return d`C${from[0] + out[0]} ${from[1] + out[1]} ${to[0] - into[0]} ${to[1] - into[1]} ${to[0]} ${to[1]}`
}

/** Tangents never reach beyond their segment, so outlines do not overshoot. */
function tangent(a: Point, b: Point, limit: number): [number, number] {
  const [dx, dy] = [(b[0] - a[0]) / 6, (b[1] - a[1]) / 6]
  const length = Math.hypot(dx, dy)
  const k = length > limit ? limit / length : 1
  return [dx * k, dy * k]
}

function lean(from: Point, to: Point, reach: number): [number, number] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  return [((to[0] - from[0]) / length) * reach * 0.8, ((to[1] - from[1]) / length) * reach * 0.8]
}
