import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { childEnvironment } from '../config.ts'
import { runChecks } from './check.ts'
import { parseFlags, UsageError } from './command.ts'
import { ROOT } from './installation.ts'
import { LaunchError } from './launch-error.ts'
import { createTerminal, seconds, type Terminal } from './terminal.ts'
import { isArchitecture, isJourney, isPure, testFiles } from './test-files.ts'
import { startTestPostgres } from './test-postgres.ts'
import { runTests, type TestTotals } from './test-run.ts'

export const help = `Runs the tests: first the checks, then the tests of modules on a real PostgreSQL (a built-in one, started
for the run), then journeys in a real Chromium.

  npm test -- [flags] [WORD …]   (or: techmart test [flags] [WORD …])

  --only STAGE   check, unit or journeys (unit: all tests without a browser)
  --jobs N       test files that run at once (as many as there are cores; journeys one after the other)
  --slowest N    how many of the slowest files to list at the end (10)
  --help         this text

With words, only test files run whose path holds one of them, and no checks.
`

const STAGES = ['check', 'unit', 'journeys'] as const
type Stage = (typeof STAGES)[number]

interface Plan {
  checks: boolean
  unit: string[]
  journeys: string[]
  jobs: number | undefined
  slowest: number
}

export async function run(args: string[]): Promise<number> {
  const plan = readPlan(args)
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort())
  const terminal = createTerminal(process.stdout)
  const begun = performance.now()

  const failedChecks = plan.checks ? await runChecks(terminal, stop.signal) : 0
  const stages = await runStages(plan, terminal, stop.signal)
  report(stages, failedChecks, plan, performance.now() - begun, terminal)
  if (stop.signal.aborted) return 130
  return failedChecks + sum(stages, 'failed') === 0 ? 0 : 1
}

function readPlan(args: string[]): Plan {
  const { values, positionals: words } = parseFlags(
    args,
    { only: { type: 'string' }, jobs: { type: 'string' }, slowest: { type: 'string', default: '10' } },
    { words: true },
  )
  const only = STAGES.find((stage) => stage === values.only)
  if (values.only !== undefined && !only) throw new UsageError(`--only takes one of ${STAGES.join(', ')}.`)
  const wants = (stage: Stage) => only === undefined || only === stage
  const chosen = testFiles().filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  if (chosen.length === 0) throw new UsageError(`No test file has ${words.join(' or ')} in its path.`)
  const checks = wants('check') && words.length === 0
  // The checks run those two kinds already.
  const unit = chosen.filter(
    (file) => !isJourney(file) && !(checks && (isPure(file) || isArchitecture(file))),
  )
  return {
    checks,
    unit: wants('unit') ? unit : [],
    journeys: wants('journeys') ? chosen.filter(isJourney) : [],
    jobs: values.jobs === undefined ? undefined : wholeNumber('jobs', values.jobs),
    slowest: wholeNumber('slowest', values.slowest),
  }
}

async function runStages(plan: Plan, terminal: Terminal, signal: AbortSignal): Promise<TestTotals[]> {
  const { unit, journeys, jobs } = plan
  if (unit.length + journeys.length === 0 || signal.aborted) return []
  const postgres = await terminal.step('PostgreSQL', () => startTestPostgres(terminal.print))
  const stage = (label: string, files: string[], atOnce: number) =>
    terminal.step(
      label,
      (progress) =>
        runTests({
          files,
          env: childEnvironment({ TEST_DATABASE_URL: postgres.url }),
          jobs: atOnce,
          signal,
          report: (text) => terminal.print(text),
          progress,
        }),
      ({ failed }) => failed === 0,
    )
  try {
    const done: TestTotals[] = []
    if (unit.length > 0) done.push(await stage('Tests', unit, jobs ?? availableParallelism()))
    if (journeys.length > 0 && !signal.aborted) {
      await terminal.step('Chromium', requireChromium)
      done.push(await stage('Journeys', journeys, jobs ?? 1))
    }
    return done
  } finally {
    await postgres.stop()
  }
}

/** Found or installed by a program of its own: journeys look for it in the same way. */
async function requireChromium(): Promise<void> {
  const finder = spawn(process.execPath, [join(ROOT, 'test', 'chromium.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(finder, 'exit')
  if (code !== 0) throw new LaunchError('The journeys need Chromium.', 'Install it, and run npm test again.')
}

function report(
  stages: TestTotals[],
  failedChecks: number,
  plan: Plan,
  ms: number,
  terminal: Terminal,
): void {
  const slowest = stages
    .flatMap(({ files }) => files)
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, plan.slowest)
  if (slowest.length > 0) terminal.print('\nSlowest files')
  for (const { file, ms } of slowest) terminal.print(`${seconds(ms)}  ${file}`)
  const checks = plan.checks
    ? `${failedChecks === 0 ? 'checks passed' : `${failedChecks} checks failed`}, `
    : ''
  const skipped = sum(stages, 'skipped') > 0 ? `, ${sum(stages, 'skipped')} skipped` : ''
  terminal.print(
    `\n${checks}${sum(stages, 'passed')} passed, ${sum(stages, 'failed')} failed${skipped}, in ${(ms / 1000).toFixed(0)} s`,
  )
}

function sum(stages: TestTotals[], kind: 'passed' | 'failed' | 'skipped'): number {
  return stages.reduce((total, stage) => total + stage[kind], 0)
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new UsageError(`--${name} takes a whole number above 0, not "${text}".`)
}
