import { setTimeout as sleep } from 'node:timers/promises'
import { BackendDown } from '../backend.ts'
import type { Change } from '../engine/corpus.ts'
import type { Schema } from '../engine/schema.ts'
import type { Connection, Json } from './connection.ts'
import { type StoredDocument, storedDocuments, storedNumbers } from './stored-document.ts'

/** Documents, and letters, of one request. */
const MAX_DOCUMENTS = 500
const MAX_LETTERS = 4_000_000
const REQUEST_MS = 30_000
const PATIENCE = { attempts: 6, firstPauseMs: 200 }
const LONGEST_PAUSE_MS = 5_000
const GONE = 'document_missing_exception'
const NO_INDEX = 'index_not_found_exception'
const TOO_MANY_REQUESTS = 429
const SERVER_FAULT = 500
/** Of so many documents that cannot be kept the reasons are told. */
const MAX_REASONS = 3

/** Some documents cannot be kept, whatever one tries; all others were written. */
export class DocumentsRefused extends Error {
  override name = 'DocumentsRefused'
  readonly ids: readonly string[]
  constructor(refused: readonly { id: string; reason: string }[]) {
    const reasons = refused.slice(0, MAX_REASONS).map(({ id, reason }) => `${id}: ${reason}`)
    super(`OpenSearch refused ${refused.length} documents: ${reasons.join('; ')}`)
    this.ids = refused.map(({ id }) => id)
  }
}

/** Where documents are written to. */
export interface Target {
  index: string
  isAlias: boolean
}

interface Operation {
  id: string
  lines: Json[]
  letters: number
}

/**
 * Writes changes of different documents, in requests of bounded size. What the cluster is too busy for is tried again,
 * each time after a longer pause.
 * @throws BackendDown when it stays busy or away; DocumentsRefused.
 */
export async function writeBulk(
  connection: Connection,
  target: Target,
  schema: Schema,
  changes: Iterable<Change>,
  patience = PATIENCE,
): Promise<void> {
  const refused: { id: string; reason: string }[] = []
  const all = [...changes]
  for (let start = 0; start < all.length; start += MAX_DOCUMENTS)
    for (const batch of batches(operations(schema, all.slice(start, start + MAX_DOCUMENTS))))
      refused.push(...(await writeBatch(connection, target, batch, patience)))
  if (refused.length > 0) throw new DocumentsRefused(refused)
}

function operations(schema: Schema, changes: readonly Change[]): Operation[] {
  const sources = changes.flatMap((change) => (change.kind === 'put' ? [change.source] : []))
  const stored = new Map<string, StoredDocument>(
    storedDocuments(schema, sources).map((document) => [document.id, document]),
  )
  return changes.map((change) => {
    const lines = linesOf(change, stored)
    const id = change.kind === 'put' ? change.source.id : change.id
    return { id, lines, letters: lines.reduce((sum, line) => sum + JSON.stringify(line).length, 0) }
  })
}

function linesOf(change: Change, stored: ReadonlyMap<string, StoredDocument>): Json[] {
  switch (change.kind) {
    case 'put':
      return [{ index: { _id: change.source.id } }, { ...stored.get(change.source.id) }]
    case 'patch':
      return [{ update: { _id: change.id } }, { doc: { numbers: storedNumbers(change.numbers) } }]
    case 'remove':
      return [{ delete: { _id: change.id } }]
  }
}

function* batches(operations: readonly Operation[]): Generator<Operation[]> {
  let batch: Operation[] = []
  let letters = 0
  for (const operation of operations) {
    if (batch.length > 0 && letters + operation.letters > MAX_LETTERS) {
      yield batch
      batch = []
      letters = 0
    }
    batch.push(operation)
    letters += operation.letters
  }
  if (batch.length > 0) yield batch
}

/** Answers what was refused for good. */
async function writeBatch(
  connection: Connection,
  target: Target,
  batch: Operation[],
  { attempts, firstPauseMs }: typeof PATIENCE,
): Promise<{ id: string; reason: string }[]> {
  const refused: { id: string; reason: string }[] = []
  let left = batch
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryBatch(connection, target, left, attempt === attempts)
    refused.push(...outcome.refused)
    left = outcome.busy
    if (left.length === 0) return refused
    if (attempt === attempts) throw new BackendDown(`OpenSearch was too busy for ${left.length} documents`)
    await sleep(pauseMs(firstPauseMs, attempt))
  }
}

/** Twice as long each time, and never two writers in step. */
function pauseMs(firstMs: number, attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, firstMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
}

interface Outcome {
  busy: Operation[]
  refused: { id: string; reason: string }[]
}

interface BulkAnswer {
  errors: boolean
  items: Record<string, { status: number; error?: { type: string; reason: string } }>[]
}

async function tryBatch(
  connection: Connection,
  target: Target,
  batch: Operation[],
  isLast: boolean,
): Promise<Outcome> {
  let answer: BulkAnswer
  try {
    answer = await connection.ask<BulkAnswer>({
      method: 'POST',
      path: `/${target.index}/_bulk`,
      lines: batch.flatMap(({ lines }) => lines),
      // An index by the name of a lost alias would spring up otherwise.
      query: { require_alias: target.isAlias },
      timeoutMs: REQUEST_MS,
    })
  } catch (error) {
    if (isLast || !(error instanceof BackendDown)) throw error
    return { busy: batch, refused: [] }
  }
  const outcome: Outcome = { busy: [], refused: [] }
  if (!answer.errors) return outcome
  answer.items.forEach((item, place) => {
    const operation = batch[place] as Operation
    const { status, error } = Object.values(item)[0] as (typeof item)[string]
    // Whoever is gone already need not be changed or removed.
    if (!error || error.type === GONE) return
    if (error.type === NO_INDEX) throw new BackendDown(`OpenSearch has no ${target.index}`)
    if (status === TOO_MANY_REQUESTS || status >= SERVER_FAULT) outcome.busy.push(operation)
    else outcome.refused.push({ id: operation.id, reason: `${error.type}: ${error.reason}` })
  })
  return outcome
}
