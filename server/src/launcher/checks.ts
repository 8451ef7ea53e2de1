import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { findDeadLinks } from './doc-links.ts'
import { ROOT, toolPath } from './installation.ts'
import { isPure, testFiles } from './test-files.ts'

export interface Check {
  name: string
  /** Throws an error whose message is all there is to tell. */
  run(signal: AbortSignal): Promise<void>
}

const PACKAGES = ['contracts', 'server', 'storefront', 'admin']
const ARCHITECTURE = 'test/architecture.test.ts'

/** The checks, those that take longest first. */
export function checks(): Check[] {
  return [
    {
      name: 'Boundaries proven by planted violations',
      run: (signal) => node(['--test', ARCHITECTURE], signal),
    },
    ...typedFolders().map((folder) => ({
      name: `Types of ${folder}`,
      run: (signal: AbortSignal) => types(folder, signal),
    })),
    { name: 'Pure tests', run: (signal) => node(['--test', ...testFiles().filter(isPure)], signal) },
    { name: 'Dead code', run: (signal) => tool('knip', [], signal) },
    { name: 'Boundaries', run: (signal) => tool('depcruise', [...sources(), '--config'], signal) },
    {
      name: 'OpenAPI document',
      run: (signal) => node(['server/src/launcher/openapi.ts', '--check'], signal),
    },
    { name: 'Format and lint', run: (signal) => tool('biome', ['check', '.'], signal, { native: true }) },
    { name: 'Links of the documents', run: documentLinks },
  ]
}

/** Every folder that says how its TypeScript is to be read. */
function typedFolders(): string[] {
  return globSync('*/tsconfig.json', { cwd: ROOT, exclude: ['node_modules'] }).map(
    (path) => path.split('/')[0] ?? path,
  )
}

async function types(folder: string, signal: AbortSignal): Promise<void> {
  const routed = globSync(`${folder}/react-router.config.*`, { cwd: ROOT }).length > 0
  if (routed) await tool('react-router', ['typegen'], signal, { folder })
  await tool('tsc', ['--noEmit', '--pretty', 'false', '-p', '.'], signal, { folder })
}

function sources(): string[] {
  return [...PACKAGES, 'test', 'bench'].filter((folder) => existsSync(join(ROOT, folder)))
}

async function documentLinks(): Promise<void> {
  const files = globSync('**/*.md', {
    cwd: ROOT,
    exclude: (path) => /(^|\/)(node_modules|build|\.\w+)$/.test(path),
  })
  const dead = findDeadLinks(ROOT, files)
  if (dead.length > 0)
    throw new Error(dead.map(({ file, line, target }) => `${file}:${line}  ${target}`).join('\n'))
}

function node(args: string[], signal: AbortSignal): Promise<void> {
  return quiet(process.execPath, args, ROOT, signal)
}

/** A tool of the packages, run by the pinned Node unless it is a program of its own. */
function tool(
  name: string,
  args: string[],
  signal: AbortSignal,
  { folder = '.', native = false } = {},
): Promise<void> {
  const path = toolPath(name, folder)
  const cwd = join(ROOT, folder)
  return native ? quiet(path, args, cwd, signal) : quiet(process.execPath, [path, ...args], cwd, signal)
}

/** Says nothing unless it fails; then the error is what it said. */
function quiet(command: string, args: string[], cwd: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(said.trim() || `ended with ${code}`)),
    )
  })
}
