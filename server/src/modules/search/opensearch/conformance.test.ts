import { test } from 'node:test'
import { startOpenSearch } from '../../../../../infra/opensearch/run-opensearch.ts'
import { silentLog } from '../../../kernel/log.ts'
import { conformance } from '../conformance.ts'
import { createOpenSearchBackend } from './opensearch.ts'

/** A machine under load may stall a young node for long. */
const PATIENCE_MS = 20_000

const node = await startOpenSearch()
if ('reason' in node) test('OpenSearch keeps the promises of search', (t) => t.skip(node.reason))
else
  conformance('OpenSearch', async () => {
    const backend = createOpenSearchBackend({
      url: node.url,
      prefix: 'techmart-test',
      log: silentLog,
      requestTimeoutMs: PATIENCE_MS,
    })
    await backend.prepare()
    return {
      backend,
      rebuild: async (language, everything) => {
        const rebuild = await backend.startRebuild(language)
        await rebuild.apply(everything)
        await rebuild.finish()
      },
      close: async () => {
        await backend.close()
        await node.stop()
      },
    }
  })
