import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { silentLog } from '../../../kernel/log.ts'
import { BackendDown } from '../backend.ts'
import type { Change } from '../engine/corpus.ts'
import { productSchema } from '../product-schema.ts'
import { createConnection } from './connection.ts'
import { createOpenSearchBackend } from './opensearch.ts'
import { DocumentsRefused, writeBulk } from './write-bulk.ts'

const REQUEST_MS = 200
const QUICK = { attempts: 4, firstPauseMs: 1 }
const TARGET = { index: 'lamps', isAlias: false }

/** Something that speaks OpenSearch's protocol as `answer` says; counts what it is asked. */
async function cluster(
  t: TestContext,
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
) {
  const asked = { count: 0 }
  const server = createServer((request, response) => {
    asked.count++
    response.setHeader('content-type', 'application/json')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function backendOf(t: TestContext, url: string) {
  const backend = createOpenSearchBackend({ url, prefix: 'x', log: silentLog, requestTimeoutMs: REQUEST_MS })
  t.after(backend.close)
  return backend
}

const lamps = { text: 'lamp', limit: 1 }

test('where nobody listens, search is down', async (t) => {
  const backend = backendOf(t, 'http://127.0.0.1:9')
  await assert.rejects(backend.search('en', lamps), BackendDown)
  await assert.rejects(backend.complete('en', 'lam', 5), BackendDown)
})

test('whoever does not answer in time is down', async (t) => {
  const { url } = await cluster(t, () => {})
  const started = performance.now()
  await assert.rejects(backendOf(t, url).search('en', lamps), BackendDown)
  assert.ok(performance.now() - started < 10 * REQUEST_MS)
})

test('after some failures a cluster that is overloaded is left alone', async (t) => {
  const { url, asked } = await cluster(t, (_, response) => response.writeHead(503).end('{}'))
  const backend = backendOf(t, url)
  for (let i = 0; i < 20; i++) await assert.rejects(backend.search('en', lamps), BackendDown)
  assert.equal(asked.count, 5)
})

test('an answer with a search that failed is down, not empty', async (t) => {
  const partial = { responses: [{ hits: { total: { value: 0 }, hits: [] }, _shards: { failed: 1 } }] }
  const { url } = await cluster(t, (_, response) => response.end(JSON.stringify(partial)))
  await assert.rejects(backendOf(t, url).search('en', lamps), BackendDown)
})

test('what is no OpenSearch at all is down', async (t) => {
  const { url } = await cluster(t, (_, response) => response.end('<html>'))
  await assert.rejects(backendOf(t, url).search('en', lamps), BackendDown)
})

const changes: Change[] = ['a', 'b', 'c'].map((id) => ({
  kind: 'put',
  source: { id, texts: { title: 'Lamp' }, facets: {}, numbers: {} },
}))

/** A cluster for bulks: `statusOf` says what becomes of a document at an attempt, from 1. */
async function bulks(t: TestContext, statusOf: (id: string, attempt: number) => number) {
  const attempts: string[][] = []
  const { url } = await cluster(t, async (request, response) => {
    const lines = (await body(request)).trim().split('\n')
    const ids = lines
      .filter((_, place) => place % 2 === 0)
      .map((line) => JSON.parse(line).index._id as string)
    attempts.push(ids)
    const items = ids.map((id) => {
      const status = statusOf(id, attempts.length)
      const error = status < 300 ? {} : { error: { type: `kind_${status}`, reason: 'because' } }
      return { index: { _id: id, status, ...error } }
    })
    response.end(JSON.stringify({ errors: items.some(({ index }) => index.status >= 300), items }))
  })
  const connection = createConnection({ url, log: silentLog, requestTimeoutMs: REQUEST_MS })
  t.after(connection.close)
  return { attempts, write: () => writeBulk(connection, TARGET, productSchema('en'), changes, QUICK) }
}

async function body(request: IncomingMessage): Promise<string> {
  return request.headers['content-encoding'] === 'gzip'
    ? gunzipSync(await buffer(request)).toString()
    : text(request)
}

test('documents that the cluster is too busy for are written again, and only those', async (t) => {
  const { attempts, write } = await bulks(t, (id, attempt) => (id !== 'a' && attempt < 3 ? 429 : 201))
  await write()
  assert.deepEqual(attempts, [
    ['a', 'b', 'c'],
    ['b', 'c'],
    ['b', 'c'],
  ])
})

test('a cluster that stays busy is down, after as many attempts as are allowed', async (t) => {
  const { attempts, write } = await bulks(t, (id) => (id === 'b' ? 503 : 201))
  await assert.rejects(write(), BackendDown)
  assert.deepEqual(attempts, [['a', 'b', 'c'], ['b'], ['b'], ['b']])
})

test('a document that cannot be kept is named, and the others are written', async (t) => {
  const { attempts, write } = await bulks(t, (id) => (id === 'b' ? 400 : 201))
  await assert.rejects(write(), (error) => {
    assert.ok(error instanceof DocumentsRefused)
    assert.deepEqual(error.ids, ['b'])
    assert.match(error.message, /b: kind_400: because/)
    return true
  })
  assert.equal(attempts.length, 1)
})

test('a bulk that is refused as a whole is tried again', async (t) => {
  let tries = 0
  const { url } = await cluster(t, (_, response) => {
    if (++tries < 3) response.writeHead(429).end('{}')
    else response.end(JSON.stringify({ errors: false, items: [] }))
  })
  const connection = createConnection({ url, log: silentLog, requestTimeoutMs: REQUEST_MS })
  t.after(connection.close)
  await writeBulk(connection, TARGET, productSchema('en'), changes, QUICK)
  assert.equal(tries, 3)
})
