import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A command of the command line. */
export interface Command {
  /** What `--help` prints. */
  help: string
  /** Does it; answers the exit code. */
  run(args: string[]): Promise<number>
}

/** The command line was not understood; the message is a sentence that says why. Exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>

/** Reads flags (and words, where `words` says that there may be some). Throws UsageError naming what does not fit. */
export function parseFlags<O extends Options>(args: string[], options: O, { words = false } = {}): Parsed<O> {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true })
    const [first] = parsed.positionals
    if (!words && first !== undefined) throw new UsageError(`"${first}" is not understood here.`)
    return parsed
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof TypeError)) throw error
    throw new UsageError(sentence(error.message))
  }
}

/** The first sentence of Node's message; what follows is about passing odd values. */
function sentence(message: string): string {
  const [first = message] = message.split(/\.\s|\n/)
  return `${first
    .replace(/^Unknown option '([^' ]+)[^']*'/, 'There is no flag $1')
    .replace(/^Option '([^' ]+) <value>' argument missing/, '$1 needs a value')
    .replace(/^Option '([^' ]+)' does not take an argument/, '$1 takes no value')
    .replace(/\.$/, '')}.`
}
