import type { Change } from '../engine/corpus.ts'

/**
 * What remains of changes that follow one another and those pending: one for each document, in `pending`. Then it does not matter in which order they
 * are written, and one that fails can be written again later.
 */
export function coalesce(
  changes: Iterable<Change>,
  pending = new Map<string, Change>(),
): Map<string, Change> {
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
