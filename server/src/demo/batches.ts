/** Cuts what comes into lists of `size`; the last one may be shorter. */
export function* batches<T>(members: Iterable<T>, size: number): Iterable<T[]> {
  let batch: T[] = []
  for (const member of members) {
    batch.push(member)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Works on members in their order, so many at a time; results keep the order. Throws the first failure when all have ended. */
export async function eachOf<T, R>(
  members: readonly T[],
  atATime: number,
  work: (member: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    while (next < members.length) {
      const index = next++
      results[index] = await work(members[index] as T)
    }
  }
  await together(Array.from({ length: atATime }, lane))
  return results
}

/** Waits for all, also when one fails: nothing goes on behind the caller's back. Then throws the first failure. */
export async function together(work: Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(work)
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

/** Begins when all of `earlier` have succeeded; fails as they do. */
export async function after(earlier: Promise<unknown>[], work: () => Promise<unknown>): Promise<void> {
  await together(earlier)
  await work()
}
