import { availableParallelism } from 'node:os'
import { type Check, checks } from './checks.ts'
import { parseFlags } from './command.ts'
import { createTerminal, type Terminal } from './terminal.ts'

export const help = `Checks everything that needs no database.

  npm run check             (or: techmart check)

Format and lint (Biome), types (TypeScript), boundaries (dependency-cruiser), dead code (knip), the fences
themselves (test/architecture.test.ts), the OpenAPI document, links of the documents, pure tests (*.pure.test.ts).
`

export async function run(args: string[]): Promise<number> {
  parseFlags(args, {})
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort())
  const terminal = createTerminal(process.stdout)
  const begun = performance.now()
  const failed = await runChecks(terminal, stop.signal)
  const time = ((performance.now() - begun) / 1000).toFixed(1)
  terminal.print(`\n${checks().length - failed} checks passed, ${failed} failed, in ${time} s`)
  return failed === 0 ? 0 : 1
}

/** Runs all checks, as many at once as there are cores; answers how many failed, having told why. */
export async function runChecks(terminal: Terminal, signal: AbortSignal): Promise<number> {
  const waiting = checks()
  const complaints: string[] = []
  const work = async () => {
    for (let check = waiting.shift(); check && !signal.aborted; check = waiting.shift()) {
      const complaint = await runCheck(check, terminal, signal)
      if (complaint !== undefined) complaints.push(complaint)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  for (const complaint of complaints) terminal.print(`\n${complaint}`)
  return complaints.length
}

async function runCheck(check: Check, terminal: Terminal, signal: AbortSignal): Promise<string | undefined> {
  try {
    await terminal.step(check.name, () => check.run(signal))
    return undefined
  } catch (error) {
    if (signal.aborted) throw error
    return `${check.name}:\n${error instanceof Error ? error.message : error}`
  }
}
