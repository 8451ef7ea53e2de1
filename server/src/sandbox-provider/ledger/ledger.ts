import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openJournal, readJournal, rewriteJournal } from './journal.ts'
import { type Change, type Delivery, limits } from './model.ts'
import { createTables, type Tables } from './tables.ts'

/** What the provider knows: in memory to read, on disk before anybody outside is told. */
export type Ledger = Omit<Tables, 'apply' | 'changes'> & {
  /** Applies the changes at once, all or none; resolves when they are on disk. */
  commit(changes: readonly Change[]): Promise<void>
  /** Resolves when everything that can be read is on disk. */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the ledger kept in a folder, made when missing. Old delivered events and kept answers are dropped
 * and the journal is rewritten to one line per row.
 */
export async function openLedger(
  folder: string,
  now: () => number,
  onFailure: (error: Error) => void,
): Promise<Ledger> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'journal.jsonl')
  const tables = await compact(path, now())
  const journal = await openJournal(path, onFailure)
  return {
    ...tables,
    commit(changes) {
      for (const change of changes) tables.apply(change)
      return journal.append(changes)
    },
    settled: journal.settled,
    close: journal.close,
  }
}

async function compact(path: string, now: number): Promise<Tables> {
  const everything = createTables()
  for await (const record of readJournal(path)) {
    for (const change of changesOf(record)) everything.apply(change)
  }
  const kept = createTables()
  for (const change of everything.changes()) {
    if (isWorthKeeping(change, everything, now)) kept.apply(change)
  }
  await rewriteJournal(path, linesOf(kept))
  return kept
}

/** Journal lines are only ever written by `commit` and `compact`, so a parsed line is a list of changes. */
function changesOf(record: unknown): readonly Change[] {
  return record as readonly Change[]
}

function isWorthKeeping(change: Change, tables: Tables, now: number): boolean {
  switch (change.kind) {
    case 'intent':
    case 'refund':
      return true
    case 'answer':
      return now - change.value.at < limits.answersKeptMs
    case 'event':
      return isOpen(tables.delivery(change.value.id)) || now - change.value.createdAt < limits.eventsKeptMs
    case 'delivery': {
      const event = tables.event(change.value.eventId)
      return isOpen(change.value) || (event !== undefined && now - event.createdAt < limits.eventsKeptMs)
    }
  }
}

function isOpen(delivery: Delivery | undefined): boolean {
  return delivery?.state === 'pending'
}

function* linesOf(tables: Tables): Generator<readonly Change[]> {
  for (const change of tables.changes()) yield [change]
}
