import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, ftruncateSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compressAssets } from './compress-assets.ts'
import { lastLines, NOTES_FOLDER, openLog, ROOT, toolPath } from './installation.ts'
import { LaunchError } from './launch-error.ts'
import { isCode } from './processes.ts'
import type { Terminal } from './terminal.ts'

/** A front end that is built before it is served. */
interface FrontEnd {
  name: 'storefront' | 'admin'
  label: string
  /** The tool that builds it, as found among the packages. */
  tool: string
  /** A file that is there once it is built. */
  product: string
  /** Where the files are that browsers fetch. */
  assets: string
}

const frontEnds: FrontEnd[] = [
  {
    name: 'storefront',
    label: 'Storefront build',
    tool: 'react-router',
    product: 'storefront/build/server',
    assets: 'storefront/build/client',
  },
  {
    name: 'admin',
    label: 'Admin build',
    tool: 'vite',
    product: 'admin/build/index.html',
    assets: 'admin/build',
  },
]

const DERIVED = new Set(['node_modules', 'build', '.react-router'])
const RECORD = join(NOTES_FOLDER, 'builds.json')
const LINES_SHOWN = 25

/** Builds every front end whose sources are not those it was built from. */
export async function buildWhatChanged(terminal: Terminal, signal: AbortSignal): Promise<void> {
  const stale = frontEnds.filter(isStale)
  await Promise.all(stale.map((one) => terminal.step(one.label, () => build(one, signal))))
}

function isStale(frontEnd: FrontEnd): boolean {
  return readRecord()[frontEnd.name] !== sourceHash(frontEnd) || !existsSync(join(ROOT, frontEnd.product))
}

/** For production. Throws LaunchError with the tool's last words. */
async function build(frontEnd: FrontEnd, signal: AbortSignal): Promise<void> {
  const hash = sourceHash(frontEnd)
  const path = join(NOTES_FOLDER, 'logs', `build-${frontEnd.name}.log`)
  const file = openLog(path)
  ftruncateSync(file)
  const child = spawn(process.execPath, [toolPath(frontEnd.tool, frontEnd.name), 'build'], {
    cwd: join(ROOT, frontEnd.name),
    stdio: ['ignore', file, file],
    signal,
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) {
    throw new LaunchError(
      `The ${frontEnd.name} cannot be built:\n${lastLines(path, LINES_SHOWN)}`,
      `All it said: ${path}`,
    )
  }
  await compressAssets(join(ROOT, frontEnd.assets))
  // Read anew: the other front end may have been built meanwhile.
  writeFileSync(RECORD, JSON.stringify({ ...readRecord(), [frontEnd.name]: hash }, undefined, 2))
}

/** Of every file that the build is made from: its own, the contracts, the versions of all packages. */
function sourceHash({ name }: FrontEnd): string {
  const hash = createHash('sha256')
  const files = [
    ...filesUnder(join(ROOT, name)),
    ...filesUnder(join(ROOT, 'contracts')),
    join(ROOT, 'package-lock.json'),
  ]
  for (const file of files.sort())
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (DERIVED.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}

function readRecord(): Partial<Record<FrontEnd['name'], string>> {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'))
  } catch (error) {
    // Cut short by a crash: everything is built once more.
    if (error instanceof SyntaxError || isCode(error, 'ENOENT')) return {}
    throw error
  }
}
