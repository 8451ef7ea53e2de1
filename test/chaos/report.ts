import type { Finding } from './check/evidence.ts'
import type { KeptProcess } from './kept-process.ts'
import type { Rest } from './settle.ts'
import type { Tally } from './tally.ts'

const SHOWN = 12

export interface Result {
  seed: string
  seconds: number
  tally: Tally
  rest: Rest
  findings: ({ name: string } & Finding)[]
  processes: KeptProcess[]
  /** The PostgreSQL server was given up by whoever kept it. */
  databaseGaveUp: boolean
}

/** What the run did and found, for people; answers how many violations there are. */
export function printReport(result: Result, print: (line: string) => void): number {
  const { tally, findings, rest } = result
  print('')
  for (const [group, kinds] of Object.entries(tally.all())) {
    const parts = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`)
    print(`  ${group.padEnd(28)} ${tally.of(group)}: ${parts.join(', ')}`)
  }
  print('')
  const restS = (rest.afterMs / 1000).toFixed(0)
  print(
    rest.isAtRest
      ? `  at rest ${restS} s after the last fault`
      : `  NOT at rest after ${restS} s: ${rest.left}`,
  )
  for (const { name, looked, violations, remarks = [] } of findings) {
    print(`  ${violations.length === 0 ? '✓' : '✗'} ${name} (${looked})`)
    for (const violation of violations.slice(0, SHOWN)) print(`      ${violation}`)
    if (violations.length > SHOWN) print(`      and ${violations.length - SHOWN} more`)
    for (const remark of remarks) print(`      ${remark}`)
  }
  const own = ownFailures(result)
  for (const failure of own) print(`  ✗ ${failure}`)
  const count = violationsOf(result)
  print('')
  print(
    `  seed ${result.seed}: ${tally.of('visits')} visits, ${tally.of('kills')} kills, ${tally.of('faults')} faults, ` +
      `${count} violations in ${result.seconds.toFixed(0)} s`,
  )
  return count
}

function violationsOf(result: Result): number {
  const broken = result.findings.reduce((sum, { violations }) => sum + violations.length, 0)
  return broken + ownFailures(result).length
}

/** What went wrong outside the data: programs that gave up, errors nobody expected, forgeries that were believed. */
function ownFailures({ processes, tally, databaseGaveUp }: Result): string[] {
  const failures = processes
    .filter((kept) => kept.ownEnds().length > 0)
    .map((kept) => `${kept.name} ended by itself while at work: ${kept.ownEnds().join(', ')}`)
  const internal = tally.all()['internal errors'] ?? {}
  for (const [name, count] of Object.entries(internal))
    failures.push(`${count} answers to ${name} were internal errors`)
  if (tally.of('forged webhooks', 'TAKEN') > 0) failures.push('a forged message of the provider was taken')
  if (databaseGaveUp) failures.push('PostgreSQL was not started again')
  return failures
}
