import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseFlags, UsageError } from './command.ts'
import { ROOT } from './installation.ts'

export const help = `Measures. Every file bench/NAME.bench.ts is a measurement that prints its own figures.

  npm run bench -- [NAME …]   (or: techmart bench [NAME …])

Without a name all are run, one after the other: measurements do not share the machine.
`

const SUFFIX = '.bench.ts'

export async function run(args: string[]): Promise<number> {
  const { positionals } = parseFlags(args, {}, { words: true })
  const known = readdirSync(join(ROOT, 'bench'))
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown) throw new UsageError(`There is no measurement "${unknown}"; there are ${known.join(', ')}.`)
  for (const name of positionals.length > 0 ? positionals : known) {
    const file = join(ROOT, 'bench', `${name}${SUFFIX}`)
    const [code] = await once(spawn(process.execPath, [file], { stdio: 'inherit', cwd: ROOT }), 'exit')
    if (code !== 0) return 1
  }
  return 0
}
