import { relative } from 'node:path'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { ROOT } from './installation.ts'

/** What became of a number of test files. */
export interface TestTotals {
  passed: number
  failed: number
  skipped: number
  files: { file: string; ms: number }[]
}

export interface TestRunOptions {
  /** Paths from the root of the clone. */
  files: string[]
  /** The whole environment of the test processes. */
  env: Record<string, string | undefined>
  /** Files that run at the same time. */
  jobs: number
  signal: AbortSignal
  /** Gets each failure in full, as soon as it is known. */
  report(text: string): void
  /** Gets a short word on how far it is. */
  progress(text: string): void
}

interface Origin {
  file?: string | undefined
  /** The file that was run, where `file` is one that it imports. */
  entryFile?: string
}

const FILE_TIMEOUT_MS = 300_000
const OUTPUT_LINES = 60

/** Runs test files, each in a process of its own. */
export async function runTests(options: TestRunOptions): Promise<TestTotals> {
  const totals: TestTotals = { passed: 0, failed: 0, skipped: 0, files: [] }
  const output = new Map<string, string>()
  const keep = (data: Origin & { message: string }) =>
    output.set(pathOf(data), `${output.get(pathOf(data)) ?? ''}${data.message}`)

  const stream = run({
    files: options.files,
    cwd: ROOT,
    env: options.env,
    concurrency: options.jobs,
    timeout: FILE_TIMEOUT_MS,
    signal: options.signal,
  })
  stream.on('test:stdout', keep)
  stream.on('test:stderr', keep)
  stream.on('test:fail', (data) => {
    const { error } = data.details
    // A suite fails with its tests, which are told one by one.
    if (data.todo !== undefined || ('failureType' in error && error.failureType === 'subtestsFailed')) return
    const path = pathOf(data)
    // A file that failed as a whole has said why, if anything has.
    const said = data.name.endsWith(path) ? lastLines(output.get(path) ?? '') : inspect(error.cause ?? error)
    options.report(`✗ ${path}:${data.line ?? 1}  ${data.name}\n${said.replace(/^/gm, '    ')}\n`)
  })
  stream.on('test:summary', ({ counts, file, duration_ms: ms, ...origin }) => {
    if (file === undefined) {
      totals.passed = counts.passed
      totals.skipped = counts.skipped + counts.todo
      totals.failed = counts.tests - counts.passed - totals.skipped
      return
    }
    totals.files.push({ file: pathOf({ file, ...origin }), ms })
    options.progress(`${totals.files.length} of ${options.files.length} files`)
  })
  await finished(stream.resume())
  return totals
}

function pathOf({ file, entryFile }: Origin): string {
  return relative(ROOT, entryFile ?? file ?? '')
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-OUTPUT_LINES).join('\n')
}
