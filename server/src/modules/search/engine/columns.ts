/** Columns of numbers that grow: `data` is replaced when it does, so hot loops take it anew. */
export interface Ints {
  data: Int32Array
  length: number
}

export interface Floats {
  data: Float64Array
  length: number
}

const FIRST = 64

export function ints(): Ints {
  return { data: new Int32Array(FIRST), length: 0 }
}

/** Sets a value, growing as needed; places never set are 0. */
export function setInt(column: Ints, index: number, value: number): void {
  if (index >= column.data.length) column.data = growInts(column.data, index + 1)
  column.data[index] = value
  if (index >= column.length) column.length = index + 1
}

export function floats(): Floats {
  return { data: new Float64Array(FIRST).fill(Number.NaN), length: 0 }
}

/** Sets a value, growing as needed; places never set are NaN. */
export function setFloat(column: Floats, index: number, value: number): void {
  if (index >= column.data.length) column.data = growFloats(column.data, index + 1)
  column.data[index] = value
  if (index >= column.length) column.length = index + 1
}

function growFloats(data: Float64Array, least: number): Float64Array {
  const grown = new Float64Array(roomFor(least))
  grown.set(data)
  return grown.fill(Number.NaN, data.length)
}

/** The same with room for so many. */
export function growInts(data: Int32Array, least: number): Int32Array {
  const grown = new Int32Array(roomFor(least))
  grown.set(data)
  return grown
}

/** A half more each time: copying stays cheap, and what is unused below a third. */
function roomFor(least: number): number {
  return Math.max(FIRST, Math.ceil(least * 1.5))
}
