import type { Change } from '../engine/corpus.ts'

/**
 * What remains of changes that follow one another: one for each document. Then it does not matter in which order they
 * are written, and one that fails can be written again later.
 */
export function coalesce(
  changes: Iterable<Change>,
  before: ReadonlyMap<string, Change> = new Map(),
): Map<string, Change> {
  const pending = new Map(before)
  for (const change of changes) {
    const id = change.kind === 'put' ? change.source.id : change.id
    const earlier = pending.get(id)
    pending.set(id, earlier && change.kind === 'patch' ? patched(earlier, change.numbers) : change)
  }
  return pending
}

function patched(change: Change, numbers: Record<string, number>): Change {
  switch (change.kind) {
    case 'put':
      return { kind: 'put', source: { ...change.source, numbers: { ...change.source.numbers, ...numbers } } }
    case 'patch':
      return { ...change, numbers: { ...change.numbers, ...numbers } }
    case 'remove':
      return change
  }
}
