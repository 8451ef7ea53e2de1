import type { Change } from './engine/corpus.ts'
import type { SourceDocument } from './engine/schema.ts'
import type { DocumentChange } from './store-changes.ts'

/** A document as an engine takes it. */
export function asPut({
  productId,
  source,
}: {
  productId: string
  source: Omit<SourceDocument, 'id'>
}): Change {
  return { kind: 'put', source: { id: productId, ...source } }
}

/** A change as an engine takes it; numbers alone are cheaper than everything. */
export function toChange({ productId, source, isNumbersOnly }: DocumentChange): Change {
  if (!source) return { kind: 'remove', id: productId }
  return isNumbersOnly
    ? { kind: 'patch', id: productId, numbers: source.numbers }
    : asPut({ productId, source })
}
