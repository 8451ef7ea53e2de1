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
  if (index >= column.data.length) column.data = grown(new Int32Array(roomFor(index)), column.data)
  column.data[index] = value
  if (index >= column.length) column.length = index + 1
}

export function floats(): Floats {
  return { data: new Float64Array(FIRST).fill(Number.NaN), length: 0 }
}

/** Sets a value, growing as needed; places never set are NaN. */
export function setFloat(column: Floats, index: number, value: number): void {
  if (index >= column.data.length)
    column.data = grown(new Float64Array(roomFor(index)).fill(Number.NaN), column.data)
  column.data[index] = value
  if (index >= column.length) column.length = index + 1
}

/** A half more each time: copying stays cheap, and what is unused below a third. */
function roomFor(index: number): number {
  return Math.max(FIRST, Math.ceil((index + 1) * 1.5))
}

function grown<T extends Int32Array | Float64Array>(next: T, old: T): T {
  next.set(old as never)
  return next
}
