import { setTimeout as sleep } from 'node:timers/promises'
import type { Change } from '../engine/corpus.ts'
import type { Schema } from '../engine/schema.ts'
import { coalesce } from './coalesce.ts'
import type { Connection } from './connection.ts'
import type { IndexNames } from './index-template.ts'
import { createIndex, refresh, removeAbandoned, removeIndex, serveFrom } from './indices.ts'
import { writeBulk } from './write-bulk.ts'

/** A new index that is filled while the old one serves. */
export interface Rebuild {
  /** Fills the new index; nobody finds it yet. */
  apply: (changes: readonly Change[]) => Promise<void>
  /** Brings in what this process changed meanwhile, serves from the new index and removes the old one. */
  finish: () => Promise<void>
  /** Removes the new index; the old one goes on serving. */
  abandon: () => Promise<void>
}

/** A rebuild, and how it hears of changes that are made meanwhile. */
export interface RunningRebuild extends Rebuild {
  /** Makes the new index. */
  begin: () => Promise<void>
  note: (changes: readonly Change[]) => void
}

/** Documents that may change during a rebuild. */
const MAX_CHANGED = 100_000

/** Searches that began in the old index come to their end there. */
const GRACE_MS = 2_000

/** More changed than a rebuild can catch up with. */
class RebuildOvertaken extends Error {
  override name = 'RebuildOvertaken'
}

/** Notes changes from now on; then it has to begin. */
export function createRebuild(
  connection: Connection,
  names: IndexNames,
  schema: Schema,
  { exclusively, ended }: { exclusively: (work: () => Promise<void>) => Promise<void>; ended: () => void },
): RunningRebuild {
  const index = `${names.alias}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
  const target = { index, isAlias: false }
  let changed = new Map<string, Change>()
  const abandon = async () => {
    ended()
    await removeIndex(connection, index)
  }
  const catchUp = async () => {
    if (changed.size > MAX_CHANGED) throw new RebuildOvertaken(`More than ${MAX_CHANGED} documents changed`)
    const behind = changed
    changed = new Map()
    await writeBulk(connection, target, schema, behind.values())
    await refresh(connection, index)
  }
  return {
    begin: async () => {
      try {
        await removeAbandoned(connection, names)
        await createIndex(connection, index)
      } catch (error) {
        ended()
        throw error
      }
    },
    note: (changes) => {
      if (changed.size <= MAX_CHANGED) coalesce(changes, changed)
    },
    apply: (changes) => writeBulk(connection, target, schema, coalesce(changes).values()),
    finish: async () => {
      let before: string[] = []
      try {
        // Most of it while changes go on; what is left in a moment without any.
        await catchUp()
        await exclusively(async () => {
          await catchUp()
          before = await serveFrom(connection, names, index)
          ended()
        })
      } catch (error) {
        // Where not even this can be done, a later rebuild clears it away.
        await abandon().catch(() => {})
        throw error
      }
      await sleep(GRACE_MS)
      for (const old of before) await removeIndex(connection, old)
    },
    abandon,
  }
}
