import { ConfigError } from './config.ts'
import { type Command, UsageError } from './launcher/command.ts'
import { LaunchError } from './launcher/launch-error.ts'
import './launcher/leash.ts'

const commands: Record<string, { summary: string; load(): Promise<Command> }> = {
  start: { summary: 'Opens the shop', load: () => import('./launcher/start.ts') },
  dev: {
    summary: 'Opens the shop and follows every change of its source',
    load: () => import('./launcher/dev.ts'),
  },
  test: { summary: 'Runs all tests: checks, modules, journeys', load: () => import('./launcher/test.ts') },
  check: {
    summary: 'Checks format, types, boundaries, links; no database',
    load: () => import('./launcher/check.ts'),
  },
  bench: { summary: 'Measures', load: () => import('./launcher/bench.ts') },
  chaos: {
    summary: 'Kills and breaks a shop at work, and checks that nothing was lost',
    load: () => import('./launcher/chaos.ts'),
  },
  migrate: { summary: 'Brings the database up to date', load: () => import('./launcher/migrate.ts') },
  seed: { summary: 'Fills an empty database with the demo shop', load: () => import('./launcher/seed.ts') },
}

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(overview())
    return 0
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!entry) return complain(`There is no command "${name}".`, 'techmart help lists them.', 2)
  try {
    const command = await entry.load()
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(command.help)
      return 0
    }
    return await command.run(args)
  } catch (error) {
    return explain(name, error)
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`)
  return `TechMart\n\n  techmart COMMAND [flags]      or  npm start, npm test, npm run COMMAND -- [flags]\n\n${lines.join('\n')}\n\nEach takes --help.\n`
}

function explain(name: string, error: unknown): number {
  if (error instanceof UsageError)
    return complain(error.message, `techmart ${name} --help lists the flags.`, 2)
  if (error instanceof ConfigError) return complain(error.message, 'Change that setting and try again.', 2)
  if (error instanceof LaunchError) return complain(error.message, error.advice, 1)
  // Ended by a signal, which whoever sent it knows.
  if (error instanceof Error && error.name === 'AbortError') return 130
  if (isDenied(error)) {
    return complain(
      `This user may not write ${error.path ?? 'a file that is needed'}.`,
      'Start as the user who did so before, or give yourself the right to.',
      1,
    )
  }
  console.error(error)
  return 1
}

function complain(sentence: string, advice: string, code: number): number {
  process.stderr.write(`\n${sentence}\n${advice}\n`)
  return code
}

function isDenied(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')
}

// Not set as an exit code only: a handle left open must not keep a finished command alive.
process.exit(await main(process.argv.slice(2)))
