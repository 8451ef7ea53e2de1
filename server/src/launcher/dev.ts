import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './builds.ts'
import { ROOT } from './installation.ts'
import { LaunchError } from './launch-error.ts'
import type { OpenShop } from './open-shop.ts'
import { runShop } from './start.ts'
import { createTerminal, type Terminal } from './terminal.ts'

export const help = `Opens the shop like start, and follows every change of its source.

  npm run dev -- [flags]    (or: techmart dev [flags])

A change in server/ or contracts/ starts the web and worker processes anew; one in storefront/, admin/ or
contracts/ builds that front end again first (the one you would ship, so what you see is what shoppers get).
What the processes say appears here. The flags are those of start; see techmart start --help.
`

const FOLDERS = ['contracts/src', 'server/src', 'storefront', 'admin']
const DERIVED = /(^|\/)(node_modules|build|\.react-router)(\/|$)|\.test\.tsx?$/
/** Editors and git write many files in one go. */
const SETTLE_MS = 150

export async function run(args: string[]): Promise<number> {
  return await runShop(args, { verbose: true, opened: followSources })
}

async function followSources(shop: OpenShop, signal: AbortSignal): Promise<void> {
  const terminal = createTerminal(process.stdout)
  let timer: NodeJS.Timeout | undefined
  let renewing = Promise.resolve()
  for (const folder of FOLDERS) {
    watch(join(ROOT, folder), { recursive: true, signal }, (_event, file) => {
      if (file === null || DERIVED.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        renewing = renewing.then(() => renew(shop, terminal, signal))
      }, SETTLE_MS)
    })
  }
}

async function renew({ supervisor }: OpenShop, terminal: Terminal, signal: AbortSignal): Promise<void> {
  try {
    await buildWhatChanged(terminal, signal)
    await terminal.step('Restart with the change', async () => {
      await Promise.all([supervisor.restart('web'), supervisor.restart('worker')])
    })
  } catch (error) {
    // A mistake in the source is shown; the next change tries again.
    if (!(error instanceof LaunchError)) throw error
    terminal.print(error.message)
  }
}
