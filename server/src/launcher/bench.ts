import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './command.ts'
import { ROOT } from './installation.ts'

export const help = `Measures. Every file bench/NAME.bench.ts is a measurement that prints its own figures.

  npm run bench -- [NAME …] [--json] [settings of the measurement]   (or: techmart bench …)

Without a name all are run, one after the other: measurements do not share the machine.
--json prints one JSON object on the last line. Other settings are described at the head of each file.
`

const SUFFIX = '.bench.ts'

export async function run(args: string[]): Promise<number> {
  // Names come first; from the first flag on, everything is the measurements' own.
  const flagsAt = args.findIndex((arg) => arg.startsWith('-'))
  const names = flagsAt < 0 ? args : args.slice(0, flagsAt)
  const settings = flagsAt < 0 ? [] : args.slice(flagsAt)
  const known = readdirSync(join(ROOT, 'bench'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) throw new UsageError(`There is no measurement "${unknown}"; there are ${known.join(', ')}.`)
  for (const name of names.length > 0 ? names : known) {
    const file = join(ROOT, 'bench', `${name}${SUFFIX}`)
    const [code] = await once(
      spawn(process.execPath, [file, ...settings], { stdio: 'inherit', cwd: ROOT }),
      'exit',
    )
    if (code !== 0) return 1
  }
  return 0
}
