/** Long work in slices: whoever waits for the event loop waits for one slice at most. */
const SLICE_MS = 8

export interface Slices {
  /** Call often; it only waits when the slice is used up. */
  breathe: () => Promise<void> | undefined
}

export function slices(sliceMs = SLICE_MS): Slices {
  let end = performance.now() + sliceMs
  return {
    breathe: () => {
      if (performance.now() < end) return undefined
      return new Promise<void>((resolve) => {
        setImmediate(() => {
          end = performance.now() + sliceMs
          resolve()
        })
      })
    },
  }
}
