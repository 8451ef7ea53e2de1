import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../kernel/log.ts'
import { createBuiltIn } from './built-in.ts'
import { conformance } from './conformance.ts'

conformance('the built-in engine', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'search-'))
  const backend = createBuiltIn({ folder, log: silentLog })
  return {
    backend,
    // Keeping it writes a copy without the dead, and goes on with that.
    rebuild: () => backend.keep(() => 'kept'),
    close: () => rm(folder, { recursive: true, force: true }),
  }
})
