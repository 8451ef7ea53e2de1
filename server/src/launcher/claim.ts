import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isCode, startStamp, stillLives } from './processes.ts'

/** A file that says which living process has something for itself, and what others should know about it. */
export type Claim<Facts> = {
  /** Replaces what others read. */
  update(facts: Facts): void
  release(): void
}

type Entry<Facts> = { pid: number; stamp: string; facts: Facts }

/**
 * Takes `path` for this process, or answers who has it. A claim ends with its process: one left by a process that
 * died, in whatever way, counts for nothing.
 */
export function claim<Facts>(path: string, facts: Facts): Claim<Facts> | { holder: number; facts: Facts } {
  const stamp = startStamp(process.pid)
  if (stamp === undefined) throw new Error('this process cannot be found among the living')
  const draft = `${path}.${process.pid}`
  const write = (current: Facts) =>
    writeFileSync(draft, JSON.stringify({ pid: process.pid, stamp, facts: current }))

  for (;;) {
    write(facts)
    if (linked(draft, path)) {
      return {
        update: (current) => {
          write(current)
          renameSync(draft, path)
        },
        release: () => rmSync(path, { force: true }),
      }
    }
    const holder = readClaim<Facts>(path)
    if (holder) return holder
    removeLeftover(path)
  }
}

/** Who has `path` claimed now; undefined when nobody living has. */
export function readClaim<Facts>(path: string): { holder: number; facts: Facts } | undefined {
  const entry = readEntry<Facts>(path)
  return entry && stillLives(entry.pid, entry.stamp) ? { holder: entry.pid, facts: entry.facts } : undefined
}

/** A link appears with its content, where a file just made would be empty for a moment. False if `to` is there. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(from, { force: true })
  }
}

/** Of two processes that find the same leftover, one may already have claimed anew: that claim is put back. */
function removeLeftover(path: string): void {
  const aside = `${path}.${process.pid}.left`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (readClaim(aside)) renameSync(aside, path)
  else rmSync(aside, { force: true })
}

function readEntry<Facts>(path: string): Entry<Facts> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // Cut short by a crash, or gone meanwhile: nobody's.
    if (error instanceof SyntaxError || isCode(error, 'ENOENT')) return undefined
    throw error
  }
}
