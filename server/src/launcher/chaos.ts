import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseFlags } from './command.ts'
import { ROOT } from './installation.ts'

export const help = `Shows that orders cannot go wrong: a shop of its own is used by shoppers and staff while its processes
are killed and its connections break, is left to come to rest, and is checked from four sides.

  npm run chaos -- [flags]      (or: techmart chaos [flags])

  --seed S         what chance makes of the run; printed, so that a run can be repeated (a new one)
  --minutes M      how long things are broken; coming to rest takes two or three minutes more (2)
  --shoppers N     shoppers at once (8)
  --staff N        members of staff at once (2)
  --pay-window S   seconds a shopper has to pay (45)
  --port N         the first port that may be used (23000)
  --folder PATH    where the run leaves its traces; without it they are kept only when something was found
  --json           one JSON object with all counts on the last line
  --help           this text

Ends with 1 when anything was found. What is checked, and how: docs/chaos.md.
`

const RUN = join(ROOT, 'test', 'chaos', 'run.ts')
const text = { type: 'string' } as const

export async function run(args: string[]): Promise<number> {
  parseFlags(args, {
    seed: text,
    minutes: text,
    shoppers: text,
    staff: text,
    'pay-window': text,
    port: text,
    folder: text,
    json: { type: 'boolean' },
  })
  const child = spawn(process.execPath, [RUN, ...args], { stdio: 'inherit', cwd: ROOT })
  // Whoever breaks it off waits until it has ended everything it started.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => child.kill(name))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 130
}
