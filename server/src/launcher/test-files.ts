import { globSync } from 'node:fs'
import { ROOT } from './installation.ts'

const PATTERN = '{contracts,server,storefront,admin,test,bench,infra}/**/*.test.ts'
const SKIPPED = /(^|\/)(node_modules|build)$/

/** Every test file of the clone, as paths from its root. */
export function testFiles(): string[] {
  return globSync(PATTERN, { cwd: ROOT, exclude: (path) => SKIPPED.test(path) }).sort()
}

/** Needs neither a database nor anything else that runs. */
export function isPure(file: string): boolean {
  return file.endsWith('.pure.test.ts')
}

/** Needs a browser. */
export function isJourney(file: string): boolean {
  return file.startsWith('test/journeys/')
}

/** Runs with the checks, as it reads source only. */
export function isArchitecture(file: string): boolean {
  return file === 'test/architecture.test.ts'
}
