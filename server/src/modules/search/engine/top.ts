/** The first of many numbers in some order, without sorting the many. */
export interface Top {
  add: (value: number) => void
  /** Whether so many are held that only better ones still enter. */
  isFull: () => boolean
  /** The last of those held; only when it is full. */
  last: () => number
  inOrder: () => number[]
}

/** Holds the first `most` numbers by `compare` (negative: a stands before b) in a heap with the last of them on top. */
export function topOf(most: number, compare: (a: number, b: number) => number): Top {
  const heap: number[] = []
  const isAfter = (i: number, j: number) => compare(heap[i] as number, heap[j] as number) > 0
  const swap = (i: number, j: number) => {
    const value = heap[i] as number
    heap[i] = heap[j] as number
    heap[j] = value
  }
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      if (left >= heap.length) return
      const child = left + 1 < heap.length && isAfter(left + 1, left) ? left + 1 : left
      if (!isAfter(child, at)) return
      swap(at, child)
      at = child
    }
  }
  return {
    add: (value) => {
      if (heap.length < most) {
        // Until it is full nobody asks for the last: the order is made when it is.
        if (heap.push(value) === most) for (let at = most >>> 1; at-- > 0; ) sink(at)
      } else if (most > 0 && compare(value, heap[0] as number) < 0) {
        heap[0] = value
        sink(0)
      }
    },
    isFull: () => heap.length >= most,
    last: () => heap[0] as number,
    inOrder: () => heap.toSorted(compare),
  }
}
