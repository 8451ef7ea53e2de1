/**
 * Tells which of the equal steps from `min` to `max` (the last one with `max` itself) hold a price that is asked for.
 * All in minor units; an absent end is open.
 */
export function stepsWithin(
  { min, max, steps }: { min: number; max: number; steps: number },
  { from, to }: { from: number | undefined; to: number | undefined },
): (step: number) => boolean {
  const width = (max - min) / steps
  return (step) => {
    const start = min + step * width
    const isLast = step === steps - 1
    const endsBefore = from !== undefined && (isLast ? max < from : start + width <= from)
    const startsAfter = to !== undefined && start > to
    return !endsBefore && !startsAfter
  }
}
