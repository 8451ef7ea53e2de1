/**
 * `node openapi.ts` writes docs/openapi.json from the contracts; `--check` fails when the file is not what
 * the contracts say.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contracts } from '@techmart/contracts'
import { describeApi } from '../kernel/openapi.ts'
import { version } from '../version.ts'
import { ROOT } from './installation.ts'

const file = join(ROOT, 'docs', 'openapi.json')
const described = `${JSON.stringify(describeApi(Object.values(contracts), version), null, 1)}\n`

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== described) {
    console.error('docs/openapi.json is not what the contracts say; run: node server/src/launcher/openapi.ts')
    process.exit(1)
  }
} else {
  writeFileSync(file, described)
}
